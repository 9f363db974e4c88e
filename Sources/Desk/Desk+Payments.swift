import Domain
import Operations
import Surface
import Widgets

/// Scanned payments on their way, while the counter goes on.
extension Desk {
    /// Who waits for news of a payment.
    struct Listener: Sendable {
        let address: Turn.Address
        let then: @Sendable (PaymentNews) -> any Sendable
    }

    mutating func collect(
        _ errand: PaymentErrand, for address: Turn.Address, then: @escaping @Sendable (PaymentNews) -> any Sendable
    ) {
        guard let token = session?.token else { return }
        collecting[errand.subject] = Listener(address: address, then: then)
        outgoing.append(.collect(errand, session: token))
    }

    /// Who asked hears it; what nobody asked for, or what nobody could see, is said in the status line.
    mutating func hear(_ news: PaymentNews, of subject: PaymentErrand.Subject) {
        guard session != nil else {
            unheard.append((subject, news))
            return
        }
        let listener = collecting[subject]
        if news.isLast { collecting[subject] = nil }
        if let listener, isThere(listener.address) {
            deliver(listener.then(news), to: listener.address)
        } else if let line = scene.line(ofMissed: news) {
            status = line
        }
        if news.isLast { refreshCurrent() }
    }

    /// A dialog that was closed hears nothing any more: its news is said like what nobody asked for.
    private func isThere(_ address: Turn.Address) -> Bool {
        guard case .overlay(let number) = address else { return true }
        return overlays.contains { $0.number == number }
    }

    /// The choice in the menu 更多; only where scanned codes are collected.
    var paymentsChoice: MenuOverlay.Choice? {
        guard session != nil, environment.hasGateway else { return nil }
        return .init(label: scene.say("扫码收款")) { turn in turn.show(PaymentsOverlay(turn.scene)) }
    }

    /// Who owes; for those who may see it.
    var debtorsChoice: MenuOverlay.Choice? {
        guard session != nil, scene.standing(to: .keepShift) == .allowed else { return nil }
        return .init(label: scene.say("挂账")) { turn in turn.show(DebtorsOverlay(turn.scene)) }
    }

    /// Rates for interest on refunds; for those who may set them.
    var ratesChoice: MenuOverlay.Choice? {
        guard session != nil, scene.standing(to: .changeSettings) != .refused else { return nil }
        return .init(label: scene.say("一年期利率")) { turn in turn.show(RatesOverlay(turn.scene)) }
    }

    /// What came while the screen was locked.
    mutating func hearWhatWasMissed() {
        let missed = unheard
        unheard = []
        for (subject, news) in missed { hear(news, of: subject) }
    }
}
