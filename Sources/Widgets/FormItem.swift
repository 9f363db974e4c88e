import Surface

/// One of the fields a form is made of.
package enum FormItem: Equatable, Sendable {
    /// Something to type.
    case text(TextField)
    /// One of a few.
    case choice(Choice)
    /// On or off.
    case toggle(Toggle)

    /// What stands before it.
    package var label: String {
        switch self {
        case .text(let field): field.label
        case .choice(let choice): choice.label
        case .toggle(let toggle): toggle.label
        }
    }

    /// What is wrong with it.
    package var error: String? {
        get {
            switch self {
            case .text(let field): field.error
            case .choice(let choice): choice.error
            case .toggle(let toggle): toggle.error
            }
        }
        set {
            switch self {
            case .text(var field):
                field.error = newValue
                self = .text(field)
            case .choice(var choice):
                choice.error = newValue
                self = .choice(choice)
            case .toggle(var toggle):
                toggle.error = newValue
                self = .toggle(toggle)
            }
        }
    }

    mutating func handle(_ event: Event) -> TextField.Answer {
        switch self {
        case .text(var field):
            defer { self = .text(field) }
            return field.handle(event)
        case .choice(var choice):
            defer { self = .choice(choice) }
            return choice.handle(event)
        case .toggle(var toggle):
            defer { self = .toggle(toggle) }
            return toggle.handle(event)
        }
    }

    /// Applies a click in this column behind its label; says whether it holds something else now.
    mutating func press(at column: Int, _ fieldWidth: Int, hadFocus: Bool) -> Bool {
        switch self {
        case .text(var field):
            defer { self = .text(field) }
            field.point(at: column, fieldWidth)
            return false
        case .choice(var choice):
            defer { self = .choice(choice) }
            return choice.press(at: column, fieldWidth, hadFocus: hadFocus)
        case .toggle(var toggle):
            defer { self = .toggle(toggle) }
            guard column >= 0 else { return false }
            return toggle.handle(.key(.character(" "))) == .changed
        }
    }

    func draw(on canvas: inout Canvas, in rect: Rect, focused: Bool, _ labelWidth: Int, _ fieldWidth: Int) -> Position?
    {
        switch self {
        case .text(let field):
            field.draw(on: &canvas, in: rect, focused: focused, labelWidth: labelWidth, fieldWidth: fieldWidth)
        case .choice(let choice):
            choice.draw(on: &canvas, in: rect, focused: focused, labelWidth: labelWidth, fieldWidth: fieldWidth)
        case .toggle(let toggle): toggle.draw(on: &canvas, in: rect, focused: focused, labelWidth: labelWidth)
        }
    }
}
