import Domain
import Operations

/// Whom Enter means in a list of members: the only one, the one whose whole number was typed, or the one somebody
/// chose. The same keys do the same however fast they come.
struct MemberPick: Sendable, Equatable {
    /// What Enter comes to.
    enum Verdict: Sendable, Equatable {
        case takes(MemberRow)
        /// Several could be meant: say so, and drop what was typed for one of them.
        case asks
    }

    /// Milliseconds a list has to be seen before Enter means its marked row.
    private static let seen: Int64 = 250

    private var isChosen = false
    /// When Enter last asked which of them is meant.
    private var asked: Int64?

    /// Whether the list has the keys: Enter asked, or the choice was moved.
    var isInList: Bool { isChosen || asked != nil }

    /// The choice was moved by arrows or the mouse.
    mutating func choose() { isChosen = true }

    /// Enter asked which of them is meant.
    mutating func ask(at clock: Int64) { asked = clock }

    /// Enter, with what was typed and who fits it.
    mutating func enter(_ text: String, _ rows: [MemberRow], selected: Int, _ scene: Scene) -> Verdict {
        if let row = Self.certain(text, rows, scene) { return .takes(row) }
        let isSeen = asked.map { scene.clock - $0 > Self.seen } ?? false
        asked = scene.clock
        guard isChosen || isSeen, rows.indices.contains(selected) else { return .asks }
        return .takes(rows[selected])
    }

    /// Who is meant without a choice. Behind a refused code a few digits were meant for another screen: they name
    /// nobody.
    static func certain(_ text: String, _ rows: [MemberRow], _ scene: Scene) -> MemberRow? {
        let isNumber = text.allSatisfy { $0.isASCII && $0.isNumber }
        if isNumber && text.count < 4 && scene.codeWasRefused { return nil }
        if rows.count == 1 { return rows[0] }
        return isNumber ? rows.first { $0.member.description == text } : nil
    }
}
