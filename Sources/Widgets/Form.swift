import Surface

/// Fields below each other: Tab, Shift-Tab and arrows walk through them, Enter goes on and, on the last, is the end.
package struct Form<ID: Hashable & Sendable>: Equatable, Sendable {
    /// A field with the name the program knows it by.
    package struct Field: Equatable, Sendable {
        /// Its name; no other field of the form has it.
        package var id: ID
        /// What it is.
        package var item: FormItem
    }

    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The form has no use for it.
        case ignored
        /// It was used.
        case handled
        /// This field holds something else now.
        case changed(ID)
        /// Enter on the last field.
        case submitted
    }

    /// The fields from top to bottom; never empty.
    package private(set) var fields: [Field]
    /// The index of the one with the cursor.
    package private(set) var focus: Int
    /// Cells kept for what is typed.
    package var fieldWidth: Int
    /// Empty rows between two fields.
    package var spacing: Int

    /// A form with the cursor in its first field; there must be one, and names must differ.
    package init(_ fields: KeyValuePairs<ID, FormItem>, fieldWidth: Int = 24, spacing: Int = 0) {
        precondition(!fields.isEmpty, "A form needs a field")
        precondition(Set(fields.map(\.key)).count == fields.count, "Two fields of a form have the same name")
        self.fields = fields.map { Field(id: $0.key, item: $0.value) }
        self.focus = 0
        self.fieldWidth = fieldWidth
        self.spacing = max(0, spacing)
    }

    /// A form whose fields are only known as a list; there must be one, and names must differ.
    package init(fields: [(ID, FormItem)], fieldWidth: Int = 24, spacing: Int = 0) {
        precondition(!fields.isEmpty, "A form needs a field")
        precondition(Set(fields.map(\.0)).count == fields.count, "Two fields of a form have the same name")
        self.fields = fields.map { Field(id: $0.0, item: $0.1) }
        self.focus = 0
        self.fieldWidth = fieldWidth
        self.spacing = max(0, spacing)
    }

    /// The field with the cursor.
    package var focused: ID { fields[focus].id }

    /// The text of a text field; empty for others and for unknown names.
    package func text(_ id: ID) -> String {
        if case .text(let field)? = self[id] { return field.text }
        return ""
    }

    /// Which option of a choice is chosen; 0 for others.
    package func option(_ id: ID) -> Int {
        if case .choice(let choice)? = self[id] { return choice.selected }
        return 0
    }

    /// Whether a toggle is on; false for others.
    package func isOn(_ id: ID) -> Bool {
        if case .toggle(let toggle)? = self[id] { return toggle.isOn }
        return false
    }

    /// The field of this name. Setting replaces it; an unknown name is a programmer's mistake, nil changes nothing.
    package subscript(id: ID) -> FormItem? {
        get { fields.first { $0.id == id }?.item }
        set {
            guard let newValue else { return }
            guard let index = fields.firstIndex(where: { $0.id == id }) else {
                preconditionFailure("The form has no such field")
            }
            fields[index].item = newValue
        }
    }

    /// Replaces the text of a text field.
    package mutating func set(_ id: ID, text: String) {
        guard case .text(var field)? = self[id] else { return }
        field.set(text)
        self[id] = .text(field)
    }

    /// Chooses an option of a choice; a number that is none chooses the nearest.
    package mutating func choose(_ id: ID, option: Int) {
        guard case .choice(var choice)? = self[id] else { return }
        choice.select(option)
        self[id] = .choice(choice)
    }

    /// Puts the cursor in a field.
    package mutating func focus(on id: ID) {
        if let index = fields.firstIndex(where: { $0.id == id }) { focus = index }
    }

    /// Says beside a field what is wrong with it and puts the cursor there.
    package mutating func refuse(_ id: ID, _ reason: String) {
        self[id]?.error = reason
        focus(on: id)
    }

    /// Adds a field before another; the cursor stays where it is. A name that is there already is a programmer's mistake.
    package mutating func insert(_ id: ID, _ item: FormItem, before other: ID) {
        precondition(!fields.contains { $0.id == id }, "Two fields of a form have the same name")
        guard let index = fields.firstIndex(where: { $0.id == other }) else {
            preconditionFailure("The form has no such field")
        }
        fields.insert(Field(id: id, item: item), at: index)
        if focus >= index { focus += 1 }
    }

    /// Takes all errors away.
    package mutating func clearErrors() {
        for index in fields.indices { fields[index].item.error = nil }
    }

    /// Takes back characters of the focused text field, as after a scan that began as typing.
    package mutating func takeBack(_ count: Int) {
        guard case .text(var field) = fields[focus].item else { return }
        field.takeBack(count)
        fields[focus].item = .text(field)
    }

    mutating func move(by step: Int) { focus = min(max(0, focus + step), fields.count - 1) }
    mutating func setFocus(_ index: Int) { focus = index }
    /// A click goes to the field, and to what stands in it: a character, a sign of a choice, a box to tick.
    mutating func press(_ index: Int, at column: Int, _ width: Int) -> Answer {
        let had = index == focus
        setFocus(index)
        return fields[index].item.press(at: column, width, hadFocus: had) ? .changed(fields[index].id) : .handled
    }
    mutating func pass(_ event: Event) -> Answer {
        switch fields[focus].item.handle(event) {
        case .ignored: .ignored
        case .handled: .handled
        case .changed: .changed(fields[focus].id)
        }
    }
}
