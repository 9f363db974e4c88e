/// Why a text names no printer.
package enum PrinterTextFault: Error, Equatable, Sendable {
    /// There is nothing written.
    case empty
    /// It is neither a path nor one of `tcp:`, `cups:`, `file:`.
    case unknownKind(String)
    /// After `tcp:` there is no name or address; an IPv6 address stands in brackets.
    case badHost(String)
    /// A port is a number from 1 to 65535.
    case badPort(String)
    /// After `cups:` there is no name a queue can have.
    case badQueue(String)
    /// After `file:` there is no path.
    case noPath
}

extension ReceiptPrinter.Sink {
    /// The port on which printers in a network listen.
    package static let usualPort: UInt16 = 9100

    /// Reads `/dev/usb/lp0`, `tcp:192.168.1.50`, `tcp:host:9100`, `tcp:[fe80::1%eth0]:9100`, `cups:NAME`, `file:path`.
    package init(_ text: String) throws(PrinterTextFault) {
        guard !text.isEmpty else { throw .empty }
        if text.hasPrefix("tcp:") {
            self = try Self.network(text.dropFirst(4))
        } else if text.hasPrefix("cups:") {
            self = try Self.queue(text.dropFirst(5))
        } else if text.hasPrefix("file:") {
            guard text.utf8.count > 5, !text.contains("\0") else { throw .noPath }
            self = .textFile(path: String(text.dropFirst(5)))
        } else {
            guard text.hasPrefix("/") || text.hasPrefix("."), !text.contains("\0") else { throw .unknownKind(text) }
            self = .device(path: text)
        }
    }

    private static func network(_ text: Substring) throws(PrinterTextFault) -> Self {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw .badHost(String(text)) }
            let host = text[text.index(after: text.startIndex)..<end]
            guard host.contains(":") else { throw .badHost(String(text)) }
            return .network(host: try checked(host, also: ":%"), port: try port(text[text.index(after: end)...]))
        }
        let end = text.firstIndex(of: ":") ?? text.endIndex
        return .network(host: try checked(text[..<end], also: ""), port: try port(text[end...]))
    }

    private static func checked(_ host: Substring, also more: String) throws(PrinterTextFault) -> String {
        let fits = host.utf8.allSatisfy { isWord($0) || "-._".utf8.contains($0) || more.utf8.contains($0) }
        guard fits, !host.isEmpty, host.utf8.count <= 253, !host.hasPrefix("-") else { throw .badHost(String(host)) }
        return String(host)
    }

    /// A port after its colon, or nothing at all.
    private static func port(_ text: Substring) throws(PrinterTextFault) -> UInt16 {
        guard !text.isEmpty else { return usualPort }
        let digits = text.dropFirst()
        guard text.hasPrefix(":"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits),
            port > 0
        else { throw .badPort(String(digits)) }
        return port
    }

    /// CUPS's own rule: printable, no blank, no `/`, no `#`; a dash in front would be an option.
    private static func queue(_ name: Substring) throws(PrinterTextFault) -> Self {
        let fits = name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "/" && $0 != "#" }
        guard fits, !name.isEmpty, name.utf8.count <= 127, !name.hasPrefix("-") else { throw .badQueue(String(name)) }
        return .queue(String(name))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
