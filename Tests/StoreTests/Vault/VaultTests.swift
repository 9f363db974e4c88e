import Testing
import Vault

@Suite("The vault")
struct VaultTests {
    let vault = Vault(kek: [UInt8](0..<32))
    let other = Vault(kek: [UInt8](1..<33))

    private func reading(_ sealed: [UInt8], table: String = "member", column: String = "phone", row: Int64 = 7)
        -> String?
    {
        try? vault.open(sealed, table: table, column: column, row: row)
    }

    @Test("What is sealed can be read back, and never looks the same twice", arguments: ["", "13812345678", "欧阳𠮷"])
    func seal(text: String) throws {
        let one = try vault.seal(text, table: "member", column: "phone", row: 7)
        let two = try vault.seal(text, table: "member", column: "phone", row: 7)
        #expect(reading(one) == text && reading(two) == text)
        #expect(one != two)
        #expect(one.count == text.utf8.count + 29 && one.first == Vault.keyVersion)
    }

    @Test("A changed bit anywhere, or a missing end, cannot be read")
    func tampered() throws {
        let sealed = try vault.seal("13812345678", table: "member", column: "phone", row: 7)
        for place in sealed.indices {
            var hit = sealed
            hit[place] ^= 1
            #expect(reading(hit) == nil, "byte \(place)")
            #expect(reading(Array(sealed[..<place])) == nil, "cut at \(place)")
        }
    }

    @Test("A sealed value moved to another row, column or table, or another vault, cannot be read")
    func moved() throws {
        let sealed = try vault.seal("13812345678", table: "member", column: "phone", row: 7)
        #expect(reading(sealed, row: 8) == nil)
        #expect(reading(sealed, column: "guardian") == nil)
        #expect(reading(sealed, table: "staff") == nil)
        #expect(throws: Vault.Unreadable()) { try other.open(sealed, table: "member", column: "phone", row: 7) }
    }

    @Test("Indexes are the same each time, differ between numbers, and have a length of their own")
    func indexes() {
        #expect(vault.phoneIndex("13812345678") == Vault(kek: [UInt8](0..<32)).phoneIndex("13812345678"))
        #expect(vault.phoneIndex("13812345678") != vault.phoneIndex("13812345679"))
        #expect(vault.phoneIndex("13812345678").count == 16)
        #expect(vault.last4Index("5678") != vault.last4Index("5679"))
        #expect(vault.last4Index("5678").count == 8)
        #expect(vault.voucherIndex(code: "00000000000001").count == 16)
    }

    @Test("No purpose's key is another's, and no vault's is another vault's")
    func separation() {
        let none = [UInt8](repeating: 0, count: 32)
        let text = "5678"
        let ours = codes(of: vault, none, text)
        let theirs = codes(of: other, none, text)
        #expect(Set(ours + theirs).count == ours.count + theirs.count)
    }

    private func codes(of vault: Vault, _ none: [UInt8], _ text: String) -> [[UInt8]] {
        let codes = [
            vault.phoneIndex(text), vault.last4Index(text), vault.voucherIndex(code: text),
            vault.ledgerMAC(previous: none, sequence: 1, canonical: Array(text.utf8)),
            vault.auditMAC(previous: none, sequence: 1, canonical: Array(text.utf8)),
            vault.pinPepper, vault.memberCodeMaster(keyID: 1), vault.memberCodeMaster(keyID: 2),
        ]
        return codes.map { Array($0.prefix(8)) }
    }

    /// The expected values were computed apart from this program, with HKDF and HMAC as the RFCs define them.
    @Test("Books made today can be read by every later program")
    func stable() {
        let none = [UInt8](repeating: 0, count: 32)
        #expect(hexadecimal(vault.phoneIndex("13812345678")) == "b943177e8aa943704bc9982791a75481")
        #expect(hexadecimal(vault.last4Index("5678")) == "24c24bc3e9d77425")
        #expect(hexadecimal(vault.voucherIndex(code: "00000000000001")) == "adaa782b46735a5f6c7c323cca3ee82f")
        #expect(vault.voucherDigits(kind: 1, id: 2, serial: 3) == "51069415980841")
        #expect(
            hexadecimal(vault.ledgerMAC(previous: none, sequence: 1, canonical: [1, 2, 3]))
                == "c0867a19a6228745d77d3d9f89fd7c1b3144525a7bc238e6a45d690a3a77876e")
        #expect(
            hexadecimal(vault.auditMAC(previous: none, sequence: 1, canonical: [1, 2, 3]))
                == "20a4a1473bc60e4021d64ded33988391e5709cd0e0663e540ee6105fe90c5820")
        #expect(hexadecimal(vault.pinPepper) == "a0c037674e8b7779634bdb85ce694dab0b4e4a982b488ed838e53ae3bb9eac8e")
        #expect(
            hexadecimal(vault.memberCodeMaster(keyID: 1))
                == "f47f88e1383d10ebb021fb8b1b12b82a6fc79a7600c4a019fb7a7669d8dd841c")
    }

    @Test("A link of a chain depends on the one before it, its number and its bytes")
    func chain() {
        let none = [UInt8](repeating: 0, count: 32)
        let first = vault.ledgerMAC(previous: none, sequence: 1, canonical: [1])
        let links = [
            first, vault.ledgerMAC(previous: first, sequence: 1, canonical: [1]),
            vault.ledgerMAC(previous: none, sequence: 2, canonical: [1]),
            vault.ledgerMAC(previous: none, sequence: 1, canonical: [2]),
            vault.ledgerMAC(previous: none, sequence: 1, canonical: []),
        ]
        #expect(Set(links).count == links.count)
        #expect(first.count == 32)
    }

    @Test("Vouchers have 14 digits each, the same each time, and none twice in ten thousand")
    func vouchers() {
        var seen: Set<String> = []
        for serial in Int64(1)...10_000 {
            let digits = vault.voucherDigits(kind: 1, id: 5, serial: serial)
            #expect(digits.utf8.count == 14 && digits.allSatisfy { $0.isASCII && $0.isNumber })
            seen.insert(digits)
        }
        #expect(seen.count == 10_000)
        #expect(seen.contains { $0.hasPrefix("0") })
        #expect(vault.voucherDigits(kind: 2, id: 5, serial: 1) != vault.voucherDigits(kind: 1, id: 5, serial: 1))
        #expect(vault.voucherDigits(kind: 1, id: 5, serial: 1) == vault.voucherDigits(kind: 1, id: 5, serial: 1))
    }

    @Test("Equality looks at every byte")
    func equality() {
        let bytes = [UInt8](0..<32)
        #expect(Vault.equal(bytes, bytes) && Vault.equal([], []))
        for place in bytes.indices {
            var hit = bytes
            hit[place] ^= 0x80
            #expect(!Vault.equal(bytes, hit))
        }
        #expect(!Vault.equal(bytes, Array(bytes.dropLast())))
    }
}
