import CQRencode
import Glibc

/// The dark and light squares of a QR code, without its quiet zone.
///
/// Every code of ours is digits only: scanners type them through any keyboard layout and input method, and the
/// numeric mode keeps them small. The 24 digits of a member code fit version 1, 21 squares a side, at level Q.
/// What only telephones read, such as the address of a page on a receipt, may be any printable ASCII.
package struct CodeMatrix: Sendable, Equatable {
    /// Squares along one side.
    package let side: Int

    /// Row by row from the top left, `true` for dark; `side * side` of them.
    package let squares: [Bool]

    /// Draws digits as the smallest code that can lose a quarter of itself (level Q).
    ///
    /// - Throws: `CodeRefusal` for anything but digits, or for more of them than a code holds.
    package init(digits: String) throws(CodeRefusal) {
        guard !digits.isEmpty else { throw .empty }
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .notDigits
        }
        guard digits.utf8.count <= Self.capacity else { throw .tooLong(limit: Self.capacity) }
        try self.init(drawing: digits, level: QR_ECLEVEL_Q)
    }

    /// Draws printable ASCII as the smallest code that can lose a seventh of itself (level M).
    ///
    /// - Throws: `CodeRefusal` for anything else, or for more of it than a code holds.
    package init(text: String) throws(CodeRefusal) {
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .notPrintable }
        guard text.utf8.count <= Self.textCapacity else { throw .tooLong(limit: Self.textCapacity) }
        try self.init(drawing: text, level: QR_ECLEVEL_M)
    }

    private init(drawing text: String, level: QRecLevel) throws(CodeRefusal) {
        // QR_MODE_8 is the hint for text that is not Kanji: the library still finds the numeric segments by itself.
        guard let code = QRcode_encodeString(text, 0, level, QR_MODE_8, 1) else { throw .library(errno) }
        defer { QRcode_free(code) }
        guard let data = code.pointee.data else { throw .library(0) }
        let side = Int(code.pointee.width)
        self.side = side
        squares = (0..<side * side).map { data[$0] & 1 == 1 }
    }

    /// Digits the largest code (version 40) holds at level Q.
    package static let capacity = 3993

    /// Characters the largest code holds at level M, of whatever kind they are.
    package static let textCapacity = 2331

    /// Whether a square is dark; outside the code everything is light, as its quiet zone is.
    package func isDark(x: Int, y: Int) -> Bool {
        (0..<side).contains(x) && (0..<side).contains(y) && squares[y * side + x]
    }
}
