import Devices
import Domain
import Foundation
import Synchronization
import Testing

@Suite("Payments over a real connection")
struct CurlExchangeTests {
    private static let now = Instant(ms: 1_795_600_000_000)

    private func exchange(_ port: UInt16, total: Int = 10_000) throws -> CurlExchange {
        CurlExchange(try #require(GatewayAddress("http://127.0.0.1:\(port)")), connect: 10_000, total: total)
    }

    private let question = HTTPRequest(
        method: "POST", path: "/payments", headers: [("X-One", "1"), ("X-Two", "zwei")], body: Array("{\"a\":1}".utf8))

    private func answered(_ text: String) async throws -> HTTPAnswer {
        let server = try LoopbackServer { connection in
            _ = LoopbackServer.read(connection)
            LoopbackServer.write(connection, Array(text.utf8))
        }
        return try await exchange(server.port).send(question)
    }

    @Test("A request arrives as it was meant")
    func arrives() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let server = try LoopbackServer { connection in
            var text = ""
            while !text.hasSuffix("{\"a\":1}"), let more = LoopbackServer.read(connection) {
                text += String(decoding: more, as: UTF8.self)
            }
            continuation.yield(text)
            LoopbackServer.write(connection, Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".utf8))
        }
        let answer = try await exchange(server.port).send(question)
        guard case .answered(200, nil, let body) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(body == Array("{}".utf8))
        for await text in stream {
            #expect(text.hasPrefix("POST /payments HTTP/1.1\r\n"))
            for line in ["X-One: 1", "X-Two: zwei", "Content-Length: 7"] { #expect(text.contains("\r\n\(line)\r\n")) }
            #expect(!text.contains("Expect"))
            break
        }
    }

    @Test("The signature is read, whatever the case of its name, unless there are two")
    func signature() async throws {
        let head = "HTTP/1.1 402 No\r\nContent-Length: 0\r\nqiantai-SIGNATURE:  ab12 \r\n"
        guard case .answered(402, "ab12", []) = try await answered(head + "\r\n") else {
            Issue.record("no signature")
            return
        }
        guard case .answered(402, nil, []) = try await answered(head + "Qiantai-Signature: cd\r\n\r\n") else {
            Issue.record("two signatures are one too many")
            return
        }
    }

    @Test("A redirection is an answer, and not followed")
    func redirection() async throws {
        let text = "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
        guard case .answered(307, nil, []) = try await answered(text) else {
            Issue.record("followed")
            return
        }
    }

    @Test("An answer that never ends is not read to its end")
    func tooLong() async throws {
        let body = String(repeating: "x", count: 20_000)
        guard case .tooLong = try await answered("HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + body) else {
            Issue.record("a long body was read")
            return
        }
        let heads = String(repeating: "X-More: \(String(repeating: "y", count: 1000))\r\n", count: 20)
        guard case .tooLong = try await answered("HTTP/1.1 200 OK\r\n\(heads)\r\n") else {
            Issue.record("long headers were read")
            return
        }
    }

    @Test(
        "Half an answer proves nothing",
        arguments: [
            "", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"number\":", "junk",
        ])
    func half(text: String) async throws {
        switch try await answered(text) {
        case .noAnswer, .answered(_, nil, _): break
        case .notConnected, .tooLong, .answered: Issue.record("\(text) counts as an answer, or as nothing sent")
        }
    }

    @Test("One that takes too long has not answered; where nobody listens, nothing was sent")
    func silence() async throws {
        let server = try LoopbackServer { connection in while LoopbackServer.read(connection) != nil {} }
        guard case .noAnswer = try await exchange(server.port, total: 30).send(question) else {
            Issue.record("silence is no answer")
            return
        }
        guard case .notConnected = try await exchange(LoopbackPrinter.closedPort()).send(question) else {
            Issue.record("nothing can have been sent")
            return
        }
    }

    @Test("Some hundred payments over a line that drops, delays, lies and repeats: both books agree")
    func hundreds() async throws {
        let gateway = try PlayedGateway()
        let clock = Mutex(Self.now.ms)
        let dice = Mutex(PaymentDice(seed: 42))
        let server = try LoopbackGateway(
            gateway, now: { Instant(ms: clock.withLock { $0 }) },
            fault: {
                dice.withLock { dice in
                    // A real silence costs real time, so it is rarer than the rest.
                    let fault = LineFault.allCases[dice.below(LineFault.allCases.count)]
                    switch fault {
                    case .late, .lostOnTheWay, .lostOnTheWayBack: return dice.below(8) == 0 ? fault : .none
                    default: return fault
                    }
                }
            })
        let http = HTTPGateway(CurlExchange(server.address, connect: 10_000, total: 150), key: gateway.key) {
            Instant(ms: clock.withLock { $0 })
        }
        let settling = Settling(
            http, now: { Instant(ms: clock.withLock { $0 }) }, pause: { pause in clock.withLock { $0 += pause } })
        var booked: Int64 = 0
        for sale in 0..<300 {
            let number = try #require(GatewayNumber("20261126-\(1_000_000 + sale)"))
            let code = try #require(PayCode("28\(String(repeating: "1", count: 14))\(1000 + sale)"))
            var session = PaymentSession(number: number, amount: Money(fen: Int64(100 + sale)))
            session = await settling.pay(session, code: code, title: "sale \(sale)") { _ in }
            while !session.isOver {
                clock.withLock { $0 += 600_000 }
                session.take(.lookingAgain, .counter)
                session = await settling.pay(session, code: nil, title: "") { _ in }
            }
            switch session.state {
            case .succeeded(let proof): booked += proof.amount.fen
            case .failed: #expect(!gateway.isCharged(number))
            default: Issue.record("\(session.state)")
            }
        }
        #expect(gateway.charged == booked && booked > 0)
        #expect(gateway.charges.values.allSatisfy { $0 == 1 })
    }
}
