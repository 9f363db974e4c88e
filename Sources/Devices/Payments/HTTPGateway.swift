package import Domain
import Foundation

/// A gateway reached over HTTPS in a protocol of our own; a provider's is put behind it by whoever runs the gateway.
///
///     POST /payments            {"number","amount","method","code","title"}
///     GET  /payments/NUMBER
///     POST /refunds             {"number","payment","amount"}
///     GET  /refunds/NUMBER
///
/// Amounts are in 分, times in milliseconds since 1970, `method` is `wechat`, `alipay` or `unionPay`. A request carries
/// `Idempotency-Key` (its number, when it moves money), `Qiantai-Timestamp` and `Qiantai-Signature`: the HMAC-SHA256, in
/// hexadecimal, under the store's key, of method, path, timestamp and body, joined by line feeds. A gateway refuses what
/// was signed more than 60 s ago, answers a number it knows as the first time, and a number it knows with other content
/// by 409.
///
/// An answer is 200 or a 4xx with `{"number","state","amount","reference","at","reason"}`, `state` being `succeeded`
/// (with amount, reference, at), `pending`, or `failed` (with a reason as `PaymentRefusal` and `RefundRefusal` name them;
/// final: under that number money never moves). 404 to a `GET` says that the number is not known. It carries
/// `Qiantai-Signature`: of its status, the request's signature and its body, joined by line feeds. So an answer to
/// another request proves nothing.
///
/// **Only what the gateway signed settles anything**: an unsigned answer of whatever status, a 5xx, an answer cut off or
/// not understood, another sum than was asked for: each is unknown, and is looked up.
package struct HTTPGateway: PaymentGateway {
    private let exchange: any HTTPExchange
    private let key: GatewayKey
    private let now: @Sendable () -> Instant

    /// - Parameter now: the time, for the signature.
    package init(_ exchange: any HTTPExchange, key: GatewayKey, now: @escaping @Sendable () -> Instant) {
        self.exchange = exchange
        self.key = key
        self.now = now
    }

    package func pay(_ order: PaymentOrder) async -> PaymentOutcome {
        await ask("POST", "/payments", json(PaymentWire(order)), order.number, order.amount)
    }

    package func query(_ number: GatewayNumber, amount: Money) async -> PaymentOutcome {
        await ask("GET", "/payments/\(number)", [], number, amount)
    }

    package func refund(_ order: RefundOrder) async -> RefundOutcome {
        await ask("POST", "/refunds", json(RefundWire(order)), order.number, order.amount)
    }

    package func queryRefund(_ number: GatewayNumber, amount: Money) async -> RefundOutcome {
        await ask("GET", "/refunds/\(number)", [], number, amount)
    }

    private func ask<Refusal>(
        _ method: String, _ path: String, _ body: [UInt8], _ number: GatewayNumber, _ amount: Money
    ) async -> GatewayOutcome<Refusal> {
        let timestamp = now().description
        let signature = key.signature(of: [Array(method.utf8), Array(path.utf8), Array(timestamp.utf8), body])
        var headers = [(name: "Qiantai-Timestamp", value: timestamp), (name: "Qiantai-Signature", value: signature)]
        if method == "POST" {
            headers.append((name: "Content-Type", value: "application/json"))
            headers.append((name: "Idempotency-Key", value: number.text))
        }
        switch await exchange.send(HTTPRequest(method: method, path: path, headers: headers, body: body)) {
        case .notConnected: return .unknown(.notConnected)
        case .noAnswer: return .unknown(.noAnswer)
        case .tooLong: return .unknown(.unreadable)
        case .answered(let status, let answered, let body):
            guard status < 500 else { return .unknown(.status(status)) }
            let parts = [Array(String(status).utf8), Array(signature.utf8), body]
            guard let answered, key.isSigned(parts, by: answered) else {
                return .unknown(status == 200 ? .badSignature : .status(status))
            }
            switch status {
            case 200, 400, 402, 403, 410, 422: return read(body, isSuccess: status == 200, number, amount)
            case 404 where method == "GET": return .unknown(.absent)
            case 409: return .unknown(.conflict)
            default: return .unknown(.status(status))
            }
        }
    }

    private func read<Refusal>(
        _ body: [UInt8], isSuccess: Bool, _ number: GatewayNumber, _ amount: Money
    ) -> GatewayOutcome<Refusal> {
        guard let answer = try? JSONDecoder().decode(AnswerWire.self, from: Data(body)), answer.number == number.text
        else { return .unknown(.unreadable) }
        switch answer.state {
        case .failed: return .failed(answer.reason.flatMap(Refusal.init) ?? .other)
        case .pending where isSuccess: return .pending
        case .succeeded where isSuccess:
            guard let proof = answer.proof else { return .unknown(.unreadable) }
            guard proof.amount == amount else {
                return .unknown(.amountDiffers(asked: amount, told: proof.amount))
            }
            return .succeeded(proof)
        case .pending, .succeeded: return .unknown(.unreadable)
        }
    }

    private func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and whole numbers only: there is nothing in them that JSON cannot say.
        guard let data = try? encoder.encode(value) else { preconditionFailure("an order is JSON") }
        return Array(data)
    }
}
