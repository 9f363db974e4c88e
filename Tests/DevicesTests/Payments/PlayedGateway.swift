import Devices
import Domain
import Foundation
import Synchronization

/// A gateway of a few lines that keeps its promises, whatever its line to us does; its ledger is the truth of a test.
final class PlayedGateway: Sendable {
    struct Answer {
        var status: Int
        var fields: [String: Any] = [:]
    }

    private struct Payment {
        let content: [UInt8]
        let title: String
        let amount: Int64
        var state: String
        var reason = ""
        var looksLeft: Int
    }

    private struct Refund {
        let payment: String
        let amount: Int64
        let content: [UInt8]
    }

    private struct Ledger {
        var payments: [String: Payment] = [:]
        var refunds: [String: Refund] = [:]
    }

    let key: GatewayKey
    private let ledger = Mutex(Ledger())

    init() throws {
        guard let key = GatewayKey(base64: Data(repeating: 7, count: 32).base64EncodedString()) else {
            throw CocoaError(.coderInvalidValue)
        }
        self.key = key
    }

    /// How often each sale was charged, by its title.
    var charges: [String: Int] {
        ledger.withLock { ledger in
            ledger.payments.values.filter { $0.state == "succeeded" }.reduce(into: [:]) {
                $0[$1.title, default: 0] += 1
            }
        }
    }

    /// 分 that were charged in all.
    var charged: Int64 {
        ledger.withLock { $0.payments.values.filter { $0.state == "succeeded" }.reduce(0) { $0 + $1.amount } }
    }

    /// 分 that were given back in all.
    var givenBack: Int64 { ledger.withLock { $0.refunds.values.reduce(0) { $0 + $1.amount } } }

    /// Whether a number was charged.
    func isCharged(_ number: GatewayNumber) -> Bool {
        ledger.withLock { $0.payments[number.text]?.state == "succeeded" }
    }

    /// Does what a request asks for, if it is signed and fresh.
    func serve(_ request: HTTPRequest, at now: Instant) -> Answer {
        guard let timestamp = request.header("Qiantai-Timestamp"), let signature = request.header("Qiantai-Signature"),
            let signed = Int64(timestamp), abs(now.ms - signed) <= 60_000,
            key.isSigned(
                [Array(request.method.utf8), Array(request.path.utf8), Array(timestamp.utf8), request.body],
                by: signature)
        else { return Answer(status: 401) }
        let parts = request.path.split(separator: "/").map(String.init)
        return ledger.withLock { ledger in
            switch (request.method, parts.first, parts.count) {
            case ("POST", "payments", 1): pay(request, now, &ledger)
            case ("GET", "payments", 2): look(parts[1], now, &ledger)
            case ("POST", "refunds", 1): refund(request, now, &ledger)
            case ("GET", "refunds", 2): lookRefund(parts[1], now, ledger)
            default: Answer(status: 404)
            }
        }
    }

    /// The bytes of an answer and their signature.
    func signed(_ answer: Answer, to request: HTTPRequest) -> (body: [UInt8], signature: String) {
        let body = Array((try? JSONSerialization.data(withJSONObject: answer.fields, options: .sortedKeys)) ?? Data())
        return (body, sign(answer.status, request, body))
    }

    func sign(_ status: Int, _ request: HTTPRequest, _ body: [UInt8]) -> String {
        let asked = request.header("Qiantai-Signature") ?? ""
        return key.signature(of: [Array(String(status).utf8), Array(asked.utf8), body])
    }

    private func pay(_ request: HTTPRequest, _ now: Instant, _ ledger: inout Ledger) -> Answer {
        guard let fields = Self.fields(request), let number = fields["number"] as? String,
            number == request.header("Idempotency-Key"), let amount = fields["amount"] as? Int64,
            let title = fields["title"] as? String, fields["code"] is String, fields["method"] is String
        else { return Answer(status: 400) }
        if let known = ledger.payments[number], known.content != request.body { return Answer(status: 409) }
        if ledger.payments[number] == nil {
            let fate = Self.fate(of: number)
            ledger.payments[number] = Payment(
                content: request.body, title: title, amount: amount, state: fate.looks == 0 ? fate.end : "pending",
                reason: "insufficient", looksLeft: fate.looks)
        }
        return look(number, now, &ledger)
    }

    private func look(_ number: String, _ now: Instant, _ ledger: inout Ledger) -> Answer {
        guard var payment = ledger.payments[number] else { return Answer(status: 404) }
        if payment.state == "pending" {
            payment.looksLeft -= 1
            if payment.looksLeft < 0 { payment.state = Self.fate(of: number).end }
            ledger.payments[number] = payment
        }
        let status = payment.state == "failed" ? 402 : 200
        return Answer(status: status, fields: Self.told(number, payment.state, payment.amount, now, payment.reason))
    }

    private func refund(_ request: HTTPRequest, _ now: Instant, _ ledger: inout Ledger) -> Answer {
        guard let fields = Self.fields(request), let number = fields["number"] as? String,
            let payment = fields["payment"] as? String, let amount = fields["amount"] as? Int64
        else { return Answer(status: 400) }
        if let known = ledger.refunds[number], known.content != request.body { return Answer(status: 409) }
        if ledger.refunds[number] == nil {
            let paid = ledger.payments[payment].map { $0.state == "succeeded" ? $0.amount : 0 } ?? 0
            let back = ledger.refunds.values.filter { $0.payment == payment }.reduce(0) { $0 + $1.amount }
            guard paid > 0, back + amount <= paid else {
                let reason = paid > 0 ? "exceedsPaid" : "notPaid"
                return Answer(status: 422, fields: Self.told(number, "failed", amount, now, reason))
            }
            ledger.refunds[number] = Refund(payment: payment, amount: amount, content: request.body)
        }
        return lookRefund(number, now, ledger)
    }

    private func lookRefund(_ number: String, _ now: Instant, _ ledger: Ledger) -> Answer {
        guard let refund = ledger.refunds[number] else { return Answer(status: 404) }
        return Answer(status: 200, fields: Self.told(number, "succeeded", refund.amount, now, ""))
    }

    private static func told(
        _ number: String, _ state: String, _ amount: Int64, _ now: Instant, _ reason: String
    ) -> [String: Any] {
        state == "failed"
            ? ["number": number, "state": state, "reason": reason]
            : ["number": number, "state": state, "amount": amount, "reference": "G-\(number)", "at": now.ms]
    }

    private static func fields(_ request: HTTPRequest) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
    }

    /// What becomes of a payment, by its number: one in eight is refused, one in four makes the payer type a password.
    private static func fate(of number: String) -> (end: String, looks: Int) {
        let sum = number.utf8.reduce(UInt64(7)) { ($0 &* 31 &+ UInt64($1)) % 1_000_003 }
        return (sum % 8 == 0 ? "failed" : "succeeded", sum % 4 == 1 ? Int(sum % 3) + 1 : 0)
    }
}
