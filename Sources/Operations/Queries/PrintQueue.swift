package import Domain
import SQL
import Store

/// What waits for the printer.
package struct PrintQueue: Query {
    /// All of it.
    package init() {}

    package static let right = Right.seeCounter

    /// The queue.
    package struct Answer: Codable, Sendable, Equatable {
        /// One that waits.
        package struct Row: Codable, Sendable, Equatable {
            /// Its place.
            package let job: Int64
            /// When it was asked for.
            package let at: Instant
            /// What it is.
            package let title: String
            /// It was printed before.
            package let isCopy: Bool
            /// How often it was tried in vain.
            package let tries: Int64
            /// What the printer said last.
            package let fault: String

            /// One that waits.
            package init(job: Int64, at: Instant, title: String, isCopy: Bool, tries: Int64, fault: String) {
                self.job = job
                self.at = at
                self.title = title
                self.isCopy = isCopy
                self.tries = tries
                self.fault = fault
            }
        }
        /// The first first.
        package let rows: [Row]

        /// A queue.
        package init(rows: [Row]) { self.rows = rows }
    }

    package func answer(_ view: View) throws -> Answer {
        Answer(
            rows: try view.db.printQueue().map {
                .init(job: $0.id, at: $0.at, title: $0.title, isCopy: $0.isCopy, tries: $0.tries, fault: $0.fault)
            })
    }
}
