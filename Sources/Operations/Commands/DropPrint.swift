package import Domain
import SQL
import Store

/// Takes something out of the printer's queue that nobody wants any more.
package struct DropPrint: Command {
    /// Its place in the queue.
    package let job: Int64

    /// What nobody wants.
    package init(job: Int64) { self.job = job }

    package static let right = Right.seeCounter
    package var subject: Subject { .counter }

    /// Nothing more to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// It is out of the queue.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// It is being printed, was printed, or was dropped.
        case gone
    }
}

extension DropPrint {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard try work.db.dropPrintJob(job, at: work.now) else { throw Refusal.gone }
        return Answer()
    }
}
