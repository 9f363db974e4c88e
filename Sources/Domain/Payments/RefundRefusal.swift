/// Why money was not given back.
package enum RefundRefusal: String, GatewayRefusal {
    /// There is no such payment, or it was not paid.
    case notPaid
    /// More than is left of the payment after earlier refunds.
    case exceedsPaid
    /// The payment is older than the provider gives back.
    case tooLate
    /// The store has too little at the provider.
    case storeFunds
    /// The payer's bank said no: the account is closed.
    case refusedByBank
    case neverArrived
    case other
}
