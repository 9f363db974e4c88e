/// Six digits only their owner knows: of a member paying with stored value, or of an operator. Never printed.
package struct PIN: Sendable, Equatable {
    /// The digits, for hashing.
    package let digits: String

    /// Accepts six digits, also full-width ones, that are not among the first a thief would try.
    /// - Parameters:
    ///   - text: as typed.
    ///   - ownNumbers: what others may know of the owner: phone, birthday as 19900512, member number; no six digits in a
    ///     row of any of them are accepted.
    /// - Throws: `.notSixDigits`, `.tooEasy`.
    package init(_ text: String, avoiding ownNumbers: [String] = []) throws(PINFault) {
        guard text.unicodeScalars.count == 6, let typed = Digits(text), typed.count == 6 else { throw .notSixDigits }
        let digits = typed.text
        let isOwn = ownNumbers.contains { Digits($0).map { Self.contains($0.values, typed.values) } ?? false }
        guard !isOwn, !Self.favourites.contains(digits), !Self.isPattern(typed.values.map(Int.init)) else {
            throw .tooEasy
        }
        self.digits = digits
    }

    /// The digits of what was typed to be compared with a PIN, full-width ones as ASCII; anything else as it is, for it
    /// is wrong anyway.
    package static func normalised(_ typed: String) -> String { Digits(typed)?.text ?? typed }

    /// 888888, 123456, 987654, 121212, 123123, 112233, 111222, 123321.
    private static func isPattern(_ d: [Int]) -> Bool {
        let steps = zip(d, d.dropFirst()).map { ($1 - $0 + 10) % 10 }
        let isRun = Set(steps).count == 1 && [0, 1, 9].contains(steps[0])
        let isPairRepeated = d[0] == d[2] && d[1] == d[3] && d[0] == d[4] && d[1] == d[5]
        let isHalfRepeated = d[0...2].elementsEqual(d[3...5])
        let isDoubled = d[0] == d[1] && d[2] == d[3] && d[4] == d[5]
        let isTwoBlocks = d[0] == d[1] && d[1] == d[2] && d[3] == d[4] && d[4] == d[5]
        let isMirrored = d.elementsEqual(d.reversed())
        return isRun || isPairRepeated || isHalfRepeated || isDoubled || isTwoBlocks || isMirrored
    }

    /// Ways over the keypad and numbers that sound like something (一生一世, 我爱你).
    private static let favourites: Set<String> = [
        "147258", "147369", "258369", "369258", "159357", "159753", "357159", "951753", "741852", "852963", "123654",
        "321654", "456123", "789456", "131420", "131452", "314520", "201314", "521131", "520131", "112358", "100200",
    ]

    private static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        whole.indices.contains { whole[$0...].starts(with: part) }
    }
}

extension PIN: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Six stars.
    package var description: String { "******" }
    /// Six stars.
    package var debugDescription: String { "******" }
    /// Shows a dump nothing.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
