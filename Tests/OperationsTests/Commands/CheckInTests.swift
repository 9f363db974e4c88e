import Domain
import Operations
import StoreFixture
import Testing

@Suite("到店: somebody has come")
struct CheckInTests {
    @Test("expected, unexpected and guest stand in the list, the waiting ones first")
    func arrive() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let other = try await counter.member("李四", phone: "13900001111")
        let visit = try await counter.expected(member)
        let walkIn = try await counter.done(CheckIn(who: .walkIn(other), service: ServiceID(1)))
        #expect(walkIn.waiting == 1)
        #expect(try await counter.done(CheckIn(who: .guest(name: ""))).waiting == 2)
        var rows = try await counter.ask(Arrivals()).rows
        #expect(rows.map(\.name) == ["李四", "散客", "张三"])
        #expect(rows.map(\.state) == [.waiting, .waiting, .expected])
        #expect(rows[0].service == "补水护理" && rows[0].phone == "139****1111" && rows[1].phone.isEmpty)
        let arrived = CheckIn.Answer(visit: visit, waiting: 3)
        #expect(try await counter.done(CheckIn(who: .expected(visit))) == arrived)
        rows = try await counter.ask(Arrivals()).rows
        #expect(rows.allSatisfy { $0.state == .waiting && $0.arrivedAt == counter.store.clock.now })
        #expect(try await counter.card(member).row.lastVisit == counter.store.clock.now)
    }

    @Test("who is here is not here twice")
    func twice() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let visit = try await counter.expected(member)
        let here = try await counter.done(CheckIn(who: .walkIn(member))).visit
        #expect(await counter.perform(CheckIn(who: .walkIn(member))) == .refused(.hereAlready(here)))
        #expect(await counter.perform(CheckIn(who: .expected(visit))) == .refused(.hereAlready(here)))
        #expect(await counter.perform(CheckIn(who: .expected(here))) == .refused(.hereAlready(here)))
    }

    @Test("what is over, unknown or badly named does not arrive")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let visit = try await counter.done(CheckIn(who: .walkIn(member))).visit
        for (from, to) in [(VisitState.waiting, VisitState.serving), (.serving, .done)] {
            _ = try await counter.done(MoveVisit(visit: visit, from: from, to: to))
        }
        #expect(await counter.perform(CheckIn(who: .expected(visit))) == .refused(.over(.done)))
        #expect(await counter.perform(CheckIn(who: .expected(VisitID(99)))) == .refused(.unknown))
        #expect(await counter.perform(CheckIn(who: .walkIn(MemberID(99)))) == .refused(.unknown))
        #expect(await counter.perform(CheckIn(who: .walkIn(member), service: ServiceID(99))) == .refused(.unknown))
        #expect(await counter.perform(CheckIn(who: .guest(name: "\u{0}"))) == .refused(.name(.forbidden(scalar: 0))))
    }
}
