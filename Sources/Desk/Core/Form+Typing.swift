import Widgets

extension Form {
    /// The text field with the cursor; nil on a choice or a toggle. Setting it keeps its place.
    var typing: TextField? {
        get {
            if case .text(let field)? = self[focused] { return field }
            return nil
        }
        set {
            if let newValue, typing != nil { self[focused] = .text(newValue) }
        }
    }
}

extension Form {
    /// Names a field; done when it is drawn, when the language is known.
    mutating func label(_ id: ID, _ label: String) {
        switch self[id] {
        case .text(var field)?:
            field.label = label
            self[id] = .text(field)
        case .choice(var choice)?:
            choice.label = label
            self[id] = .choice(choice)
        case .toggle(var toggle)?:
            toggle.label = label
            self[id] = .toggle(toggle)
        case nil: break
        }
    }

    /// Says what an empty text field suggests and what stands behind it.
    mutating func place(_ id: ID, _ placeholder: String, unit: String) {
        guard case .text(var field)? = self[id] else { return }
        field.placeholder = placeholder
        field.unit = unit
        self[id] = .text(field)
    }
}
