package import Domain
import SQL
import Store

/// What the store's rules are now, for the owner's eyes and the manager's.
package struct SettingsNow: Query {
    /// Asks for all.
    package init() {}

    package static let right = Right.seeReports

    /// The rules.
    package struct Answer: Codable, Sendable, Equatable {
        /// One of them.
        package struct Value: Codable, Sendable, Equatable {
            /// Which.
            package let setting: StoreSetting
            /// What it is; nil = without end.
            package let value: Int64?

            /// A value.
            package init(setting: StoreSetting, value: Int64?) {
                self.setting = setting
                self.value = value
            }
        }

        /// All of them, in their order.
        package let values: [Value]

        /// The rules.
        package init(values: [Value]) { self.values = values }
    }
}

extension SettingsNow {
    package func answer(_ view: View) throws -> Answer {
        let rules = HouseRules(store: view.settings, bookings: try view.db.bookingRules())
        return Answer(values: StoreSetting.allCases.map { .init(setting: $0, value: rules[$0]) })
    }
}
