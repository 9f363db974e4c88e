/// How often and for how long one asks what became of a payment.
package struct GatewayPatience: Sendable, Equatable {
    /// Milliseconds before each look; after the last one it is left to a person, or to a later look.
    package let pauses: [Int64]
    /// How often a request is sent at most, the first time included.
    package let sends: Int
    /// Milliseconds after which a request that the gateway has not got will never be taken: a gateway refuses what was
    /// signed longer ago than `GatewaySession.freshness`; the rest is for clocks that differ.
    package let arrival: Int64

    /// A patience.
    package init(pauses: [Int64], sends: Int, arrival: Int64) {
        self.pauses = pauses
        self.sends = sends
        self.arrival = arrival
    }

    /// At a counter, a payer waiting: two minutes and a half, more and more seldom.
    package static let counter = GatewayPatience(
        pauses: [1000, 2000, 3000, 5000, 5000, 10_000, 10_000, 15_000, 20_000, 25_000, 25_000, 30_000], sends: 3,
        arrival: 120_000)
}
