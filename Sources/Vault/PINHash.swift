import Crypto
import CryptoExtras

/// A PIN or passphrase as it is stored: scrypt over HMAC-SHA256(pepper, pin) with its cost and salt (rule A2).
package struct PINHash: Sendable, Equatable {
    /// How dear one guess is.
    package struct Cost: Sendable, Hashable {
        /// The binary logarithm of scrypt's N.
        package let logN: Int
        /// scrypt's r, the block size.
        package let blockSize: Int
        /// scrypt's p, the parallelism.
        package let parallelism: Int

        /// A cost within what this program is willing to spend: N up to 2^20, r up to 32, p up to 16.
        package init(logN: Int, blockSize: Int = 8, parallelism: Int = 1) {
            precondition(Self.allowed(logN, blockSize, parallelism), "a cost of scrypt outside its bounds")
            self.logN = logN
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        static func allowed(_ logN: Int, _ blockSize: Int, _ parallelism: Int) -> Bool {
            (1...20).contains(logN) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        }

        /// For staff: about 350 ms and 128 MiB a guess.
        package static let staff = Cost(logN: 17)
        /// For members at the counter: about 45 ms and 16 MiB a guess.
        package static let member = Cost(logN: 14)
        /// For a demo store, whose login screen shows its PINs: a dear guess would guard nothing.
        package static let demo = Cost(logN: 10)
        /// For tests only: next to nothing.
        package static let test = Cost(logN: 4)
    }

    /// A stored text that is no hash of ours.
    package struct Malformed: Error, Sendable, Equatable {
        /// The one and only reason there is.
        package init() {}
    }

    /// What it cost.
    package let cost: Cost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a PIN; `random` must answer as many unpredictable bytes as it is asked for.
    /// - Throws: the library's error when memory runs out.
    package init(pin: String, pepper: [UInt8], cost: Cost, random: (Int) -> [UInt8]) throws {
        let salt = random(16)
        precondition(salt.count == 16, "a salt has 16 bytes")
        self.cost = cost
        self.salt = salt
        hash = try Self.derive(pin, pepper, salt, cost)
    }

    /// Whether this is the PIN, compared in constant time.
    /// - Throws: the library's error when memory runs out.
    package func matches(pin: String, pepper: [UInt8]) throws -> Bool {
        Vault.equal(hash, try Self.derive(pin, pepper, salt, cost))
    }

    private static func derive(_ pin: String, _ pepper: [UInt8], _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        let key = SymmetricKey(data: pepper)
        let peppered = Array(HMAC<SHA256>.authenticationCode(for: Array(pin.utf8), using: key))
        return try scrypt(peppered, salt: salt, cost: cost, count: 32)
    }

    /// scrypt itself (RFC 7914).
    /// - Throws: the library's error when memory runs out.
    package static func scrypt(_ secret: [UInt8], salt: [UInt8], cost: Cost, count: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: secret, salt: salt, outputByteCount: count, rounds: 1 << cost.logN,
            blockSize: cost.blockSize, parallelism: cost.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}

// MARK: - As text

extension PINHash {
    /// The text to store: `scrypt$17$8$1$salt$hash`, salt and hash in hexadecimal.
    package var text: String {
        "scrypt$\(cost.logN)$\(cost.blockSize)$\(cost.parallelism)$\(Self.hexadecimal(salt))$\(Self.hexadecimal(hash))"
    }

    /// Reads a stored text back.
    /// - Throws: `Malformed`.
    package init(text: String) throws(Malformed) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt",
            let logN = Int(parts[1]), let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            Cost.allowed(logN, blockSize, parallelism),
            let salt = Self.bytes(parts[4]), salt.count == 16, let hash = Self.bytes(parts[5]), hash.count == 32
        else { throw Malformed() }
        cost = Cost(logN: logN, blockSize: blockSize, parallelism: parallelism)
        self.salt = salt
        self.hash = hash
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        let nibbles = text.utf8.compactMap { digit -> UInt8? in
            switch digit {
            case 48...57: digit - 48
            case 97...102: digit - 87
            default: nil
            }
        }
        guard nibbles.count == text.utf8.count, nibbles.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }
}
