package import Surface

/// A numbered list of things to do: arrows and Enter, or the number at once.
package struct Menu: Equatable, Sendable {
    /// One thing to do.
    package struct Item: Equatable, Sendable {
        /// What it is called.
        package var label: String
        /// What is said behind it, as what it gives.
        package var detail: String
        /// Why it cannot be done now; nil when it can.
        package var obstacle: String?

        /// A thing to do.
        package init(_ label: String, detail: String = "", obstacle: String? = nil) {
            self.label = label
            self.detail = detail
            self.obstacle = obstacle
        }
    }

    /// What became of an event.
    package enum Answer: Equatable, Sendable {
        /// The menu has no use for it.
        case ignored
        /// It was used.
        case handled
        /// This one is to be done.
        case chosen(Int)
        /// This one was chosen but cannot be done, for this reason.
        case refused(Int, String)
    }

    /// What can be done.
    package var items: [Item] {
        didSet { selected = min(selected, max(0, items.count - 1)) }
    }
    /// Which one Enter means.
    package private(set) var selected: Int
    /// Whether one is marked; without, Enter means nothing until somebody chooses.
    package private(set) var hasSelection = true
    /// Whether a digit chooses at once and numbers are drawn.
    package var isNumbered: Bool

    /// A menu with its first item chosen.
    package init(_ items: [Item], isNumbered: Bool = true) {
        self.items = items
        self.isNumbered = isNumbered
        selected = 0
    }

    /// A menu of labels.
    package init(_ labels: [String], isNumbered: Bool = true) {
        self.init(labels.map { Item($0) }, isNumbered: isNumbered)
    }

    /// Moves the choice; a number that is none means the nearest.
    package mutating func select(_ index: Int) {
        selected = min(max(0, index), max(0, items.count - 1))
        hasSelection = true
    }

    /// Marks none.
    package mutating func unselect() {
        selected = 0
        hasSelection = false
    }

    /// Applies an event; `rect` is where the menu is drawn.
    package mutating func handle(_ event: Event, in rect: Rect) -> Answer {
        guard !items.isEmpty else { return .ignored }
        switch event {
        case .key(.up) where !hasSelection, .key(.down) where !hasSelection: select(selected)
        case .key(.enter) where !hasSelection: break
        case .key(.up): select(selected == 0 ? items.count - 1 : selected - 1)
        case .key(.down): select(selected == items.count - 1 ? 0 : selected + 1)
        case .key(.home): select(0)
        case .key(.end): select(items.count - 1)
        case .key(.pageUp): select(selected - max(1, rect.rows))
        case .key(.pageDown): select(selected + max(1, rect.rows))
        case .key(.enter): return choose(selected)
        case .key(let key):
            guard isNumbered, let digit = key.typed?.wholeNumberValue, (1...min(9, items.count)).contains(digit) else {
                return .ignored
            }
            return choose(digit - 1)
        case .mouse(let mouse): return handle(mouse, in: rect)
        default: return .ignored
        }
        return .handled
    }

    private mutating func handle(_ mouse: Mouse, in rect: Rect) -> Answer {
        guard rect.contains(mouse.position) else { return .ignored }
        switch mouse.kind {
        case .wheelUp: select(selected - 1)
        case .wheelDown: select(selected + 1)
        case .press:
            let index = first(in: rect) + mouse.position.row - rect.row
            return items.indices.contains(index) ? choose(index) : .ignored
        default: return .ignored
        }
        return .handled
    }

    private mutating func choose(_ index: Int) -> Answer {
        select(index)
        return items[index].obstacle.map { .refused(index, $0) } ?? .chosen(index)
    }

    private func first(in rect: Rect) -> Int {
        min(max(0, selected - rect.rows + 1), max(0, items.count - rect.rows))
    }

    /// Draws the items, where the rectangle is too low those around the choice.
    package func draw(on canvas: inout Canvas, in rect: Rect, focused: Bool = true) {
        guard !rect.isEmpty else { return }
        let first = first(in: rect)
        let numbers = isNumbered ? 2 : 0
        let width = (items.map { $0.label.cells }.max() ?? 0) + 2
        for index in first..<min(items.count, first + rect.rows) {
            let line = rect.droppingTop(index - first).top(1)
            let item = items[index]
            let isSelected = hasSelection && index == selected
            let chosen = Style(focused ? .selection : .selectionIdle)
            let style = isSelected ? chosen : Style(item.obstacle == nil ? .text : .disabled)
            canvas.fill(line, style: isSelected ? chosen : Style(.text))
            if isSelected { canvas.put(canvas.chrome.marker, in: line, style: chosen) }
            if isNumbered && index < 9 {
                canvas.put("\(index + 1)", in: line.droppingLeft(2), style: isSelected ? chosen : Style(.accent))
            }
            let text = line.droppingLeft(2 + numbers)
            canvas.put(item.label, in: text, style: style)
            let detail = item.obstacle ?? item.detail
            canvas.put(detail, in: text.droppingLeft(width), style: isSelected ? chosen : Style(.muted))
        }
        ScrollBar.draw(on: &canvas, in: rect, top: first, total: items.count)
    }
}
