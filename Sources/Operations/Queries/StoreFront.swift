package import Domain
import SQL
import Store

/// What the login screen and the shell show: store, staff, numbers in the corner. Needs no session.
package struct StoreFront: Query {
    /// Asks for it.
    package init() {}

    package static let right = Right.enter

    /// The store and its staff.
    package struct Answer: Codable, Sendable, Equatable {
        /// The store's settings.
        package let settings: StoreSettings
        /// Who may sign in, by number.
        package let staff: [Staff]
        /// A demo store's PINs by operator; empty in any other.
        package let demoPINs: [DemoPIN]

        /// The store and its staff.
        package init(settings: StoreSettings, staff: [Staff], demoPINs: [DemoPIN]) {
            self.settings = settings
            self.staff = staff
            self.demoPINs = demoPINs
        }
    }

    /// A PIN that a demo store tells everybody.
    package struct DemoPIN: Codable, Sendable, Equatable {
        /// Whose.
        package let number: OperatorID
        /// Six digits.
        package let pin: String

        /// A PIN.
        package init(number: OperatorID, pin: String) {
            self.number = number
            self.pin = pin
        }
    }
}

extension StoreFront {
    package func answer(_ view: View) throws -> Answer {
        Answer(
            settings: view.settings,
            staff: try view.db.staff().map { Staff(number: $0.id, name: $0.name, role: $0.role) },
            demoPINs: view.settings.isDemo ? try view.db.demoPINs().map { DemoPIN(number: $0.0, pin: $0.1) } : [])
    }
}
