extension Wording {
    /// What the books call a line, in this language: they are written in Chinese. A name somebody gave stays as it is.
    func title(inBooks title: String) -> String {
        if knows(title) { return say(Phrase(title)) }
        let parts = title.split(separator: " ").map(String.init)
        guard parts.first == Phrase("充值").source else { return title }
        return switch parts.count {
        case 2: say("充值 %@", parts[1])
        case 4: say("充值 %@ 送 %@", parts[1], parts[3])
        default: title
        }
    }
}
