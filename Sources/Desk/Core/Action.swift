import Domain
import Surface

/// One thing that can be done by key, as data: key bar, hints, help, palette and the README's key table are drawn from it.
struct Action: Sendable, Equatable {
    /// `reception.checkIn`
    let id: String
    /// The keys; the first is the one that is shown.
    let keys: [Key]
    /// What it is called.
    let title: Phrase
    /// Initials of the title's pinyin, for the palette.
    let initials: String
    /// One sentence of help.
    let help: Phrase
    /// What it needs, if anything.
    let right: Right?

    init(
        _ id: String, _ keys: [Key], _ title: Phrase, _ initials: String, help: Phrase, right: Right? = nil
    ) {
        self.id = id
        self.keys = keys
        self.title = title
        self.initials = initials
        self.help = help
        self.right = right
    }

    /// The key that means it now: letters type where something can be typed.
    func key(whileTyping isTyping: Bool) -> Key? { keys.first { !isTyping || $0.typed == nil } }
}

/// Whether an action can be done now.
enum Availability: Sendable, Equatable {
    /// It can.
    case ready
    /// It belongs here but cannot be done now, for this reason.
    case obstacle(String)
    /// It has no meaning now: it is not shown, and its keys mean something else.
    case absent
}
