import Domain
import Foundation
import Testing

@Suite("A payment between its number and its end")
struct GatewaySessionTests {
    private let patience = GatewayPatience(pauses: [1000, 2000, 4000], sends: 2, arrival: 120_000)
    private let start = Instant(ms: 1_795_600_000_000)
    private let proof = GatewayProof(reference: "G1", amount: .yuan(128), at: Instant(ms: 1_795_600_001_000))
    private let wrong = GatewayProof(reference: "G1", amount: .yuan(129), at: Instant(ms: 1_795_600_001_000))

    private func session() throws -> PaymentSession {
        PaymentSession(number: try #require(GatewayNumber("20261126-0001")), amount: .yuan(128))
    }

    /// A session after these, one second apart.
    private func after(_ happened: [Happened]) throws -> PaymentSession {
        var session = try session()
        for (index, event) in happened.enumerated() {
            let at = start.advanced(milliseconds: Int64(index) * 1000)
            switch event {
            case .sent: session.take(.sending(at: at), patience)
            case .told(let outcome): session.take(.told(outcome, at: at), patience)
            case .toldLate(let outcome): session.take(.told(outcome, at: at.advanced(minutes: 2)), patience)
            case .lookedAgain: session.take(.lookingAgain, patience)
            }
        }
        return session
    }

    enum Happened: Sendable {
        case sent, told(PaymentOutcome), toldLate(PaymentOutcome), lookedAgain
    }

    private static let paid = PaymentOutcome.succeeded(
        GatewayProof(reference: "G1", amount: .yuan(128), at: Instant(ms: 1_795_600_001_000)))
    private static let paidMore = PaymentOutcome.succeeded(
        GatewayProof(reference: "G1", amount: .yuan(129), at: Instant(ms: 1_795_600_001_000)))

    @Test("At first there is a number and nothing was sent: the first step is to send it")
    func begun() throws {
        let session = try session()
        #expect(session.step(maySend: true, patience) == .send(after: 0))
        #expect(session.step(maySend: false, patience) == .stop)
        #expect(!session.isOver && session.sends == 0)
    }

    @Test(
        "What one event makes of a payment that was sent",
        arguments: [
            (.succeeded(GatewayProof(reference: "G1", amount: .yuan(128), at: Instant(ms: 1))), .stop, true),
            (.failed(.insufficient), .stop, true),
            (.pending, .look(after: 1000), false),
            (.unknown(.noAnswer), .look(after: 1000), false),
            (.unknown(.status(500)), .look(after: 1000), false),
            (.unknown(.badSignature), .look(after: 1000), false),
            (.unknown(.unreadable), .look(after: 1000), false),
            (.unknown(.conflict), .look(after: 1000), false),
            (.unknown(.amountDiffers(asked: .yuan(128), told: .yuan(1))), .look(after: 1000), false),
            (
                .succeeded(GatewayProof(reference: "G1", amount: .yuan(1), at: Instant(ms: 1))), .look(after: 1000),
                false
            ),
            (.unknown(.notConnected), .send(after: 1000), false),
            (.unknown(.absent), .send(after: 1000), false),
        ] as [(PaymentOutcome, PaymentSession.Step, Bool)])
    func oneAnswer(outcome: PaymentOutcome, step: PaymentSession.Step, isOver: Bool) throws {
        let session = try after([.sent, .told(outcome)])
        #expect(session.step(maySend: true, patience) == step)
        #expect(session.isOver == isOver)
    }

    @Test("Another sum than was agreed is neither success nor failure, and both sums are kept")
    func amountDiffers() throws {
        let doubt = GatewayDoubt.amountDiffers(asked: .yuan(128), told: .yuan(129))
        #expect(try after([.sent, .told(Self.paidMore)]).state == .waiting(doubt))
        let waited = try after([.sent] + Array(repeating: .told(Self.paidMore), count: 4))
        #expect(waited.state == .unsettled(doubt) && !waited.isOver)
        #expect(try after([.sent, .told(Self.paidMore), .told(Self.paid)]).state == .succeeded(proof))
    }

    @Test("Looks become rarer, and after the last one a person is asked")
    func patienceEnds() throws {
        var happened: [Happened] = [.sent]
        var steps: [PaymentSession.Step] = []
        for _ in 0..<4 {
            happened.append(.told(.unknown(.noAnswer)))
            steps.append(try after(happened).step(maySend: true, patience))
        }
        #expect(steps == [.look(after: 1000), .look(after: 2000), .look(after: 4000), .stop])
        #expect(try after(happened).state == .unsettled(.noAnswer))
        let again = try after(happened + [.lookedAgain])
        #expect(again.step(maySend: false, patience) == .look(after: 0))
        #expect(try after(happened + [.lookedAgain, .told(Self.paid)]).state == .succeeded(proof))
        #expect(try after(happened + [.told(Self.paid)]).state == .succeeded(proof), "the gateway calls back")
        #expect(try after(happened + [.told(.pending)]).state == .unsettled(nil))
    }

    @Test("It is sent again only with the same number, at most twice, and only with the payer's code in hand")
    func sendsAgain() throws {
        let once = try after([.sent, .told(.unknown(.absent))])
        #expect(once.step(maySend: true, patience) == .send(after: 1000))
        #expect(once.step(maySend: false, patience) == .look(after: 1000))
        let twice = try after([.sent, .told(.unknown(.absent)), .sent, .told(.unknown(.absent))])
        #expect(twice.step(maySend: true, patience) == .look(after: 2000))
        #expect(twice.number == once.number)
    }

    @Test("What the gateway has not got after two minutes was never charged and never will be")
    func neverArrived() throws {
        #expect(try after([.sent, .told(.unknown(.absent))]).state == .waiting(.absent))
        #expect(try after([.sent, .toldLate(.unknown(.absent))]).state == .failed(.neverArrived))
        #expect(try after([.sent, .toldLate(.unknown(.noAnswer))]).state == .waiting(.noAnswer))
        #expect(
            try after([.sent, .told(.unknown(.notConnected)), .sent, .toldLate(.unknown(.absent))]).state
                == .failed(.neverArrived))
    }

