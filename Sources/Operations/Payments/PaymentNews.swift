package import Domain

/// What a counter hears of a payment by scanned code, or of one on its way back.
package enum PaymentNews: Sendable, Equatable {
    /// The gateway has it and waits for the payer, who must type a password perhaps; more news follows.
    case waitsForPayer
    /// It has arrived and is booked: an order can take it.
    case received
    /// It had counted as failed, and arrived after all: booked, to be taken by an order or given back.
    case arrivedLate
    /// Nothing was charged, and nothing will be.
    case failed(PaymentRefusal)
    /// It has gone back to the payer.
    case returned
    /// It did not go back, and will not under this number.
    case notReturned(RefundRefusal)
    /// Nobody knows yet: it is kept, and looked up again. nil = the payer has not said yes or no.
    case unknown(GatewayDoubt?)
    /// It is kept, and booked when the next shift is open (rule 40).
    case waitsForShift
    /// The books could not be written: what was heard is looked up again.
    case notKept

    /// Whether more follows by itself.
    package var isLast: Bool { self != .waitsForPayer }
}
