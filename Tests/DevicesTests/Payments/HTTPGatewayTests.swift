import Devices
import Domain
import Foundation
import Synchronization
import Testing

@Suite("What a gateway's answer is worth")
struct HTTPGatewayTests {
    private static let now = Instant(ms: 1_795_600_000_000)
    private let gateway: PlayedGateway
    private let order: PaymentOrder

    init() throws {
        gateway = try PlayedGateway()
        order = PaymentOrder(
            number: try #require(GatewayNumber("20261126-0001")), amount: .yuan(128),
            code: try #require(PayCode("134567890123456789")), title: "面部护理")
    }

    /// A line that answers as a test says.
    private struct Line: HTTPExchange {
        let answer: @Sendable (HTTPRequest) -> HTTPAnswer
        func send(_ request: HTTPRequest) async -> HTTPAnswer { answer(request) }
    }

    private func client(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPAnswer) -> HTTPGateway {
        HTTPGateway(Line(answer: answer), key: gateway.key) { Self.now }
    }

    private func answered(_ status: Int, _ body: String) async -> PaymentOutcome {
        let gateway = gateway
        return await client { request in
            let body = Array(body.utf8)
            return .answered(status: status, signature: gateway.sign(status, request, body), body: body)
        }.pay(order)
    }

    private func fields(
        number: String = "20261126-0001", state: String = "succeeded", amount: String = "12800",
        reference: String = "\"G1\""
    ) -> String {
        """
        {"number":"\(number)","state":"\(state)","amount":\(amount),"reference":\(reference),"at":1795600000500,\
        "reason":"insufficient"}
        """
    }

    @Test("A payment is asked for by number, signed, and its code is in the body only")
    func request() async throws {
        let seen = Mutex<HTTPRequest?>(nil)
        let asked = client { request in
            seen.withLock { $0 = request }
            return .noAnswer
        }
        #expect(await asked.pay(order) == .unknown(.noAnswer))
        let request = try #require(seen.withLock { $0 })
        #expect(request.method == "POST" && request.path == "/payments")
        #expect(request.header("idempotency-key") == "20261126-0001")
        #expect(
            String(decoding: request.body, as: UTF8.self) == """
                {"amount":12800,"code":"134567890123456789","method":"wechat","number":"20261126-0001","title":"面部护理"}
                """)
        #expect(!"\(request) \(request.headers)".contains("3456"))
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!dumped.contains("3456") && !dumped.contains("body"))
    }

    @Test("A signed success of the sum that was asked for is a success")
    func success() async {
        let proof = GatewayProof(reference: "G1", amount: .yuan(128), at: Instant(ms: 1_795_600_000_500))
        #expect(await answered(200, fields()) == .succeeded(proof))
    }

    @Test("Another sum is never a success and never a failure: both sums are told")
    func otherSum() async {
        #expect(
            await answered(200, fields(amount: "12801"))
                == .unknown(.amountDiffers(asked: .yuan(128), told: Money(fen: 12801))))
    }

    @Test("Refusals come by name; one we have no word for is one all the same")
    func refusals() async {
        for refusal in PaymentRefusal.allCases {
            let body = #"{"number":"20261126-0001","state":"failed","reason":"\#(refusal.rawValue)"}"#
            #expect(await answered(402, body) == .failed(refusal))
        }
        #expect(await answered(200, #"{"number":"20261126-0001","state":"failed","reason":"moon"}"#) == .failed(.other))
        #expect(await answered(422, #"{"number":"20261126-0001","state":"failed"}"#) == .failed(.other))
    }

    @Test("A payer who types a password is waited for")
    func pending() async { #expect(await answered(200, fields(state: "pending")) == .pending) }

    @Test("What proves nothing settles nothing")
    func nothingProved() async {
        for body in [
            "", "{", "null", "[]", fields(number: "20261126-0002"), fields(state: "paid"), fields(amount: "null"),
            fields(amount: "128.5"), fields(reference: "null"), fields(reference: "\"\""),
            fields(reference: "\"\(String(repeating: "x", count: 65))\""), fields(reference: "\"a b\""),
        ] {
            #expect(await answered(200, body) == .unknown(.unreadable), "\(body)")
        }
        #expect(await answered(402, fields()) == .unknown(.unreadable), "a refusal that says it succeeded")
        #expect(await answered(500, fields()) == .unknown(.status(500)))
        #expect(await answered(409, fields()) == .unknown(.conflict))
        #expect(await answered(429, fields(state: "failed")) == .unknown(.status(429)))
        #expect(await answered(404, fields(state: "failed")) == .unknown(.status(404)))
        #expect(await answered(302, fields()) == .unknown(.status(302)))
    }

    @Test("What the gateway did not sign, or signed for another request, settles nothing")
    func unsigned() async throws {
        let body = Array(fields().utf8)
        let gateway = gateway
        for signature in [nil, "", String(repeating: "0", count: 64)] {
            let asked = client { _ in .answered(status: 200, signature: signature, body: body) }
            #expect(await asked.pay(order) == .unknown(.badSignature))
        }
        let earlier = client { request in
            let other = HTTPRequest(
                method: request.method, path: request.path, headers: [("Qiantai-Signature", "other")], body: [])
            return .answered(status: 200, signature: gateway.sign(200, other, body), body: body)
        }
        #expect(await earlier.pay(order) == .unknown(.badSignature))
        let proxy = client { _ in .answered(status: 402, signature: nil, body: Array("{}".utf8)) }
        #expect(await proxy.pay(order) == .unknown(.status(402)))
        #expect(await client { _ in .tooLong }.pay(order) == .unknown(.unreadable))
        #expect(await client { _ in .notConnected }.pay(order) == .unknown(.notConnected))
    }

    @Test("A number the gateway does not know is absent, when it was asked for")
    func absent() async {
        let gateway = gateway
        let asked = client { request in
            .answered(status: 404, signature: gateway.sign(404, request, []), body: [])
        }
        #expect(await asked.query(order.number, amount: order.amount) == .unknown(.absent))
        #expect(await asked.queryRefund(order.number, amount: order.amount) == .unknown(.absent))
        #expect(await asked.pay(order) == .unknown(.status(404)))
    }

    @Test("An address sends no code in the clear, but to this machine")
    func addresses() {
        for text in ["https://pay.example.cn", "https://pay.example.cn:8443/store/", "http://127.0.0.1:8080"] {
            #expect(GatewayAddress(text)?.description.hasSuffix("/") == false, "\(text)")
        }
        for text in [
            "", "pay.example.cn", "http://pay.example.cn", "https://a:b@pay.example.cn", "https://", "ftp://a",
            "https://a.cn/?x=1", "https://a.cn/#x", "https://a .cn", "http://127.0.0.1.example.cn",
        ] {
            #expect(GatewayAddress(text) == nil, "\(text)")
        }
    }

    @Test("A key is 32 bytes at least, and never shown")
    func key() {
        #expect(GatewayKey(base64: Data(count: 31).base64EncodedString()) == nil)
        #expect(GatewayKey(base64: "no key") == nil)
        #expect("\(gateway.key)" == "GatewayKey(******)")
        // RFC 4231 has its keys shorter than ours must be; this one is from Python's hmac.
        #expect(
            gateway.key.signature(of: [Array("a".utf8), Array("b".utf8)])
                == "9dd102a8dfc9b86d88d7ae23b7448309925d691164f81017473ac6bd0544ce21")
    }
}
