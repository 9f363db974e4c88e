import Domain
import Operations
import Surface
import Widgets

/// How far somebody has come with what they want to verify.
enum VerificationStage: Sendable {
    /// Nothing recognised yet.
    case empty
    /// Members who fit what is typed.
    case found
    /// One thing, recognised by its code or chosen from a list: what using it would do.
    case preview(VerificationPreview, VerificationSource)
    /// Everything of one member.
    case choosing(VerificationChoices)
    /// A gift for points: what it takes, and how the member stands behind it.
    case gift(VerificationPreview, from: VerificationChoices)
    /// It is used; `member` leads back to the choices it came from.
    case done(Verify.Answer, VerificationPreview, backTo: MemberID?)
    /// It cannot be used.
    case trouble(Trouble)

    /// Why something cannot be verified and what to do now.
    struct Trouble: Sendable {
        /// What it is about.
        let title: String
        let sentence: String
        let advice: String
    }

    /// Whether the scan box has the cursor.
    var isTyping: Bool {
        switch self {
        case .empty, .found, .done, .trouble: true
        case .preview, .choosing, .gift: false
        }
    }
}

/// What can be verified of one member, to choose from.
struct VerificationChoices: Sendable {
    let member: MemberID
    var row: MemberRow?
    /// The dynamic code they were just identified by; nil if it was anything else, or is used up.
    var code: String?
    private(set) var previews: [VerificationPreview] = []
    /// False until the store has answered.
    private(set) var isKnown = false
    /// Which one Enter means; nil if what was chosen is gone: then nothing else is taken for it.
    private(set) var selected: Int? = 0

    /// What Enter means.
    var chosen: VerificationPreview? {
        selected.flatMap { previews.indices.contains($0) ? previews[$0] : nil }
    }

    /// Takes what the store says now; the choice stays where it was, and begins at what can be used.
    mutating func set(_ previews: [VerificationPreview]) {
        let before = chosen?.what
        self.previews = previews
        row = previews.first?.member ?? row
        selected =
            isKnown ? previews.firstIndex { $0.what == before } : previews.firstIndex { $0.fault == nil } ?? 0
        isKnown = true
    }

    /// Takes the choice of the list.
    mutating func select(_ index: Int) { selected = min(max(0, index), max(0, previews.count - 1)) }

    /// Marks none.
    mutating func unselect() { selected = nil }

    /// As a list: what it is, what is left, or why it cannot be used.
    func menu(_ scene: Scene, columns: Int) -> Menu {
        let widest = max(12, columns * 2 / 5)
        var menu = Menu(
            previews.map { preview in
                Menu.Item(
                    preview.title.truncated(to: widest, ellipsis: scene.chrome.ellipsis),
                    detail: scene.rest(of: preview), obstacle: preview.fault.map { scene.sentence($0) })
            })
        if let selected { menu.select(selected) } else { menu.unselect() }
        return menu
    }
}
