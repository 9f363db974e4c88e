import Crypto

/// Keeps what must not be read from a stolen file: seals personal data, indexes it blindly, chains the books.
///
/// Everything is derived from one key-encryption key of 32 bytes by HKDF-SHA256 with a name of its own per purpose,
/// so no purpose's key says anything about another's (rule P1).
package struct Vault: Sendable {
    private let sealing: SymmetricKey
    // Codes with their key set up once and copied for each use: setting up costs as much as coding a short text.
    private let phoneIndexing: HMAC<SHA256>
    private let last4Indexing: HMAC<SHA256>
    private let ledgerChain: HMAC<SHA256>
    private let auditChain: HMAC<SHA256>
    private let shiftChain: HMAC<SHA256>
    private let vouchers: HMAC<SHA256>
    private let digitalCodes: HMAC<SHA256>
    private let master: SymmetricKey
    /// The keys of member codes in use.
    package let memberCodeKeys: MemberCodeKeys

    /// The key under which PINs are hashed, 32 bytes, so that a stolen database alone cannot be searched for them.
    package let pinPepper: [UInt8]

    /// The version every sealed value carries as its first byte and under its tag.
    package static let keyVersion: UInt8 = 1

    /// Opens the vault with its key of exactly 32 bytes.
    package init(kek: [UInt8]) {
        precondition(kek.count == 32, "the key-encryption key has 32 bytes")
        master = SymmetricKey(data: kek)
        sealing = Self.derive("seal personal data", from: master)
        phoneIndexing = HMAC(key: Self.derive("index phone", from: master))
        last4Indexing = HMAC(key: Self.derive("index last four", from: master))
        ledgerChain = HMAC(key: Self.derive("chain ledger", from: master))
        auditChain = HMAC(key: Self.derive("chain audit", from: master))
        shiftChain = HMAC(key: Self.derive("chain shifts", from: master))
        vouchers = HMAC(key: Self.derive("voucher codes", from: master))
        digitalCodes = HMAC(key: Self.derive("index digital codes", from: master))
        pinPepper = Self.bytes(of: Self.derive("pepper pin", from: master))
        guard let codes = MemberCodeKeys(masters: [1: Self.memberCodeMaster(keyID: 1, of: master)]) else {
            preconditionFailure("a master key has 32 bytes")
        }
        memberCodeKeys = codes
    }

    /// The master key of members' codes under a key number counted from 1, 32 bytes.
    package func memberCodeMaster(keyID: Int) -> [UInt8] {
        precondition(keyID >= 1, "member code keys are counted from 1")
        return Self.memberCodeMaster(keyID: keyID, of: master)
    }

    private static func memberCodeMaster(keyID: Int, of master: SymmetricKey) -> [UInt8] {
        bytes(of: derive("member code \(keyID)", from: master))
    }

    /// Whether two byte strings are equal, in a time that depends on their lengths only.
    package static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt8 = 0
        for index in one.indices { difference |= one[index] ^ other[index] }
        return difference == 0
    }
}

// MARK: - Sealing

extension Vault {
    /// A sealed value that was altered, belongs to another row, or was sealed with another key.
    package struct Unreadable: Error, Sendable, Equatable {
        /// The one and only reason there is.
        package init() {}
    }

    /// Seals a text for one cell of one table: version, nonce of 12 bytes, AES-256-GCM ciphertext, tag of 16 bytes.
    /// - Throws: never for a text that fits into memory.
    package func seal(_ text: String, table: String, column: String, row: Int64) throws -> [UInt8] {
        let place = Self.place(table, column, row, Self.keyVersion)
        let box = try AES.GCM.seal(Array(text.utf8), using: sealing, authenticating: place)
        return [Self.keyVersion] + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Reads a sealed text back; only for the cell it was sealed for.
    /// - Throws: `Unreadable`.
    package func open(
        _ sealed: [UInt8], table: String, column: String, row: Int64
    ) throws(Unreadable) -> String {
        guard sealed.first == Self.keyVersion else { throw Unreadable() }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            let place = Self.place(table, column, row, Self.keyVersion)
            return String(decoding: try AES.GCM.open(box, using: sealing, authenticating: place), as: UTF8.self)
        } catch {
            throw Unreadable()
        }
    }

