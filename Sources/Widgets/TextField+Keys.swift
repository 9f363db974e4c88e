package import Surface

extension TextField {
    /// Applies a key or a paste: typing, arrows, Home/End, Ctrl-A/E/U/K/W, Backspace, Delete.
    package mutating func handle(_ event: Event) -> Answer {
        switch event {
        case .paste(let pasted): insert(pasted) ? .changed : .handled
        case .key(let key): handle(key)
        case .mouse, .resize, .focus, .stop: .ignored
        }
    }

    private mutating func handle(_ key: Key) -> Answer {
        if let character = key.typed { return insert(String(character)) ? .changed : .handled }
        switch key {
        case .left: return move(by: -1)
        case .right: return move(by: 1)
        case .home, .control("a"): return move(by: -cursor)
        case .end, .control("e"): return move(by: text.count - cursor)
        case .backspace, .control("h"): return remove(max(0, cursor - 1)..<cursor)
        case .delete: return remove(cursor..<min(cursor + 1, text.count))
        case .control("u"): return remove(0..<cursor)
        case .control("k"): return remove(cursor..<text.count)
        case .control("w"): return remove(wordStart..<cursor)
        default: return .ignored
        }
    }

    private mutating func move(by count: Int) -> Answer {
        move(to: cursor + count)
        return .handled
    }

    private mutating func remove(_ range: Range<Int>) -> Answer {
        if range.isEmpty { return .handled }
        replace(range)
        return .changed
    }

    /// Where the word before the cursor starts.
    private var wordStart: Int {
        let characters = Array(text)
        var index = cursor
        while index > 0, characters[index - 1] == " " { index -= 1 }
        while index > 0, characters[index - 1] != " " { index -= 1 }
        return index
    }
}
