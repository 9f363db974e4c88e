extension Wording {
    /// What the books call a line, in this language: they are written in Chinese. A name somebody gave stays as it is.
    func title(inBooks title: String) -> String {
        if knows(title) { return say(Phrase(title)) }
        if title == Phrase("赠金过期").source { return say("赠金过期") }
        if title == Phrase("退储值").source { return say("退储值") }
        let parts = title.split(separator: " ").map(String.init)
        if let lapsed = lapse(parts) { return lapsed }
        guard parts.first == Phrase("充值").source else { return title }
        return switch parts.count {
        case 2: say("充值 %@", parts[1])
        case 4: say("充值 %@ 送 %@", parts[1], parts[3])
        default: title
        }
    }

    /// What lapsed, with how many points.
    private func lapse(_ parts: [String]) -> String? {
        guard parts.count == 3, parts[2] == Phrase("过期").source else { return nil }
        return switch parts[0] {
        case Phrase("积分").source: say("积分 %@ 过期", parts[1])
        case Phrase("赠金和积分").source: say("赠金和积分 %@ 过期", parts[1])
        default: nil
        }
    }
}
