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

    @Test("who was checked in by mistake is not here, and was not: member or guest, the kept session is free again")
    func cameByMistake() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(1, to: member)
        let first = try await counter.done(CheckIn(who: .walkIn(member))).visit
        let cameFirst = counter.store.clock.now
        _ = try await counter.done(MoveVisit(visit: first, from: .waiting, to: .serving))
        _ = try await counter.done(MoveVisit(visit: first, from: .serving, to: .done))
        counter.store.clock.advance(milliseconds: 3_600_000)
        let mistake = try await counter.done(CheckIn(who: .walkIn(member))).visit
        _ = try await counter.done(HoldSession(visit: mistake, item: item))
        #expect(try await counter.card(member).row.lastVisit == counter.store.clock.now)
        _ = try await counter.done(MoveVisit(visit: mistake, from: .waiting, to: .cancelled))
        let card = try await counter.card(member)
        #expect(card.row.lastVisit == cameFirst)
        #expect(card.sessions.first?.held == 0)
        #expect(try await counter.ask(Arrivals()).rows.map(\.visit) == [first])
        let guest = try await counter.done(CheckIn(who: .guest(name: "王女士"))).visit
        _ = try await counter.done(MoveVisit(visit: guest, from: .waiting, to: .cancelled))
        #expect(try await counter.ask(Arrivals()).rows.map(\.visit) == [first])
        _ = try await counter.done(CheckIn(who: .walkIn(member)))
        try await counter.booksAreRight()
    }

    @Test("who was booked is expected again, not cancelled by this way")
    func bookedByMistake() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let visit = try await counter.expected(member)
        _ = try await counter.done(CheckIn(who: .expected(visit)))
        let cancel = MoveVisit(visit: visit, from: .waiting, to: .cancelled)
        #expect(await counter.perform(cancel) == .refused(.noWay(.waiting)))
        _ = try await counter.done(MoveVisit(visit: visit, from: .waiting, to: .expected))
        #expect(try await counter.card(member).row.lastVisit == nil)
    }

    @Test(
        "what was finished by mistake is taken up again, unless the member is here on another visit or the day is over")
    func finishedByMistake() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        func served() async throws -> VisitID {
            let visit = try await counter.done(CheckIn(who: .walkIn(member))).visit
            _ = try await counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
            _ = try await counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
            return visit
        }
        let visit = try await served()
        let again = MoveVisit(visit: visit, from: .done, to: .serving)
        _ = try await counter.done(again)
        let row = try #require(try await counter.ask(Arrivals()).rows.first)
        #expect(row.state == .serving && row.finishedAt == nil && row.startedAt != nil)
        _ = try await counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        let other = try await counter.done(CheckIn(who: .walkIn(member))).visit
        #expect(await counter.perform(again) == .refused(.noWay(.done)))
        _ = try await counter.done(MoveVisit(visit: other, from: .waiting, to: .cancelled))
        counter.days(1)
        #expect(await counter.perform(again) == .refused(.noWay(.done)))
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
