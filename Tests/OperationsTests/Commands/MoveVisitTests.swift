import Domain
import Operations
import StoreFixture
import Testing

@Suite("服务进度: a visit goes on by one key")
struct MoveVisitTests {
    @Test("waiting, serving, done, each with its moment; a step back clears it")
    func moves() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let visit = try await counter.done(CheckIn(who: .walkIn(member))).visit
        func move(_ from: VisitState, _ to: VisitState) async throws -> Arrival {
            counter.store.clock.advance(milliseconds: 60_000)
            _ = try await counter.done(MoveVisit(visit: visit, from: from, to: to))
            return try #require(try await counter.ask(Arrivals()).rows.first)
        }
        let started = try await move(.waiting, .serving)
        #expect(started.startedAt == counter.store.clock.now && started.state == .serving)
        #expect(try await move(.serving, .waiting).startedAt == nil)
        _ = try await move(.waiting, .serving)
        let done = try await move(.serving, .done)
        #expect(done.finishedAt == counter.store.clock.now && done.state == .done)
        #expect(try await counter.card(member).visits.map(\.visit) == [visit])
    }

    @Test("there is no way but the next step and back; who looked at an old screen is told where it stands")
    func refusals() async throws {
        let counter = try await Counter.open()
        let visit = try await counter.done(CheckIn(who: .guest(name: "王女士"))).visit
        func move(_ from: VisitState, _ to: VisitState) async -> Outcome<MoveVisit> {
            await counter.perform(MoveVisit(visit: visit, from: from, to: to))
        }
        #expect(await move(.waiting, .done) == .refused(.noWay(.waiting)))
        #expect(await move(.waiting, .expected) == .refused(.noWay(.waiting)))
        #expect(await move(.serving, .done) == .refused(.movedMeanwhile(.waiting)))
        #expect(await counter.perform(MoveVisit(visit: VisitID(9), from: .waiting, to: .serving)) == .refused(.unknown))
    }

    @Test("a member who is here on another visit does not arrive on a second")
    func hereAlready() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let visit = try await counter.expected(member)
        let here = try await counter.done(CheckIn(who: .walkIn(member))).visit
        let arrive = MoveVisit(visit: visit, from: .expected, to: .waiting)
        #expect(await counter.perform(arrive) == .refused(.noWay(.expected)))
        _ = try await counter.done(MoveVisit(visit: here, from: .waiting, to: .serving))
        _ = try await counter.done(MoveVisit(visit: here, from: .serving, to: .done))
        _ = try await counter.done(arrive)
        _ = try await counter.done(MoveVisit(visit: visit, from: .waiting, to: .expected))
    }
}
