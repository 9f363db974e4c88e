package import Domain
import Operations

/// What the member sees on the other side of the counter: what concerns them now, and nothing else.
package struct MemberDisplay: Codable, Sendable, Equatable {
    /// The store's name.
    package let store: String
    /// What is shown; nil = nothing: nobody is being served, or the counter is locked.
    package let page: Page?

    /// What is shown.
    package init(store: String, page: Page?) {
        self.store = store
        self.page = page
    }

    /// One line of a bill.
    package struct Line: Codable, Sendable, Equatable {
        /// 补水护理 ×2
        package let title: String
        /// What it costs.
        package let amount: Money

        /// A line.
        package init(title: String, amount: Money) {
            self.title = title
            self.amount = amount
        }
    }

    /// What can be shown, in the words of the counter.
    package enum Page: Codable, Sendable, Equatable {
        /// What is in the cart and what it comes to: 应付.
        case bill([Line], label: String, total: Money)
        /// What was done: 已收款, how much, and what is left to the member.
        case done(String, amount: Money, lines: [String])
        /// A code to be scanned from the display: what it is, its digits, what to do with it.
        case code(String, digits: String, hint: String)
    }
}

extension Desk {
    /// What the member sees now.
    package var display: MemberDisplay {
        let store = front?.settings.name ?? ""
        guard session != nil else { return MemberDisplay(store: store, page: nil) }
        let page = overlays.last?.overlay.memberPage(scene) ?? rooms[focusRoom]?.memberPage(scene)
        return MemberDisplay(store: store, page: page)
    }
}
