package import Surface

/// A field that is on or off: Space changes it.
package struct Toggle: Equatable, Sendable {
    /// What stands before it.
    package var label: String
    /// What being on means, written behind the box.
    package var meaning: String
    /// Whether it is on.
    package private(set) var isOn: Bool
    /// What is wrong with it; cleared when it is changed.
    package var error: String?

    /// A toggle.
    package init(_ label: String = "", meaning: String = "", isOn: Bool = false) {
        self.label = label
        self.meaning = meaning
        self.isOn = isOn
    }

    /// Switches it.
    package mutating func set(_ isOn: Bool) {
        self.isOn = isOn
        error = nil
    }

    /// Applies a key.
    package mutating func handle(_ event: Event) -> TextField.Answer {
        guard case .key(.character(" ")) = event else { return .ignored }
        set(!isOn)
        return .changed
    }

    /// Draws label, box, meaning and error in the first row of the rectangle; returns where the cursor is.
    @discardableResult
    package func draw(
        on canvas: inout Canvas, in rect: Rect, focused: Bool, labelWidth: Int? = nil
    ) -> Position? {
        let row = rect.top(1)
        guard !row.isEmpty else { return nil }
        let named = labelWidth ?? (label.isEmpty ? 0 : label.cells + 1)
        canvas.put(label, in: row.left(named), style: Style(focused ? .accent : .text))
        let box = row.droppingLeft(named)
        canvas.put(
            isOn ? "[x]" : "[ ]", in: box, style: Style(error != nil ? .error : focused ? .fieldFocused : .field))
        var rest = box.droppingLeft(4)
        rest = rest.droppingLeft(canvas.put(meaning, in: rest))
        if let error, rest.columns > 2 {
            canvas.put(" " + error + " ", in: rest.droppingLeft(1), style: Style(.error))
        }
        return focused && box.columns > 1 ? Position(row: box.row, column: box.column + 1) : nil
    }
}
