import Domain
import Testing
import Vault

@Suite("Keys of member codes")
struct MemberCodeKeysTests {
    private static let ones = Array(repeating: UInt8(1), count: 32)
    private static let twos = Array(repeating: UInt8(2), count: 32)
    private let now = Instant(ms: 1_700_000_000_000)

    @Test("the published vector comes out")
    func vector() throws {
        let keys = try #require(MemberCodeKeys(masters: [1: Self.ones]))
        let code = try #require(MemberCode.issue(to: MemberID(12345), keyID: 1, at: now, keys: keys))
        #expect(code.digits == "911000012345661469740342")
        #expect(try code.verify(now: now, lastAccepted: nil, keys: keys) == 56_666_666)
    }

    @Test("another master, another key number, member or step gives another MAC")
    func everythingCounts() throws {
        let keys = try #require(MemberCodeKeys(masters: [1: Self.ones, 2: Self.ones, 3: Self.twos]))
        let macs = [(1, 7, 100), (2, 7, 100), (3, 7, 100), (1, 8, 100), (1, 7, 101)].compactMap {
            keys.truncatedMAC(keyID: $0.0, member: MemberID(Int64($0.1)), step: Int64($0.2))
        }
        #expect(Set(macs).count == 5)
        #expect(macs.allSatisfy { $0 < 100_000_000 })
    }

    @Test("after a rotation, codes of the old key are good as long as it is kept")
    func rotation() throws {
        let old = try #require(MemberCodeKeys(masters: [1: Self.ones]))
        let both = try #require(MemberCodeKeys(masters: [1: Self.ones, 2: Self.twos]))
        let new = try #require(MemberCodeKeys(masters: [2: Self.twos]))
        let code = try #require(MemberCode.issue(to: MemberID(9), keyID: 1, at: now, keys: old))
        #expect(try code.verify(now: now, lastAccepted: nil, keys: both) > 0)
        #expect(throws: MemberCodeFault.forged) { try code.verify(now: now, lastAccepted: nil, keys: new) }
    }

    @Test("short keys and key numbers of two digits are refused")
    func badKeys() {
        #expect(MemberCodeKeys(masters: [1: [1, 2, 3]]) == nil)
        #expect(MemberCodeKeys(masters: [10: Self.ones]) == nil)
    }

    @Test("printing shows no key")
    func printing() throws {
        let keys = try #require(MemberCodeKeys(masters: [1: Self.ones]))
        var dumped = ""
        dump(keys, to: &dumped)
        #expect("\(keys)" == "MemberCodeKeys(1)")
        #expect(!dumped.contains("SymmetricKey"))
    }
}
