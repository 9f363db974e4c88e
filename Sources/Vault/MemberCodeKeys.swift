import Crypto
package import Domain

/// The master keys of member codes, by key number; makes and checks the codes' MACs.
///
/// Each member has a key of their own, HMAC-SHA256(master, "fd-member-v1" ‖ key number ‖ member as 8 bytes); the MAC is
/// HMAC-SHA256(that, step as 8 bytes ‖ key number ‖ member as 8 bytes), truncated as in RFC 4226 to eight decimal digits.
/// Numbers are big-endian. A terminal that holds a master can make every member's code: hence key numbers and rotation,
/// and a PIN above the large-amount limit.
package struct MemberCodeKeys: MemberCodeMAC, CustomStringConvertible, CustomReflectable {
    private let masters: [Int: SymmetricKey]

    /// Keys of 32 bytes by numbers of 0…9; nil if one is not like that.
    package init?(masters: [Int: [UInt8]]) {
        guard masters.allSatisfy({ (0...9).contains($0.key) && $0.value.count == 32 }) else { return nil }
        self.masters = masters.mapValues { SymmetricKey(data: $0) }
    }

    /// The MAC of a member's time step, 0…99 999 999; nil if the key is not known.
    package func truncatedMAC(keyID: Int, member: MemberID, step: Int64) -> UInt32? {
        guard let master = masters[keyID] else { return nil }
        let holder = [UInt8(keyID)] + bytes(member.raw)
        let memberKey = HMAC<SHA256>.authenticationCode(for: Array("fd-member-v1".utf8) + holder, using: master)
        let code = HMAC<SHA256>.authenticationCode(for: bytes(step) + holder, using: SymmetricKey(data: memberKey))
        return truncated(Array(code)) % 100_000_000
    }

    /// Says how many keys there are, never which.
    package var description: String { "MemberCodeKeys(\(masters.count))" }
    /// Shows a dump nothing.
    package var customMirror: Mirror { Mirror(self, children: [:]) }

    /// RFC 4226 section 5.3.
    private func truncated(_ mac: [UInt8]) -> UInt32 {
        let offset = Int(mac[mac.count - 1] & 0x0F)
        return mac[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    }

    private func bytes(_ number: Int64) -> [UInt8] {
        stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
