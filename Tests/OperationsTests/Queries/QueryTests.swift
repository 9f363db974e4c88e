import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("查询: what the screens are told")
struct QueryTests {
    @Test("the login screen knows the staff, and PINs only in a demo")
    func storeFront() async throws {
        let counter = try await Counter.open()
        let front = try await counter.ask(StoreFront())
        #expect(front.staff.map(\.name) == ["王芳", "李娜", "张丽", "陈店长", "刘老板"])
        #expect(front.demoPINs.count == 5 && front.demoPINs.first?.pin == "246813")
        var founding = Founding.sample
        founding.settings.isDemo = false
        let real = try await Counter(TestStore.inMemory(founding))
        #expect(try await real.ask(StoreFront()).demoPINs.isEmpty)
        let anybody = await real.store.operations.query(StoreFront(), session: nil)
        #expect(anybody == .answer(try await real.ask(StoreFront())))
    }

    @Test("nobody signed in is told nothing else")
    func signedOut() async throws {
        let counter = try await Counter.open()
        let operations = counter.store.operations
        #expect(await operations.query(FindMembers(text: ""), session: nil) == .denied(.signedOut))
        #expect(await operations.query(MemberCard(member: MemberID(1)), session: nil) == .denied(.signedOut))
        #expect(await operations.query(Catalogue(), session: nil) == .denied(.signedOut))
        #expect(await operations.query(ReadCode(digits: "1"), session: nil) == .denied(.signedOut))
    }

    @Test("a list says that there is more, and an empty box shows the latest visitors")
    func find() async throws {
        let counter = try await Counter.open()
        var members: [MemberID] = []
        for number in 0..<5 { members.append(try await counter.member("张\(number)", phone: "1381234567\(number)")) }
        let two = try await counter.ask(FindMembers(text: "张", limit: 2))
        #expect(two.rows.count == 2 && two.more)
        #expect(try await counter.ask(FindMembers(text: "张", limit: 5)).more == false)
        #expect(try await counter.ask(FindMembers(text: "张", limit: -3)).rows.count == 1)
        #expect(try await counter.ask(FindMembers(text: "")).rows.isEmpty)
        for member in [members[1], members[3]] {
            counter.nextCode()
            _ = try await counter.done(CheckIn(who: .walkIn(member)))
        }
        #expect(try await counter.ask(FindMembers(text: " ")).rows.map(\.member) == [members[3], members[1]])
    }

    @Test("who is expected, waits or is served today comes first, however many others there are")
    func todayFirst() async throws {
        let counter = try await Counter.open()
        var members: [MemberID] = []
        for number in 0..<6 {
            members.append(try await counter.member("张三\(number)", phone: "1381234567\(number)"))
        }
        let (waits, due) = (members[4], members[5])
        _ = try await counter.expected(due)
        _ = try await counter.expected(members[3], inDays: 1)
        _ = try await counter.done(CheckIn(who: .walkIn(waits)))
        for text in ["zs", "张三", "zhangs", "三"] {
            let answer = try await counter.ask(FindMembers(text: text, limit: 3, todayFirst: true))
            #expect(answer.rows.prefix(2).map(\.member) == [due, waits], "\(text)")
            #expect(answer.rows.count == 3 && answer.more)
        }
        #expect(try await counter.ask(FindMembers(text: "5675", todayFirst: true)).rows.map(\.member) == [due])
        #expect(try await counter.ask(FindMembers(text: "oy", todayFirst: true)).rows.isEmpty)
        #expect(try await counter.ask(FindMembers(text: "zs", limit: 6)).rows.map(\.member) == members)
    }

    @Test("hostile texts in the find box find nothing and break nothing")
    func hostile() async throws {
        let counter = try await Counter.open()
        _ = try await counter.member()
        let texts = [
            "%", "_", "' OR 1=1 --", "\u{0}", "\u{10FFFF}", "张\u{10FFFF}", "👨‍👩‍👧", "\u{202E}张", "*", "NULL",
            String(repeating: "张", count: 10_000), String(repeating: "a", count: 10_000),
            String(repeating: "9", count: 10_000), String(repeating: "张a1%", count: 2500), "-1", "00000000000000000000",
        ]
        for text in texts {
            let rows = try await counter.ask(FindMembers(text: text)).rows
            #expect(rows.count <= 1, "\(text.prefix(20))")
        }
        #expect(try await counter.ask(FindMembers(text: "%")).rows.isEmpty)
        #expect(try await counter.ask(FindMembers(text: "' OR 1=1 --")).rows.isEmpty)
    }

