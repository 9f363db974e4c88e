import Domain
import Operations
import Surface
import Widgets

/// 简洁模式: large letters, one question a screen. F12 goes there and back; the store remembers it for each operator.
extension Desk {
    /// How far the fonts of big glyphs are.
    enum Fonts: Sendable {
        /// Nobody wants them.
        case none
        /// They are being read.
        case coming
        case here(GlyphBook)
    }

    /// F12.
    mutating func switchSimple() {
        show(simple: !isSimple)
        guard session != nil else { return }
        // Each time is another wish with a key of its own.
        send(.beside(SetComfort(isSimple: isSimple), named: String(ticketsMade)) { _ in DeskNote.kept })
    }

    /// Shows this mode. What is half filled in either waits there.
    mutating func show(simple: Bool) {
        guard simple != isSimple else { return }
        isSimple = simple
        status = StatusLine()
        offer = nil
        outgoing.append(simple ? .readFonts : .dropFonts)
        fonts = simple ? .coming : .none
        if simple { ordinary = current }
        current = simple ? .simple : ordinary ?? order.first ?? .login
        if let lockedOut, session == nil {
            step(focusRoom) { $0.receive(any: LoginRoom.Note.locked(lockedOut), &$1) }
        }
        guard session != nil else { return }
        turn { $0.step($0.current) { $0.enter(&$1) } }
    }

    /// How somebody likes it who has just signed in: as they left it, else as the screen stands; in a window made for
    /// large letters always the latter.
    mutating func show(asLikedBy staff: Staff) {
        if !environment.opensSimple, let likes = staff.prefersSimple { show(simple: likes) }
    }

    /// The book of big glyphs: nil while it is on its way.
    var book: GlyphBook? {
        switch fonts {
        case .none: .empty
        case .coming: nil
        case .here(let book): book
        }
    }

    mutating func hear(_ book: GlyphBook) { if case .coming = fonts { fonts = .here(book) } }

    /// The rooms an errand may lead to.
    var doors: [RoomID] { isSimple ? [.simple] : order }
}
