import Domain
import Operations
import Surface
import Widgets

/// Forms of dialogs that outlive the dialog: a crash, another person at the counter, never Escape.
extension Desk {
    /// What is half filled in dialogs, those behind the lock too, and what was kept of others that were not opened since.
    var unfinishedForms: [FormDraft] {
        var forms = keptForms
        for (number, overlay) in overlays + shelvedOverlays {
            guard var draft = overlay.kept, let blank = blankForms[number], draft.values != blank else { continue }
            let prefix = "\(Turn.Address.overlay(number)) "
            for (form, key) in formKeys where form.hasPrefix(prefix) {
                draft.keys[String(form.dropFirst(prefix.count))] = key
            }
            forms[draft.name] = draft
        }
        return forms.values.sorted { $0.name < $1.name }
    }

    /// A dialog that is opened finds what was typed into it before.
    mutating func fill(_ overlay: inout any Overlay, _ number: Int) {
        guard let blank = overlay.kept else { return }
        blankForms[number] = blank.values
        guard let before = keptForms.removeValue(forKey: blank.name) else { return }
        overlay.resume(before)
        for (command, key) in before.keys { formKeys["\(Turn.Address.overlay(number)) \(command)"] = key }
        status = StatusLine(scene.say("上次填的还在,请核对"), .warning)
    }
}
