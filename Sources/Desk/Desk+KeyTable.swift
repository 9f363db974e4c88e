import Surface

extension Desk {
    /// Every key of the program as a table in Markdown, for the README: drawn from the same tables as help and key bar.
    package static func keyTable(_ wording: Wording = .chinese) -> String {
        let everywhere = (counter().map(\.id).compactMap(Global.action) + Global.all).filter { !$0.keys.isEmpty }
        let heads = [Phrase("在哪里"), Phrase("键"), Phrase("做什么"), Phrase("说明")].map { wording.say($0) }
        var lines = ["| " + heads.joined(separator: " | ") + " |"]
        lines.append("|---|---|---|---|")
        for (place, actions) in [(Phrase("到处可用"), everywhere)] + rooms.map({ ($0.id.title, $0.actions) }) {
            for action in actions {
                let keys = action.keys.map { "`\($0.label)`" }.joined(separator: " ")
                lines.append(
                    "| \(wording.say(place)) | \(keys) | \(wording.say(action.title)) | \(wording.say(action.help)) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// All rooms, the login first.
    static var rooms: [any Room] { [LoginRoom()] + counter() + [SimpleLoginRoom(), SimpleRoom()] }
}
