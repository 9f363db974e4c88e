package import Surface

/// A field that takes one of a few values: Left and Right change it, a digit picks it.
package struct Choice: Equatable, Sendable {
    /// What stands before it.
    package var label: String
    /// What can be chosen; never empty.
    package var options: [String]
    /// Which one is.
    package private(set) var selected: Int
    /// What is wrong with it; cleared when it is changed.
    package var error: String?

    /// A choice; there must be an option.
    package init(_ label: String = "", options: [String], selected: Int = 0) {
        precondition(!options.isEmpty, "A choice needs something to choose from")
        self.label = label
        self.options = options
        self.selected = min(max(0, selected), options.count - 1)
    }

    /// Chooses an option; a number that is none chooses the nearest.
    package mutating func select(_ index: Int) {
        selected = min(max(0, index), options.count - 1)
        error = nil
    }

    /// Applies a key.
    package mutating func handle(_ event: Event) -> TextField.Answer {
        guard case .key(let key) = event else { return .ignored }
        let before = selected
        switch key {
        case .left: select((selected + options.count - 1) % options.count)
        case .right, .character(" "): select((selected + 1) % options.count)
        case .home: select(0)
        case .end: select(options.count - 1)
        default:
            guard let digit = key.typed?.wholeNumberValue, (1...options.count).contains(digit) else { return .ignored }
            select(digit - 1)
        }
        return selected == before ? .handled : .changed
    }

    /// Applies a click: on the first cells the one before, on the last the next, as on the value of a choice that has
    /// the cursor already.
    mutating func press(at column: Int, _ fieldWidth: Int, hadFocus: Bool) -> Bool {
        guard (0..<fieldWidth).contains(column) else { return false }
        if column < 2 { return handle(.key(.left)) == .changed }
        return (hadFocus || column >= fieldWidth - 2) && handle(.key(.right)) == .changed
    }

    /// Draws label, value and error in the first row of the rectangle; returns where the cursor is.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, in rect: Rect, focused: Bool, labelWidth: Int? = nil, fieldWidth: Int = 24
    ) -> Position? {
        let row = rect.top(1)
        guard !row.isEmpty else { return nil }
        let named = labelWidth ?? (label.isEmpty ? 0 : label.cells + 1)
        canvas.put(label, in: row.left(named), style: Style(focused ? .accent : .text))
        let box = row.droppingLeft(named).left(fieldWidth)
        let style = Style(error != nil ? .error : focused ? .fieldFocused : .field)
        canvas.fill(box, style: style)
        canvas.put("<", in: box, style: style)
        canvas.put(options[selected], in: box.inset(rows: 0, columns: 2), .center, style: style)
        canvas.put(">", in: box, .right, style: style)
        let rest = row.droppingLeft(named + box.columns)
        if let error, rest.columns > 2 {
            canvas.put(" " + error + " ", in: rest.droppingLeft(1), style: Style(.error))
        }
        return focused && !box.isEmpty ? box.origin : nil
    }
}
