import Desk
import Foundation
import Yams

/// Other keys than the usual ones, as the store's `keys.yaml` names them: an action to a line, with one key or several.
struct KeysFile {
    let path: String

    /// The keys of this counter, and what is to be said about the file; the usual ones if there is no file.
    func keymap(_ wording: Wording) -> (keymap: Keymap, notice: String) {
        guard FileManager.default.fileExists(atPath: path) else { return (Keymap(), "") }
        guard let wishes else { return (Keymap(), Keymap.unreadable(path, wording)) }
        let (keymap, complaints) = Keymap.granting(wishes, wording)
        return (keymap, complaints.first.map { complaints.count > 1 ? "\($0)(1/\(complaints.count))" : $0 } ?? "")
    }

    /// Everything that is to be said about the file.
    func complaints(_ wording: Wording) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return wishes.map { Keymap.granting($0, wording).complaints } ?? [keymap(wording).notice]
    }

    private var wishes: [Keymap.Wish]? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let root = try? Yams.compose(yaml: text, .basic)
        else { return nil }
        return root.mapping?.map { action, keys in
            let names = keys.sequence?.map { $0.scalar?.string ?? "" } ?? [keys.scalar?.string ?? ""]
            return Keymap.Wish(action: action.scalar?.string ?? "", keys: names)
        }
    }
}
