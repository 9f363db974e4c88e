/// Why a payer was not charged.
package enum PaymentRefusal: String, GatewayRefusal {
    /// Not enough money there.
    case insufficient
    /// The code on the telephone is older than its minute: show it anew.
    case codeExpired
    /// The code was used already, or is none.
    case codeInvalid
    /// The payer said no, or did not say yes in time.
    case cancelled
    /// The payer's bank said no.
    case refusedByBank
    /// More than the payer, or this store, may pay at once or in a day.
    case overLimit
    case neverArrived
    case other
}
