import Testing
import Vault

@Suite("PINs as they are stored")
struct PINHashTests {
    let pepper = [UInt8](repeating: 9, count: 32)

    private func hash(_ pin: String, salt: UInt8 = 1, cost: PINHash.Cost = .test) throws -> PINHash {
        try PINHash(pin: pin, pepper: pepper, cost: cost) { [UInt8](repeating: salt, count: $0) }
    }

    @Test("scrypt answers what RFC 7914 prints")
    func vectors() throws {
        let empty = try PINHash.scrypt(
            [], salt: [], cost: PINHash.Cost(logN: 4, blockSize: 1, parallelism: 1), count: 64)
        #expect(
            hexadecimal(empty) == "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906")
        let nacl = try PINHash.scrypt(
            Array("password".utf8), salt: Array("NaCl".utf8),
            cost: PINHash.Cost(logN: 10, blockSize: 8, parallelism: 16), count: 64)
        #expect(
            hexadecimal(nacl) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640")
        let sodium = try PINHash.scrypt(
            Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8), cost: .member, count: 64)
        #expect(
            hexadecimal(sodium) == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887")
    }

    @Test("The right PIN matches, every other one does not")
    func matches() throws {
        let stored = try hash("258036")
        #expect(try stored.matches(pin: "258036", pepper: pepper))
        for wrong in ["258037", "25803", "2580366", "", "258036\u{0}"] {
            #expect(try !stored.matches(pin: wrong, pepper: pepper), "\(wrong)")
        }
    }

    @Test("Without the pepper nothing matches, and a salt of its own makes every hash differ")
    func pepperAndSalt() throws {
        let stored = try hash("258036")
        #expect(try !stored.matches(pin: "258036", pepper: [UInt8](repeating: 8, count: 32)))
        #expect(try hash("258036", salt: 2).text != stored.text)
        #expect(try hash("258036").text == stored.text)
    }

    @Test("The stored text holds cost, salt and hash, and reads back to the same")
    func text() throws {
        let stored = try hash("258036")
        #expect(stored.text.hasPrefix("scrypt$4$8$1$01010101010101010101010101010101$"))
        #expect(stored.text.utf8.count == 110)
        let read = try PINHash(text: stored.text)
        #expect(read == stored)
        #expect(try read.matches(pin: "258036", pepper: pepper))
    }

    @Test(
        "A text that is no hash of ours, or asks for too much work, is refused",
        arguments: [
            "", "scrypt", "scrypt$4$8$1$00$00", "bcrypt$4$8$1$SALT$HASH", "scrypt$21$8$1$SALT$HASH",
            "scrypt$4$33$1$SALT$HASH", "scrypt$4$8$17$SALT$HASH", "scrypt$0$8$1$SALT$HASH", "scrypt$-4$8$1$SALT$HASH",
            "scrypt$4$8$1$SALT$HASH$", "scrypt$4$8$1$HASH$SALT", "scrypt$4$8$1$SALT$zHASH",
        ])
    func malformed(pattern: String) {
        let text =
            pattern
            .replacing("SALT", with: String(repeating: "0a", count: 16))
            .replacing("zHASH", with: String(repeating: "zz", count: 32))
            .replacing("HASH", with: String(repeating: "0b", count: 32))
        #expect(throws: PINHash.Malformed()) { try PINHash(text: text) }
    }

    @Test("Staff pay what OWASP asks at least")
    func staff() {
        #expect(PINHash.Cost.staff == PINHash.Cost(logN: 17, blockSize: 8, parallelism: 1))
    }
}
