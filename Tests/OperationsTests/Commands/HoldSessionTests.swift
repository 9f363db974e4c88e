import Domain
import Operations
import StoreFixture
import Testing

@Suite("预留次数: a session kept for a visit")
struct HoldSessionTests {
    @Test("a held session is no one else's, is seen on card and list, and is free again when released")
    func hold() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        let visit = try await counter.expected(member)
        let hold = try await counter.done(HoldSession(visit: visit, item: item))
        #expect(hold.free == 2)
        #expect(try await counter.card(member).sessions.map(\.held) == [1])
        #expect(try await counter.ask(Arrivals()).rows.map(\.hold) == [hold.hold])
        #expect(await counter.perform(HoldSession(visit: visit, item: item)) == .refused(.heldAlready))
        _ = try await counter.done(ReleaseHold(hold: hold.hold))
        #expect(try await counter.card(member).sessions.map(\.held) == [0])
        #expect(await counter.perform(ReleaseHold(hold: hold.hold)) == .refused(.closed))
        #expect(await counter.perform(ReleaseHold(hold: HoldID(77))) == .refused(.unknown))
        try await counter.booksAreRight()
    }

    @Test("another's package, a visit that is over, one that lapsed and one that is all held are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let other = try await counter.member("李四", phone: "13900001111")
        let item = try await counter.sold(2, to: member)
        let dated = try await counter.sold(1, to: other)
        let visit = try await counter.expected(member)
        #expect(await counter.perform(HoldSession(visit: VisitID(99), item: item)) == .refused(.visit))
        #expect(await counter.perform(HoldSession(visit: visit, item: dated)) == .refused(.notTheirs))
        #expect(
            await counter.perform(HoldSession(visit: visit, item: PackageItemID(99)))
                == .refused(.benefit(.unknown)))
        for day in 1...3 {
            _ = try await counter.done(
                HoldSession(visit: try await counter.expected(member, inDays: day), item: item))
        }
        #expect(await counter.perform(HoldSession(visit: visit, item: item)) == .refused(.benefit(.held)))
        #expect(await counter.perform(Verify(what: .session(item), member: member)) == .refused(.fault(.held)))
        counter.days(366)
        let late = try await counter.expected(other)
        let until = try #require(try await counter.card(other).sessions.first?.until)
        #expect(
            await counter.perform(HoldSession(visit: late, item: dated)) == .refused(.benefit(.expired(at: until))))
        try await counter.booksAreRight()
    }

    @Test("the visit's session is the one that is used; taking it back holds it again while the visit goes on")
    func takenAndUndone() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        let visit = try await counter.expected(member)
        _ = try await counter.done(HoldSession(visit: visit, item: item))
        let used = try await counter.done(Verify(what: .session(item), member: member))
        #expect(used.left == 2)
        #expect(try await counter.card(member).sessions.map(\.held) == [0])
        _ = try await counter.done(UndoVerification(verification: used.verification, reason: "误扫"))
        let after = try await counter.card(member).sessions
        #expect(after.map(\.left) == [3] && after.map(\.held) == [1])
        try await counter.booksAreRight()
    }

    @Test("the session kept for a visit is taken when it is done; taken back later, it is free")
    func undoneLater() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        let visit = try await counter.done(CheckIn(who: .walkIn(member))).visit
        _ = try await counter.done(HoldSession(visit: visit, item: item))
        _ = try await counter.done(MoveVisit(visit: visit, from: .waiting, to: .serving))
        let done = try await counter.done(MoveVisit(visit: visit, from: .serving, to: .done))
        let used = try #require(done.session)
        #expect(used.left == 2)
        _ = try await counter.done(UndoVerification(verification: used.verification, reason: "误扫"))
        let after = try await counter.card(member).sessions
        #expect(after.map(\.left) == [3] && after.map(\.held) == [0])
        try await counter.booksAreRight()
    }

    @Test("what was held for somebody who never came can be used another day")
    func neverCame() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        for day in 0...2 {
            _ = try await counter.done(
                HoldSession(visit: try await counter.expected(member, inDays: day), item: item))
        }
        counter.days(1)
        for left: Int64 in [2, 1] {
            #expect(try await counter.done(Verify(what: .session(item), member: member)).left == left)
        }
        #expect(await counter.perform(Verify(what: .session(item), member: member)) == .refused(.fault(.held)))
        try await counter.booksAreRight()
    }
}
