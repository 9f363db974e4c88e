package import Domain

/// Why a cart cannot be priced now; lines count from 0.
package enum CartTrouble: Error, Codable, Sendable, Equatable {
    /// It is not whole.
    case cart(CartFault)
    /// A line's service or article is not on sale.
    case item(line: Int)
    /// A line asks for a session, a coupon or points, and there is no member.
    case noMember
    /// A line's session cannot be used.
    case session(line: Int, VerificationFault)
    /// A line's session is another member's, or of another service.
    case sessionOfOther(line: Int)
    /// Somebody who is to get a part of a line works here no more.
    case staff(line: Int)
}