    private static func place(_ table: String, _ column: String, _ row: Int64, _ version: UInt8) -> [UInt8] {
        Array("\(table)|\(column)|\(row)|\(version)".utf8)
    }
}

// MARK: - Blind indexes and vouchers

extension Vault {
    /// The blind index of a whole phone number, 16 bytes; the digits must be normalised, they are indexed as given.
    package func phoneIndex(_ digits: String) -> [UInt8] {
        Array(Self.code("phone", Array(digits.utf8), phoneIndexing).prefix(16))
    }

    /// The blind index of a phone number's last four digits, 8 bytes; it has a key of its own because it leaks more.
    package func last4Index(_ digits: String) -> [UInt8] {
        Array(Self.code("last4", Array(digits.utf8), last4Indexing).prefix(8))
    }

    /// The blind index of a voucher's code, 16 bytes.
    package func voucherIndex(code: String) -> [UInt8] {
        Array(Self.code("index", Array(code.utf8), vouchers).prefix(16))
    }

    /// The blind index of a digital code among those of an article, 16 bytes.
    package func digitalCodeIndex(_ code: String, good: Int64) -> [UInt8] {
        Array(Self.code("good \(good)", Array(code.utf8), digitalCodes).prefix(16))
    }

    /// The code of a voucher: 14 digits, the same each time for the same kind, number and serial.
    package func voucherDigits(kind: Int, id: Int64, serial: Int64) -> String {
        let drawn = Self.code("digits", Array("\(kind)|\(id)|\(serial)".utf8), vouchers)
        let number = drawn.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 100_000_000_000_000
        let digits = String(number)
        return String(repeating: "0", count: 14 - digits.utf8.count) + digits
    }
}

// MARK: - Chains

extension Vault {
    /// The code of one ledger row: HMAC-SHA256 over the code before it, its sequence number and its bytes; 32 bytes.
    package func ledgerMAC(previous: [UInt8], sequence: Int64, canonical: [UInt8]) -> [UInt8] {
        Self.link(previous, sequence, canonical, ledgerChain)
    }

    /// The code of one audit row: HMAC-SHA256 over the code before it, its sequence number and its bytes; 32 bytes.
    package func auditMAC(previous: [UInt8], sequence: Int64, canonical: [UInt8]) -> [UInt8] {
        Self.link(previous, sequence, canonical, auditChain)
    }

    /// The code of one shift's report: HMAC-SHA256 over the code before it, its number and its bytes; 32 bytes.
    package func shiftMAC(previous: [UInt8], sequence: Int64, canonical: [UInt8]) -> [UInt8] {
        Self.link(previous, sequence, canonical, shiftChain)
    }

    private static func link(
        _ previous: [UInt8], _ sequence: Int64, _ canonical: [UInt8], _ keyed: HMAC<SHA256>
    ) -> [UInt8] {
        precondition(previous.count == 32, "a chain's code has 32 bytes")
        var bytes = previous
        bytes.reserveCapacity(40 + canonical.count)
        withUnsafeBytes(of: sequence.bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: canonical)
        return finished(keyed, bytes)
    }
}

// MARK: - Keys

extension Vault {
    private static func derive(_ purpose: String, from master: SymmetricKey) -> SymmetricKey {
        let info = Array("qiantai/1/\(purpose)".utf8)
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: info, outputByteCount: 32)
    }

    private static func bytes(of key: SymmetricKey) -> [UInt8] {
        key.withUnsafeBytes { Array($0) }
    }

    /// HMAC-SHA256 over a label of fixed wording, a zero byte and the data.
    private static func code(_ label: String, _ data: [UInt8], _ keyed: HMAC<SHA256>) -> [UInt8] {
        finished(keyed, Array(label.utf8) + [0] + data)
    }

    private static func finished(_ keyed: HMAC<SHA256>, _ bytes: [UInt8]) -> [UInt8] {
        var code = keyed
        code.update(data: bytes)
        return Array(code.finalize())
    }
}
