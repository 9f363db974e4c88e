package import Operations
import Widgets

/// What somebody has typed into the form of a dialog. It is found again when the same dialog is opened for the same
/// thing; nothing secret is kept.
package struct FormDraft: Codable, Sendable, Equatable {
    /// Which dialog, and what it is about: `count 17`.
    package let name: String
    /// What the dialog is called, to be told when its owner comes back.
    package let title: String
    /// What stands in each field: a text, the number of an option, 1 for on.
    package let values: [String: String]
    /// Keys of what was asked and not answered, by command.
    package var keys: [String: RequestKey] = [:]

    /// What stands in a form now.
    init<ID>(_ name: String, _ title: String, _ form: Form<ID>) {
        self.init(name, title, form.kept)
    }

    /// What stands in several forms of one dialog.
    init(_ name: String, _ title: String, _ values: [String: String]) {
        (self.name, self.title, self.values) = (name, title, values)
    }
}

extension Form {
    /// What stands in its fields, but for secrets.
    var kept: [String: String] {
        var kept: [String: String] = [:]
        for field in fields {
            switch field.item {
            case .text(let text): if text.content != .secret { kept["\(field.id)"] = text.text }
            case .choice(let choice): kept["\(field.id)"] = String(choice.selected)
            case .toggle(let toggle): kept["\(field.id)"] = toggle.isOn ? "1" : "0"
            }
        }
        return kept
    }

    /// Puts back what stood in the fields it has.
    mutating func resume(_ kept: [String: String]) {
        for field in fields {
            guard let value = kept["\(field.id)"] else { continue }
            switch field.item {
            case .text: set(field.id, text: value)
            case .choice: if let option = Int(value) { choose(field.id, option: option) }
            case .toggle(var toggle):
                toggle.set(value == "1")
                self[field.id] = .toggle(toggle)
            }
        }
    }
}
