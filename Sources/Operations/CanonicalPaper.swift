/// Where one value is put down before it is known in which order.
final class CanonicalPaper {
    /// What a value is made of.
    enum Node {
        case null
        case truth(Bool)
        case number(Int64)
        case text(String)
        case array([Node])
        case object([(key: String, value: Node)])
        /// Written into by a container somebody still holds.
        case part(CanonicalPaper)
    }

    private(set) var node = Node.null
    /// How many elements an array has.
    var count: Int { if case .array(let all) = node { all.count } else { 0 } }

    func set(_ node: Node) { self.node = node }

    func beginObject() { if case .object = node {} else { node = .object([]) } }
    func beginArray() { if case .array = node {} else { node = .array([]) } }

    /// Adds a member; a value names each of its members once.
    func add(_ value: Node, for key: String) {
        guard case .object(var all) = node else { return }
        node = .null
        all.append((key, value))
        node = .object(all)
    }

    func add(_ value: Node) {
        guard case .array(var all) = node else { return }
        node = .null
        all.append(value)
        node = .array(all)
    }

    /// Lays what is begun aside, to write one of its parts on the same paper.
    func turnOver() -> Node {
        defer { node = .null }
        return node
    }

    /// Goes on with what was begun; the part belongs to it.
    func turnBack(to begun: consuming Node, adding key: String) {
        let part = node
        node = begun
        add(part, for: key)
    }

    /// Goes on with the array that was begun; the part belongs to it.
    func turnBack(to begun: consuming Node) {
        let part = node
        node = begun
        add(part)
    }

    func part(for key: String) -> CanonicalPaper {
        let part = CanonicalPaper()
        add(.part(part), for: key)
        return part
    }

    func part() -> CanonicalPaper {
        let part = CanonicalPaper()
        add(.part(part))
        return part
    }
}

extension CanonicalPaper.Node {
    func write(into text: inout [UInt8]) {
        switch self {
        case .null: text.append(contentsOf: "null".utf8)
        case .truth(let truth): text.append(contentsOf: (truth ? "true" : "false").utf8)
        case .number(let number): text.append(contentsOf: String(number).utf8)
        case .text(let string): Self.quote(string, into: &text)
        case .part(let paper): paper.node.write(into: &text)
        case .array(let all):
            text.append(UInt8(ascii: "["))
            for (place, value) in all.enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                value.write(into: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let all):
            text.append(UInt8(ascii: "{"))
            for (place, member) in all.sorted(by: { $0.key < $1.key }).enumerated() {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                Self.quote(member.key, into: &text)
                text.append(UInt8(ascii: ":"))
                member.value.write(into: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func quote(_ string: String, into text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 8: text.append(contentsOf: "\\b".utf8)
            case 9: text.append(contentsOf: "\\t".utf8)
            case 10: text.append(contentsOf: "\\n".utf8)
            case 12: text.append(contentsOf: "\\f".utf8)
            case 13: text.append(contentsOf: "\\r".utf8)
            case 0..<32:
                text.append(contentsOf: "\\u00".utf8)
                text.append(contentsOf: (byte < 16 ? "0" : "").utf8)
                text.append(contentsOf: String(byte, radix: 16).utf8)
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