    @Test("the preview of a deduction is what the receipt then says")
    func preview() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(1)
        let preview = try await counter.ask(DeductionPreview(member: member, amount: .yuan(55)))
        let receipt = try await counter.done(counter.pay(member, 55))
        #expect(receipt.payments.map(\.amount) == [preview.principal, preview.bonus])
        #expect(receipt.balanceAfter == preview.balanceAfter && receipt.points == preview.points)
        let short = try await counter.ask(DeductionPreview(member: member, amount: .yuan(500)))
        #expect(short.shortage == .yuan(445) && short.offer?.id == OfferID(2) && short.balanceAfter == .zero)
        let large = try await counter.ask(DeductionPreview(member: member, amount: .yuan(1000)))
        #expect(large.needsApproval && !short.needsApproval)
        let nothing = try await counter.ask(DeductionPreview(member: member, amount: .zero))
        #expect(nothing.principal == .zero && nothing.balanceAfter == .yuan(55))
    }

    @Test("what can be chosen says why it cannot be used")
    func verifiables() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.sold(2, to: member)
        _ = try await counter.done(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let choices = try await counter.ask(Verifiables(member: member)).choices
        #expect(choices.map(\.title) == ["肩颈舒缓", "新客立减 20 元", "面膜 1 片"])
        #expect(choices.map(\.fault) == [nil, nil, .tooFewPoints(have: 0, need: 100)])
        #expect(choices.map(\.after) == [2, nil, -100])
        #expect(choices.allSatisfy { $0.member.phone == "138****5678" })
        #expect(try await counter.ask(Verifiables(member: MemberID(9))).choices.isEmpty)
    }

    @Test("a code is read for what it is, and reading uses nothing up")
    func readCode() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let row = try await counter.card(member).row
        let code = counter.store.memberCode(of: member)
        for _ in 0..<2 { #expect(try await counter.ask(ReadCode(digits: code)) == .member(row)) }
        let stranger = counter.store.memberCode(of: MemberID(77))
        #expect(try await counter.ask(ReadCode(digits: stranger)) == .badMemberCode(.forged))
        #expect(try await counter.ask(ReadCode(digits: "6901234567892")) == .article("6901234567892"))
        #expect(try await counter.ask(ReadCode(digits: "134567890123456789")) == .payCode(.wechat))
        #expect(try await counter.ask(ReadCode(digits: "hello")) == .foreign)
        #expect(try await counter.ask(ReadCode(digits: "")) == .foreign)
        #expect(try await counter.ask(ReadCode(digits: String(repeating: "9", count: 10_000))) == .foreign)
        counter.store.clock.advance(milliseconds: 120_000)
        #expect(try await counter.ask(ReadCode(digits: code)) == .badMemberCode(.expired))
        _ = try await counter.done(counter.pay(member, 1))
    }

    @Test("the catalogue shows what is on sale")
    func catalogue() async throws {
        let catalogue = try await Counter.open().ask(Catalogue())
        #expect(catalogue.services.map(\.initials) == ["bshl", "jjsh", "kSjz".lowercased()])
        #expect(catalogue.offers == TopUpOffer.ladder)
        #expect(catalogue.packages.count == 2 && catalogue.coupons.count == 1)
    }

    @Test("the card reminds of what matters today")
    func reminders() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let item = try await counter.sold(2, to: member)
        _ = try await counter.done(Verify(what: .session(item), member: member))
        _ = try await counter.done(CheckIn(who: .walkIn(member)))
        _ = try await counter.done(GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        let until = try #require(try await counter.card(member).coupons.first?.until)
        counter.days(25)
        #expect(
            try await counter.card(member).reminders
                == [.fewSessions(title: "肩颈舒缓", left: 2), .couponLapses(title: "新客立减 20 元", until: until), .new])
        counter.days(45)
        #expect(
            try await counter.card(member).reminders
                == [.fewSessions(title: "肩颈舒缓", left: 2), .silent(days: 70)])
    }

    @Test("changes tell what was done after a place, and nothing that was refused")
    func changes() async throws {
        let counter = try await Counter.open()
        let before = try await counter.audit().count
        let member = try await counter.funded()
        _ = await counter.perform(counter.pay(member, 9_999_999))
        _ = try await counter.done(counter.pay(member, 1))
        let changes = await counter.store.operations.changes(after: before, limit: 10)
        #expect(changes.map(\.command) == ["RegisterMember", "TopUp", "DeductStoredValue"])
        #expect(changes.last?.subject == .member(member))
        #expect(await counter.store.operations.changes(after: before, limit: 1).count == 1)
        #expect(await counter.store.operations.health() == .writable)
    }
}