    @Test("A program that ended before it sent anything has sent nothing")
    func endedBeforeSending() throws {
        #expect(try after([.lookedAgain]).state == .failed(.neverArrived))
    }

    @Test(
        "After its end nothing changes it, however often it is told again",
        arguments: [
            PaymentSession.Event.told(.failed(.cancelled), at: Instant(ms: 9)), .told(.pending, at: Instant(ms: 9)),
            .told(.unknown(.absent), at: Instant(ms: 1_899_000_000_000)), .sending(at: Instant(ms: 9)), .lookingAgain,
        ])
    func over(event: PaymentSession.Event) throws {
        for end in [Self.paid, .failed(.insufficient)] {
            let before = try after([.sent, .told(end)])
            var session = before
            session.take(event, patience)
            session.take(event, patience)
            #expect(session == before)
            #expect(session.step(maySend: true, patience) == .stop)
        }
    }

    @Test("What counts as failed and is paid after all is shown to a person, not booked in silence")
    func late() throws {
        let late = try after([.sent, .told(.failed(.cancelled)), .told(Self.paid), .told(.failed(.cancelled))])
        #expect(late.state == .late(proof))
        #expect(late.isOver && late.step(maySend: true, patience) == .stop)
    }

    @Test("It is kept as it stands, wherever it stands")
    func kept() throws {
        for happened in [
            [], [.sent], [.sent, .told(.pending)], [.sent, .told(Self.paid)], [.sent, .told(.failed(.other))],
            [.sent, .told(Self.paidMore)], [.sent, .told(.failed(.other)), .told(Self.paid)],
        ] as [[Happened]] {
            let session = try after(happened)
            let kept = try JSONEncoder().encode(session)
            #expect(try JSONDecoder().decode(PaymentSession.self, from: kept) == session)
        }
    }
}
