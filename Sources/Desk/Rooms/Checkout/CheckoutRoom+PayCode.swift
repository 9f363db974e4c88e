import Domain
import Operations
import Surface
import Widgets

/// Pay codes of WeChat, Alipay and UnionPay.
extension CheckoutRoom {
    /// A pay code pays so much: the gateway collects it; without one a person looks whether it has arrived at the
    /// store's own code.
    mutating func collect(_ code: PayCode, _ money: Money, _ turn: inout Turn) {
        guard turn.scene.hasGateway else {
            stage = .arrived(Tender(code.kind), money)
            return
        }
        stage = .collecting(code.kind, money, nil)
        let title = String(title(of: 0, turn.scene).prefix(20))
        turn.perform(BeginPayment(amount: money, method: code.kind, title: title, member: member)) {
            Note.begun($0, code, money)
        }
    }

    mutating func hear(
        _ result: Result<BeginPayment.Answer, BeginPayment.Refusal>, _ code: PayCode, _ money: Money,
        _ turn: inout Turn
    ) {
        switch result {
        case .success(let answer):
            if case .collecting = stage { stage = .collecting(code.kind, money, answer.payment) }
            turn.collect(payment: answer.payment, code: code) { Note.collected(answer.payment, money, $0) }
        case .failure(let refusal):
            stage = .tender(ways(turn.scene))
            turn.refuse(turn.scene.sentence(refusal))
        }
    }

    /// News of a payment: what has arrived is a part of what is paid, if somebody still waits for it here.
    mutating func hear(_ news: PaymentNews, of payment: PaymentID, _ money: Money, _ turn: inout Turn) {
        let sentence = turn.scene.sentence(news)
        guard case .collecting(_, _, payment) = stage else {
            let isMoney = news == .received || news == .arrivedLate
            return isMoney
                ? turn.warn(
                    turn.say(
                        "扫码收款 %@ 元到账了,没有用在这一单;请看 %@ 扫码收款", money.description, turn.scene.key(of: Global.more.action)))
                : turn.inform(sentence)
        }
        switch news {
        case .waitsForPayer: turn.inform(sentence)
        case .received, .arrivedLate:
            parts.append(OrderPayment(.scanned(payment), money))
            advance(&turn)
        case .failed:
            stage = .tender(ways(turn.scene))
            turn.refuse(sentence)
        case .unknown, .waitsForShift, .notKept, .returned, .notReturned:
            stage = .tender(ways(turn.scene))
            turn.warn(sentence)
        }
    }

    /// What has arrived by a pay code stays: it is the customer's money.
    mutating func keepOnlyScanned() { parts.removeAll { !$0.isScanned } }
}

extension OrderPayment {
    /// Whether it has arrived by a pay code.
    var isScanned: Bool { if case .scanned = means { true } else { false } }
}

extension Tender {
    /// How a payment by such a code is called at the till.
    init(_ kind: PayCodeKind) {
        switch kind {
        case .wechat: self = .wechat
        case .alipay: self = .alipay
        case .unionPay: self = .unionPay
        }
    }
}
