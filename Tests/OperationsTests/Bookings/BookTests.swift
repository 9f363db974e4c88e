import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("预约: a time is given once")
struct BookTests {
    @Test("a booking stands on the sheet and in the day's list, with a bed chosen for it")
    func book() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let visit = try await salon.book(member, salon.line(Salon.facial, Salon.li, salon.at(14)))
        let sheet = try await salon.sheet()
        let item = try #require(sheet.items.first)
        #expect(item.title == "补水护理" && item.staff == Salon.li && item.resources == [ResourceID(1)])
        #expect(item.stretch == Stretch(from: salon.at(14), until: salon.at(15)))
        #expect(item.staffPieces == [Stretch(from: salon.at(14), until: salon.at(15, 10))])
        #expect(item.seats.map(\.name) == ["张三"] && item.seats.map(\.phone) == ["138****5678"])
        #expect(item.seats.map(\.surety) == [.confirmed] && item.seats.map(\.visit) == [visit])
        #expect(sheet.open == [Stretch(from: salon.at(10), until: salon.at(21))])
        #expect(sheet.staff.map(\.name) == ["张丽", "周敏", "吴倩"] && sheet.rooms.map(\.title) == ["1 号床", "2 号床"])
        #expect(
            sheet.staff[2].duty == [
                Stretch(from: salon.at(10), until: salon.at(13)), Stretch(from: salon.at(14), until: salon.at(18)),
            ])
        let arrival = try #require(try await salon.counter.ask(Arrivals()).rows.first)
        #expect(arrival.service == "补水护理" && arrival.staff == "张丽" && arrival.place == "1 号床")
        #expect(arrival.expectedAt == salon.at(14))
        try await salon.sheetIsSound()
    }

    @Test("buffers count: nobody begins while the one before is still being tidied up")
    func buffers() async throws {
        let salon = try await Salon.open()
        let (first, second) = (
            try await salon.counter.member(), try await salon.counter.member("李四", phone: "13900001111")
        )
        let visit = try await salon.book(first, salon.line(Salon.facial, Salon.li, salon.at(14)))
        let appointment = try await salon.item(visit).appointment
        let found = await salon.clashes(second, salon.line(Salon.neck, Salon.li, salon.at(15)))
        let busy = Clash.busy(.staff(Salon.li), from: salon.at(14), until: salon.at(15, 10), with: appointment)
        #expect(found == [BookingObstacle(line: 0, start: salon.at(15), clash: busy, who: "张丽", doing: "补水护理")])
        #expect(await salon.clashes(second, salon.line(Salon.neck, Salon.li, salon.at(15, 10))) == nil)
    }

    @Test("while a mask works by itself the beautician serves somebody else, the bed stays taken")
    func processing() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(3)
        _ = try await salon.book(people[0], salon.line(Salon.mask, Salon.li, salon.at(14)))
        #expect(await salon.clashes(people[1], salon.line(Salon.neck, Salon.li, salon.at(14, 30)))?.count == 1)
        let short = BookingLine(service: Salon.neck, staff: Salon.li, start: salon.at(14, 30), minutes: 30)
        #expect(await salon.clashes(people[1], short) == nil)
        _ = try await salon.book(people[2], salon.line(Salon.facial, Salon.zhou, salon.at(14)))
        let taken = await salon.clashes(people[1], salon.line(Salon.facial, Salon.zhou, salon.at(15, 10)))
        #expect(taken == nil, "the second bed is free again")
        try await salon.sheetIsSound()
    }

    @Test("no bed, no facial: the sentence knows when one is free")
    func beds() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(3)
        _ = try await salon.book(people[0], salon.line(Salon.facial, Salon.li, salon.at(14)))
        _ = try await salon.book(people[1], salon.line(Salon.mask, Salon.zhou, salon.at(14)))
        // 周敏 is free while the mask works, but both beds are taken.
        let line = BookingLine(service: Salon.facial, staff: Salon.zhou, start: salon.at(14, 30), minutes: 20)
        let found = await salon.clashes(people[2], line)
        #expect(found?.map(\.clash) == [.resourcesTaken(Salon.bed, freeFrom: salon.at(15))])
        #expect(found?.map(\.who) == ["美容床"])
    }

    @Test("hours, duty, skill, the past, the far future, oneself: each is told apart")
    func reasons() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        func clash(_ service: ServiceID, _ staff: OperatorID, _ start: Instant) async -> [Clash]? {
            await salon.clashes(member, salon.line(service, staff, start))?.map(\.clash)
        }
        #expect(
            await clash(Salon.facial, Salon.li, salon.at(20, 30, inDays: 1)) == [
                .closed(opens: salon.at(10, inDays: 1), closes: salon.at(21, inDays: 1)),
                .offDuty(Salon.li, from: salon.at(10, inDays: 2)),
            ])
        #expect(await clash(Salon.neck, Salon.wu, salon.at(12, 30)) == [.offDuty(Salon.wu, from: salon.at(14))])
        #expect(await clash(Salon.mask, Salon.wu, salon.at(15)) == [.unskilled(Salon.wu)])
        #expect(await clash(Salon.neck, Salon.li, salon.at(9, 15))?.contains(.past) == true)
        #expect(await clash(Salon.neck, Salon.li, salon.at(12, inDays: 400)) == [.tooFar])
        #expect(await clash(Salon.neck, OperatorID(1001), salon.at(12)) == [.unknownStaff(OperatorID(1001))])
        _ = try await salon.book(member, salon.line(Salon.neck, Salon.li, salon.at(12)))
        let twice = await salon.clashes(member, salon.line(Salon.neck, Salon.wu, salon.at(12, 15)))
        #expect(twice?.map(\.doing) == ["肩颈舒缓"])
        guard case .customerBusy? = twice?.first?.clash else { return #expect(Bool(false), "\(twice ?? [])") }
    }

    @Test("several services in one visit: one after the other, side by side, never by one pair of hands at once")
    func several() async throws {
        let salon = try await Salon.open()
        let member = try await salon.counter.member()
        let both = await salon.clashes(
            member, salon.line(Salon.neck, Salon.li, salon.at(14)), salon.line(Salon.facial, Salon.li, salon.at(14, 30))
        )
        #expect(both?.map(\.clash) == [.itself])
        let visit = try await salon.book(
            member, salon.line(Salon.facial, Salon.li, salon.at(14)), salon.line(Salon.neck, Salon.wu, salon.at(15)),
            salon.line(Salon.neck, Salon.zhou, salon.at(14)))
        let items = try await salon.counter.ask(BookingDetail(visit: visit)).booking?.items
        #expect(items?.map(\.staff) == [Salon.li, Salon.zhou, Salon.wu])
        try await salon.sheetIsSound()
    }

    @Test("a guest is booked by name and phone; the number is kept sealed and shown masked")
    func guest() async throws {
        let salon = try await Salon.open()
        let line = salon.line(Salon.neck, Salon.li, salon.at(14))
        let done = try await salon.counter.done(
            Book(customer: .guest(name: "王小姐", phone: "13700001234"), lines: [line], remark: "靠窗"))
        let seat = try #require(try await salon.sheet().items.first?.seats.first)
        #expect(
            seat.name == "王小姐" && seat.phone == "137****1234" && seat.remark == "靠窗" && seat.visit == done.visits[0])
        #expect(
            await salon.counter.perform(Book(customer: .guest(name: "", phone: ""), lines: [line]))
                == .refused(.name(.empty)))
        #expect(
            await salon.counter.perform(Book(customer: .guest(name: "赵", phone: "12"), lines: [line]))
                == .refused(.phone(.wrongLength(count: 2))))
    }

    @Test("a class has as many places as it has")
    func classes() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(4)
        let line = salon.line(Salon.yoga, Salon.zhou, salon.at(18))
        for person in people.prefix(3) { _ = try await salon.book(person, line) }
        let sheet = try await salon.sheet()
        #expect(sheet.items.count == 1 && sheet.items[0].seats.count == 3 && sheet.items[0].capacity == 3)
        #expect(await salon.clashes(people[3], line)?.map(\.clash) == [.full(capacity: 3)])
        #expect(await salon.clashes(people[3], salon.line(Salon.neck, Salon.zhou, salon.at(18, 15)))?.count == 1)
        let visit = sheet.items[0].seats[0].visit
        _ = try await salon.counter.done(CancelBooking(visit: visit, by: .customer, reason: "有事"))
        #expect(await salon.clashes(people[3], line) == nil)
        #expect(try await salon.sheet().items.map(\.seats.count) == [3])
    }

    @Test("a series stands on every day, and a clash on one of them books none")
    func series() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let rule = try Recurrence("FREQ=WEEKLY;COUNT=4")
        _ = try await salon.book(people[1], salon.line(Salon.neck, Salon.li, salon.at(14, 15, inDays: 14)))
        let line = salon.line(Salon.neck, Salon.li, salon.at(14))
        let whole = Book(customer: .member(people[0]), lines: [line], series: rule)
        guard case .refused(.obstacles(let found)) = await salon.counter.perform(whole) else {
            return #expect(Bool(false), "it was booked")
        }
        #expect(found.map(\.start) == [salon.at(14, inDays: 14)])
        #expect(try await salon.sheet().items.isEmpty)
        let skipping = Book(
            customer: .member(people[0]), lines: [line], series: rule, skipping: [salon.today.advanced(days: 14)])
        let done = try await salon.counter.done(skipping)
        #expect(done.visits.count == 3)
        #expect(try await salon.sheet(inDays: 21).items.map(\.stretch.from) == [salon.at(14, inDays: 21)])
        try await salon.sheetIsSound()
    }

    @Test("outside the hours only with a manager's word and a reason, and never into somebody's chair")
    func forced() async throws {
        let salon = try await Salon.open()
        let people = try await salon.people(2)
        let line = salon.line(Salon.neck, Salon.wu, salon.at(18, 30))
        let late = Book(customer: .member(people[0]), lines: [line], force: "老客人,晚到")
        #expect(await salon.counter.perform(late) == .denied(.approvalNeeded(.forceBooking)))
        var approved = late
        approved.approval = try await salon.counter.approval(of: late)
        _ = try await salon.counter.done(approved)
        #expect(try await salon.sheet().items.map(\.forced) == ["老客人,晚到"])
        let again = Book(customer: .member(people[1]), lines: [line], force: "加塞")
        #expect(await !salon.counter.perform(again).isDone, "nobody is asked to approve what cannot be")
        guard case .refused = await salon.counter.perform(again) else {
            return #expect(Bool(false), "asked for nothing")
        }
        guard case .refused(.obstacles(let found)) = await salon.counter.perform(again, by: salon.counter.manager)
        else {
            return #expect(Bool(false), "two in one chair")
        }
        #expect(found.count == 1)
    }

    @Test("the schema itself refuses what the code would overlook")
    func guards() async throws {
        let salon = try await Salon.open()
        let visit = try await salon.book(
            try await salon.counter.member(), salon.line(Salon.neck, Salon.li, salon.at(14)))
        let appointment = try await salon.item(visit).appointment
        let (from, until) = (salon.at(14, 30), salon.at(15))
        await #expect(throws: EngineError.self) {
            try await salon.counter.store.database.write { db in
                try db.execute(
                    "INSERT INTO occupancy (appointment, lane, who, from_at, until_at) VALUES (?,'staff',1003,?,?)",
                    appointment, from, until)
            }
        }
        let other = try await salon.counter.done(CheckIn(who: .guest(name: "甲"))).visit
        await #expect(throws: EngineError.self) {
            try await salon.counter.store.database.write { db in
                try db.execute("INSERT INTO seat (appointment, visit) VALUES (?,?)", appointment, other)
            }
        }
        await #expect(throws: EngineError.self) {
            try await salon.counter.store.database.write { db in try db.execute("DELETE FROM visit_step") }
        }
    }
}

extension Salon {
    func people(_ count: Int) async throws -> [MemberID] {
        var people: [MemberID] = []
        for number in 0..<count {
            people.append(
                try await counter.member("客\("甲乙丙丁戊".dropFirst(number).prefix(1))", phone: "1380000000\(number)"))
        }
        return people
    }
}
