import Domain
import Operations
import Widgets

/// The ways in which what is due can be paid.
struct TenderMenu: Sendable {
    /// One way.
    enum Way: Sendable, Equatable {
        case topUp
        /// All of the balance, and the rest like this.
        case balanceThen(Tender)
        case storedValue
        case tender(Tender)
        case onAccount
        /// Each part by its amount.
        case split
        /// Everything else.
        case others
    }

    let ways: [Way]
    var menu: Menu
    /// Whether it asks what to do about too little.
    let isShort: Bool
}
