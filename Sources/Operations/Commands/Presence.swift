package import Domain

/// How a member stands behind what is taken from their account (feature D3).
package enum Presence: Codable, Sendable, Equatable {
    /// The member's dynamic code, 24 digits, as scanned.
    case code(String)
    /// A PIN typed a moment ago.
    case proof(ProofID)
}

/// Why a member does not stand behind it.
enum PresenceFault: Error {
    /// The code is not good.
    case code(MemberCodeFault)
    /// The code is another member's.
    case othersCode
    /// The proof is too old, used, or another member's.
    case proof
}
