package import Domain

/// What is to be taken to its end with the gateway.
package enum PaymentErrand: Sendable, Equatable {
    /// A payment that was just begun, by the code that was scanned; nil = it is only looked up.
    case collect(PaymentID, code: PayCode?)
    /// A payment on its way back.
    case giveBack(PaymentReturnID)
    /// One that could not go back: whether that is still so.
    case lookAgain(PaymentReturnID)

    /// What it is about.
    package enum Subject: Sendable, Hashable {
        /// A payment.
        case payment(PaymentID)
        /// One on its way back.
        case back(PaymentReturnID)
    }

    /// What it is about.
    package var subject: Subject {
        switch self {
        case .collect(let id, _): .payment(id)
        case .giveBack(let id), .lookAgain(let id): .back(id)
        }
    }
}
