/// Why it is not known whether money moved.
package enum GatewayDoubt: Error, Sendable, Equatable, Codable {
    /// No connection came about: nothing was sent this time.
    case notConnected
    /// It was sent, and nothing came back in time.
    case noAnswer
    /// What came back was not signed by the gateway.
    case badSignature
    /// What came back was no answer to this: cut off, too long, of another number.
    case unreadable
    /// The gateway, or something on the way to it, is out of order, or does not know this store; its HTTP status.
    case status(Int)
    /// The gateway has no such number, so far: the request may still be on its way.
    case absent
    /// The gateway has this number for something else.
    case conflict
    /// The gateway says that another sum moved than was asked for.
    ///
    /// Neither a success, which would book a sum nobody agreed to, nor a failure, after which a counter charges again:
    /// money did move, or the answer is not to be trusted. It is looked up again, and if it stays so, a person compares
    /// both sums with the gateway's own books.
    case amountDiffers(asked: Money, told: Money)
}
