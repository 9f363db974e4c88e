package import Surface

/// Turns the bytes a terminal sends into events.
///
/// It knows the sequences of xterm and its relatives, tmux, screen, rxvt and the Linux console in all their forms, and
/// takes further ones from terminfo. Sequences and characters may arrive in pieces. An Escape that nothing follows
/// within 25 ms is the key; unknown sequences are swallowed whole, never typed.
package struct KeyDecoder {
    /// How long the rest of a sequence may take, in milliseconds.
    package static let patience: Int64 = 25
    /// A paste whose end never comes is over after this silence, in milliseconds.
    package static let pastePatience: Int64 = 1000
    /// The most bytes of one paste that are kept.
    package static let longestPaste = 1 << 18

    private var known: [[UInt8]: Key]
    private var bytes: [UInt8] = []
    private var paste: [UInt8]?
    private var last: Int64 = 0

    /// A decoder that also knows these sequences.
    package init(known: [[UInt8]: Key] = [:]) { self.known = known }

    /// When `expire` should be called; nil while nothing is unfinished.
    package var deadline: Int64? {
        if paste != nil { return last + Self.pastePatience }
        return bytes.isEmpty ? nil : last + Self.patience
    }

    /// Decodes what was read at this time.
    package mutating func feed(_ input: some Sequence<UInt8>, at time: Int64) -> [TimedEvent] {
        var events = expire(now: time)
        last = time
        bytes.append(contentsOf: input)
        events += decode(isFinal: false)
        return events
    }

    /// Gives up waiting for the rest when its time is over.
    package mutating func expire(now: Int64) -> [TimedEvent] {
        guard let deadline, now >= deadline else { return [] }
        if let collected = paste {
            paste = nil
            var all = collected + bytes
            bytes = []
            all.removeLast(max(0, all.count - Self.longestPaste))
            return [TimedEvent(.paste(Self.text(all)), at: last)]
        }
        return decode(isFinal: true)
    }

    private mutating func decode(isFinal: Bool) -> [TimedEvent] {
        var events: [TimedEvent] = []
        var index = 0
        while index < bytes.count {
            if paste != nil {
                guard let event = continuePaste(&index) else { break }
                events.append(TimedEvent(event, at: last))
                continue
            }
            switch Sequences.parse(bytes[index...], known: known, isFinal: isFinal) {
            case .event(let event, let count):
                events.append(TimedEvent(event, at: last))
                index += count
            case .pasteStarts(let count):
                paste = []
                index += count
            case .nothing(let count): index += count
            case .incomplete:
                bytes.removeFirst(index)
                return events
            }
        }
        bytes.removeFirst(min(index, bytes.count))
        return events
    }

    /// Collects pasted bytes up to the end mark; nil while it has not come.
    private mutating func continuePaste(_ index: inout Int) -> Event? {
        let mark: [UInt8] = [27, 91, 50, 48, 49, 126]
        while index < bytes.count {
            guard let escape = bytes[index...].firstIndex(of: 27) else {
                collect(bytes[index...])
                index = bytes.count
                return nil
            }
            collect(bytes[index..<escape])
            index = escape
            let rest = bytes[escape...].prefix(mark.count)
            if rest.elementsEqual(mark) {
                index = escape + mark.count
                let text = Self.text(paste ?? [])
                paste = nil
                return .paste(text)
            }
            if mark.starts(with: rest) { return nil }  // perhaps the start of the mark
            collect(bytes[escape...escape])
            index = escape + 1
        }
        return nil
    }

    private mutating func collect(_ part: ArraySlice<UInt8>) {
        let room = Self.longestPaste - (paste?.count ?? 0)
        paste?.append(contentsOf: part.prefix(max(0, room)))
    }

    private static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        for character in String(decoding: bytes, as: UTF8.self) {
            text.append(character == "\r" || character == "\r\n" ? "\n" : character)
        }
        return text
    }
}
