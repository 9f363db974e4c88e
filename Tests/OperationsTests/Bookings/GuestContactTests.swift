import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("散客手机号: sealed, found, shown with a reason, erased in time")
struct GuestContactTests {
    private func booked() async throws -> (Salon, VisitID) {
        let salon = try await Salon.open()
        let guest = Book.Customer.guest(name: "林小姐", phone: "13611112222")
        let visits = try await salon.counter.done(
            Book(customer: guest, lines: [salon.line(Salon.neck, Salon.li, salon.at(15))])
        ).visits
        return (salon, visits[0])
    }

    private func find(_ salon: Salon, _ text: String) async throws -> [VisitID] {
        try await salon.counter.ask(FindBookings(text: text)).rows.map(\.seat.visit)
    }

    @Test(
        "a guest is found by the whole number and by its end, however it is typed",
        arguments: ["13611112222", "+86 136 1111 2222", "2222", "林", "1361111222", "2223"])
    func finding(_ text: String) async throws {
        let (salon, visit) = try await booked()
        let isTheirs = text != "2223" && text != "1361111222"
        #expect(try await find(salon, text) == (isTheirs ? [visit] : []))
    }

    @Test("the whole number is shown to a manager with a reason, and that is on record")
    func revealing() async throws {
        let (salon, visit) = try await booked()
        let counter = salon.counter
        let ask = RevealContact(visit: visit, reason: "改期要打电话")
        #expect(await counter.perform(ask) == .denied(.approvalNeeded(.unmask)))
        #expect(try await counter.done(ask, by: counter.manager).phone == "13611112222")
        #expect(try await counter.audit().last == "RevealContact done 改期要打电话")
        #expect(
            await counter.perform(RevealContact(visit: visit, reason: " "), by: counter.manager)
                == .refused(.reason(.empty)))
        let member = try await counter.member()
        let theirs = try await salon.book(member, salon.line(Salon.neck, Salon.wu, salon.at(16)))
        #expect(
            await counter.perform(RevealContact(visit: theirs, reason: "问"), by: counter.manager) == .refused(.unknown))
    }

    @Test("the day's opening erases numbers of visits half a year old, but not where a deposit is still open")
    func erasing() async throws {
        let (salon, visit) = try await booked()
        let counter = salon.counter
        let other = try await counter.done(
            Book(
                customer: .guest(name: "郭女士", phone: "13700001234"),
                lines: [salon.line(Salon.neck, Salon.wu, salon.at(16))])
        ).visits[0]
        _ = try await counter.done(TakeDeposit(visit: other, amount: .yuan(20), tender: .wechat))
        func open() async throws -> Int64 {
            let session = try #require(await counter.store.signIn(1001, pin: "246813"))
            _ = await counter.store.operations.openDay(session) { counter.store.newKey() }
            return try await counter.ask(LapsesDue()).contacts
        }
        counter.days(180)
        #expect(try await open() == 0)
        #expect(try await counter.done(RevealContact(visit: visit, reason: "问"), by: counter.manager).phone != "")
        counter.days(1)
        #expect(try await open() == 0)
        #expect(
            await counter.perform(RevealContact(visit: visit, reason: "问"), by: counter.manager) == .refused(.none))
        #expect(try await counter.done(RevealContact(visit: other, reason: "退订金"), by: counter.manager).phone != "")
        let left = try await counter.store.database.read { db in
            try db.first("SELECT count(*) FROM visit WHERE id = ? AND contact_last4 IS NULL", visit) { $0.integer(0) }
        }
        #expect(left == 1)
        try await salon.sheetIsSound()
    }

    @Test("the waiting list forgets as well")
    func wishes() async throws {
        let salon = try await Salon.open()
        _ = try await salon.counter.done(
            JoinWaitingList(
                customer: .guest(name: "何先生", phone: "13900001111"), service: Salon.neck, staff: nil,
                from: salon.today, through: salon.today.advanced(days: 6), minutes: 0..<1440))
        salon.counter.days(190)
        #expect(try await salon.counter.ask(LapsesDue()).contacts == 1)
        #expect(try await salon.counter.done(EraseContacts(day: salon.today)).erased == 1)
        #expect(try await salon.counter.ask(LapsesDue()).contacts == 0)
    }
}
