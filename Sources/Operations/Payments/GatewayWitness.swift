package import Domain
package import Vault

/// Whoever heard the gateway: puts a code under what it said, by a key no caller of commands has. Without it nobody can
/// settle a payment or its way back, whatever their role.
package struct GatewayWitness: Sendable {
    private let vault: Vault
    private let now: @Sendable () -> Instant

    /// - Parameter now: the time.
    package init(_ vault: Vault, now: @escaping @Sendable () -> Instant) {
        self.vault = vault
        self.now = now
    }

    /// A payment as the gateway has it.
    /// - Throws: what its own encoding throws; never for what a gateway can say.
    package func settle(_ payment: PaymentID, _ session: PaymentSession) throws -> SettlePayment {
        let text = try SettlePayment.said(payment, session)
        return SettlePayment(payment: payment, session: session, heard: Heard(text, at: now(), vault))
    }

    /// A payment on its way back as the gateway has it.
    /// - Throws: what its own encoding throws; never for what a gateway can say.
    package func settle(_ paymentReturn: PaymentReturnID, _ session: RefundSession) throws -> SettleReturn {
        let text = try SettleReturn.said(paymentReturn, session)
        return SettleReturn(paymentReturn: paymentReturn, session: session, heard: Heard(text, at: now(), vault))
    }
}

/// That the gateway was heard, and when.
package struct Heard: Codable, Sendable, Equatable {
    /// When.
    package let at: Instant
    /// 32 bytes over what it said and when.
    package let code: [UInt8]

    /// Something somebody claims to have heard.
    package init(at: Instant, code: [UInt8]) {
        self.at = at
        self.code = code
    }

    init(_ text: String, at: Instant, _ vault: Vault) {
        self.init(at: at, code: Self.code(text, at, vault))
    }

    /// Whether it was heard.
    func covers(_ text: String, _ vault: Vault) -> Bool { Vault.equal(code, Self.code(text, at, vault)) }

    private static func code(_ text: String, _ at: Instant, _ vault: Vault) -> [UInt8] {
        vault.contentMAC("what the gateway said", "\(at.ms) \(text)")
    }
}
