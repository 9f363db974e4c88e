import Surface

extension Desk {
    /// Every key of the program as a table in Markdown, for the README: drawn from the same tables as help and key bar.
    package static func keyTable(_ wording: Wording = .chinese, _ keymap: Keymap = Keymap()) -> String {
        let everywhere = (counter().map(\.id).compactMap(Global.action) + Global.all).filter { !$0.keys.isEmpty }
        let heads = [Phrase("在哪里"), Phrase("键"), Phrase("做什么"), Phrase("说明")].map { wording.say($0) }
        var lines = ["| " + heads.joined(separator: " | ") + " |"]
        lines.append("|---|---|---|---|")
        for (place, actions) in [(Phrase("到处可用"), everywhere)] + rooms.map({ ($0.id.title, $0.actions) }) {
            for action in actions {
                let keys = keymap.applied(to: action).keys.map { "`\($0.label)`" }.joined(separator: " ")
                lines.append(
                    "| \(wording.say(place)) | \(keys) | \(wording.say(action.title)) | \(wording.say(action.help)) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The name of every action, for a file of other keys: name, key and title, one to a line.
    package static func actionNames(_ wording: Wording = .chinese, _ keymap: Keymap = Keymap()) -> String {
        let all = counter().map(\.id).compactMap(Global.action) + Global.all + rooms.flatMap(\.actions)
        return all.map { action in
            let key = keymap.applied(to: action).keys.first?.label ?? "—"
            return action.id.padded(to: 28) + key.padded(to: 12) + wording.say(action.title) + "\n"
        }.joined()
    }

    /// All rooms, the login first.
    static var rooms: [any Room] { [LoginRoom()] + counter() + [SimpleLoginRoom(), SimpleRoom()] }
}
