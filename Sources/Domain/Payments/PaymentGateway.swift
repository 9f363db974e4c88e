/// The service that takes money from telephones for the store.
///
/// A number that is asked for again is answered as the first time, whatever became of it: a gateway that cannot promise
/// that must not be put behind this.
package protocol PaymentGateway: Sendable {
    /// Takes money, once per number. Never more than the amount asked for counts as a success.
    func pay(_ order: PaymentOrder) async -> PaymentOutcome
    /// What became of a payment of that amount.
    func query(_ number: GatewayNumber, amount: Money) async -> PaymentOutcome
    /// Gives money back, once per number.
    func refund(_ order: RefundOrder) async -> RefundOutcome
    /// What became of a refund of that amount.
    func queryRefund(_ number: GatewayNumber, amount: Money) async -> RefundOutcome
}
