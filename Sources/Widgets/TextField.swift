import Surface

/// A line in which something can be typed, with its label before and its error beside it.
package struct TextField: Equatable, Sendable {
    /// What may be typed.
    package enum Content: Equatable, Sendable {
        /// Anything that can be seen.
        case any
        /// Digits; full-width ones become ordinary ones.
        case digits
        /// An amount of money in yuan: digits and one dot with at most two digits after it.
        case amount
        /// A secret of digits, shown as `*`.
        case secret
        /// These characters only.
        case only(String)
    }

    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The field has no use for it.
        case ignored
        /// It was used, the text is the same.
        case handled
        /// The text is another one.
        case changed
    }

    /// What stands before it.
    package var label: String
    /// What may be typed.
    package var content: Content
    /// The most characters it holds.
    package var limit: Int
    /// What an empty field suggests.
    package var placeholder: String
    /// What stands behind it, as 元.
    package var unit: String
    /// What is wrong with it; cleared when it is edited.
    package var error: String?
    /// What was typed.
    package private(set) var text: String
    /// Before which character the next one goes, 0 to the number of characters.
    package private(set) var cursor: Int

    /// A field with the cursor behind its text.
    package init(
        _ label: String = "", text: String = "", content: Content = .any, limit: Int = 60, placeholder: String = "",
        unit: String = ""
    ) {
        self.label = label
        self.content = content
        self.limit = max(1, limit)
        self.placeholder = placeholder
        self.unit = unit
        self.text = ""
        self.cursor = 0
        set(text)
    }

    /// Replaces the text, as far as the content allows it, and puts the cursor behind it.
    package mutating func set(_ text: String) {
        self.text = ""
        cursor = 0
        _ = insert(text)
    }

    /// Empties it.
    package mutating func clear() { set("") }

    /// Takes back this many characters before the cursor, as after a scan that began as typing.
    package mutating func takeBack(_ count: Int) {
        let keep = max(0, cursor - count)
        replace(keep..<cursor)
    }

    /// Types this at the cursor; characters that are not allowed are left out. Says whether anything changed.
    package mutating func insert(_ addition: String) -> Bool {
        let before = text
        for character in addition { add(character) }
        if text != before { error = nil }
        return text != before
    }

    private mutating func add(_ raw: Character) {
        if let mark = raw.looseMark { return add(mark: mark) }
        guard text.count < limit, let character = accepted(raw) else { return }
        let head = String(text.prefix(cursor)) + String(character)
        let next = head + text.dropFirst(cursor)
        guard next.count <= limit, next.unicodeScalars.count <= limit * 8, isAllowed(next) else { return }
        text = next
        cursor = min(head.count, next.count)
    }

    /// A mark typed by itself sits on the character before it, where there is room for one.
    private mutating func add(mark: Unicode.Scalar) {
        guard content == .any, cursor > 0 else { return }
        let before = text.prefix(cursor)
        guard let base = before.last, let marked = base.adding(mark) else { return }
        text = String(before.dropLast()) + String(marked) + text.dropFirst(cursor)
    }

    /// Removes characters and puts the cursor where they were.
    mutating func replace(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        text = String(text.prefix(range.lowerBound)) + text.dropFirst(range.upperBound)
        cursor = min(range.lowerBound, text.count)
        error = nil
    }

    /// Moves the cursor.
    mutating func move(to index: Int) { cursor = min(max(0, index), text.count) }
}
