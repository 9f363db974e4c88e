import Domain
import Glyphs
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("简洁模式: one question a screen, answered by numbers that stand on it")
struct SimpleWalkTests {
    @Test("somebody who only reads the screen checks a booked member in")
    func checkIn() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("登记到店")
        await desk.choose("今天约好的客人")
        await desk.choose("张晓明")
        #expect(desk.shows("登记到店,对吗?"))
        await desk.choose("对,办理")
        #expect(desk.shows("张晓明 到店了"))
        #expect(desk.sent(CheckIn.self) == [CheckIn(who: .expected(VisitID(1)))])
        await desk.press("Enter")
        #expect(desk.shows("要办什么"))
    }

    @Test("a deduction is read back before it is done, and the member stands behind it by a PIN")
    func deduct() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        #expect(desk.shows("扣多少钱?"))
        await desk.type("128")
        #expect(desk.shows("金额   128"))
        await desk.press("Enter")
        #expect(desk.shows("扣款 128.00 元"))
        #expect(desk.shows("扣后余额 866.00 元"))
        #expect(desk.sent(PayOrder.self).isEmpty)
        await desk.choose("对,办理")
        await desk.type("654321")
        #expect(!desk.text.contains("654321"))
        #expect(desk.shows("已输入 6 位"))
        await desk.press("Enter")
        #expect(desk.shows("扣款 128.00 元,办好了"))
        #expect(desk.shows("余额 866.00 元"))
        let sent = desk.sent(PayOrder.self)
        #expect(sent.count == 1)
        #expect(sent.first?.total == .yuan(128))
        #expect(sent.first?.presence == .proof(ProofID(77)))
        await desk.choose("打印小票")
        #expect(desk.printed.count == 1)
    }

    @Test("or by the code, read wherever the question stands")
    func scanned() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.scan(Salon.code)
        #expect(desk.shows("给 张晓明 办什么?"))
        await desk.choose("扣钱")
        await desk.type("12.5")
        await desk.press("Enter", "Enter")
        await desk.scan(Salon.code)
        #expect(desk.sent(PayOrder.self).first?.presence == .code(Salon.code))
        #expect(desk.shows("扣款 12.50 元,办好了"))
    }

    @Test("a top-up says what is got for it")
    func topUp() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("充钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("充 500.00 元,送 60.00 元")
        await desk.choose("微信")
        #expect(desk.shows("收款 500.00 元"))
        #expect(desk.shows("充后余额 1554.00 元"))
        await desk.press("Enter")
        #expect(desk.shows("充值 500.00 元,办好了"))
        #expect(desk.sent(TopUp.self).first?.tender == .wechat)
    }

    @Test("the balance is asked for with one look")
    func balance() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("查还有多少钱")
        await desk.type("5678")
        await desk.press("Enter")
        #expect(desk.shows("余额 994.00 元"))
        #expect(desk.showsBig("994.00", GlyphFont.amounts))
        await desk.choose(0)
        #expect(desk.shows("要办什么"))
    }

    @Test("too little leads to a top-up and back to the same amount")
    func short() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("oyzh")
        await desk.press("Enter")
        await desk.type("80")
        await desk.press("Enter")
        #expect(desk.shows("余额不够,还差 34.00 元"))
        #expect(desk.showsBig("不够"))
        await desk.choose("先充值,再扣款")
        await desk.choose("充 100.00 元")
        await desk.choose("现金")
        await desk.press("Enter")
        await desk.choose("接着扣款")
        #expect(desk.sent(TopUp.self).count == 1)
        #expect(desk.shows("还差 34.00 元") || desk.shows("扣款 80.00 元"))
    }

    @Test("a wrong PIN is said in one sentence, and may be typed again")
    func wrongPIN() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("10")
        await desk.press("Enter", "Enter")
        await desk.type("111111")
        await desk.press("Enter")
        #expect(desk.showsBig("错误"))
        #expect(desk.shows("已输入 0 位"))
        await desk.type("654321")
        await desk.press("Enter")
        #expect(desk.shows("办好了"))
    }

    @Test("a large amount needs the same approval as at the ordinary counter")
    func approval() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("从余额里扣钱")
        await desk.type("jyjl")
        await desk.press("Enter")
        await desk.type("2000")
        await desk.press("Enter", "Enter")
        await desk.scan(Salon.code)
        #expect(desk.dialog == "需要批准")
        #expect(desk.showsBig("批准"))
        await desk.choose("店长")
        #expect(desk.shows("输入自己的密码"))
        await desk.type("482913")
        #expect(!desk.text.contains("482913"))
        await desk.press("Enter")
        #expect(desk.shows("为什么批准?"))
        await desk.press("Enter")
        #expect(desk.sent(PayOrder.self).last?.approval == ApprovalID(9))
        #expect(desk.shows("扣款 2000.00 元,办好了"))
    }

    @Test("a booking takes the next free time, read back by day and hour")
    func book() async {
        let store = await Salon.store()
        let plan = ServicePlan(service: ServiceID(1), minutes: 60)
        let slot = Slot(
            placements: [Placement(plan: plan, start: Salon.at(18, 30), staff: OperatorID(21))], reasons: [],
            isRecommended: true)
        await store.on(FindSlots.self) { _ in
            .answer(.init(slots: [SlotOffer(slot: slot, staff: ["周琳"], rooms: [[]])], isImpossible: false))
        }
        await store.on(Book.self) { _ in .done(.init(visits: [VisitID(9)], start: Salon.at(18, 30))) }
        let desk = await Driver.simple(store)
        await desk.choose("约时间")
        await desk.choose("约最近的空位")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("补水护理")
        await desk.choose("周琳")
        #expect(desk.shows("周一 11-23 18:30"))
        await desk.press("Enter")
        #expect(desk.shows("约好了:补水护理"))
        #expect(desk.sent(Book.self).first?.customer == .member(MemberID(1001)))
    }

    @Test("a session is used up after it was read back; a voucher that is scanned leads there at once")
    func verify() async {
        let store = await Salon.store()
        let thing = VerificationPreview(
            what: .session(PackageItemID(10)), member: Salon.members[0], title: "补水护理 1 次", before: 7, after: 6,
            until: nil, fault: nil)
        await store.on(Verifiables.self) { _ in .answer(.init(choices: [thing])) }
        await store.on(Verify.self) { _ in
            .done(.init(verification: VerificationID(1), title: thing.title, left: 6, undoUntil: Salon.now))
        }
        let desk = await Driver.simple(store)
        await desk.choose("用掉次卡")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("补水护理")
        #expect(desk.shows("现在 7,用后 6"))
        await desk.press("Enter")
        #expect(desk.shows("还剩 6"))
        await desk.press("Enter")
        await store.on(ReadCode.self) { _ in .answer(.verifiable(thing)) }
        await desk.scan("920000000012345678901234")
        #expect(desk.shows("用掉这一样,对吗?"))
        await desk.press("Enter")
        #expect(desk.sent(Verify.self).map(\.code) == [nil, "920000000012345678901234"])
    }

    @Test("for a frozen member nothing is taken; what is left may be looked at")
    func frozen() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("fd")
        await desk.press("Enter")
        #expect(desk.showsBig("不行"))
        await desk.choose("查还有多少钱")
        #expect(desk.shows("余额 200.00 元"))
    }

    @Test("back leads from every question to the one before, and nothing is done by it")
    func back() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("充钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("充 500.00 元")
        await desk.choose("现金")
        for question in ["怎么付?", "充多少钱?", "是哪位会员?"] {
            await desk.choose(0)
            #expect(desk.shows(question))
        }
        await desk.press("Escape")
        #expect(desk.shows("要办什么"))
        #expect(desk.sent(TopUp.self).isEmpty)
    }

    @Test("an idle lock keeps what is half done for the same person")
    func lock() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("45")
        await desk.advance(by: 125_000)
        #expect(desk.shows("已锁屏:王芳"))
        await desk.type(Salon.pins[11] ?? "")
        await desk.press("Enter")
        #expect(desk.shows("扣多少钱?"))
        #expect(desk.form == "45")
    }

    @Test("F12 leads to the ordinary counter and back, and is remembered for who is signed in")
    func toggle() async {
        let store = await Salon.store()
        await store.on(SetComfort.self) { _ in .done(.init()) }
        let desk = await Driver.at(store)
        #expect(desk.title.hasPrefix("接待"))
        await desk.press("F12")
        desk.feed(.fonts(Driver.shelf.book))
        #expect(desk.shows("要办什么"))
        await desk.press("F6")
        #expect(desk.shows("按 F12 回到普通屏幕"))
        await desk.press("F12")
        #expect(desk.title.hasPrefix("接待"))
        #expect(desk.sent(SetComfort.self).map(\.isSimple) == [true, false])
    }

    @Test("who likes large letters finds them after signing in, who does not the ordinary counter")
    func remembered() async {
        let store = await Salon.store()
        let likes = Staff(number: OperatorID(11), name: "王芳", role: .cashier, prefersSimple: true)
        await store.on(SignIn.self) { _ in .done(.init(session: SessionToken("t"), who: likes)) }
        let desk = await Driver.at(store)
        #expect(desk.shows("要办什么"))
    }

    @Test("a store made for it opens in large letters, the login too")
    func opens() async {
        let store = await Salon.store()
        var settings = Salon.settings
        settings.opensSimple = true
        let front = StoreFront.Answer(settings: settings, staff: Salon.staff, demoPINs: Salon.front.demoPINs)
        await store.on(StoreFront.self) { _ in .answer(front) }
        let desk = await Driver(store)
        #expect(desk.shows("您是哪一位?"))
        desk.feed(.fonts(Driver.shelf.book))
        await desk.choose("王芳")
        #expect(desk.showsBig("密码"))
        await desk.type("730518")
        await desk.press("Enter")
        #expect(desk.shows("要办什么"))
    }

    @Test("a window made for large letters opens in them and stays so, even for who likes the ordinary counter")
    func window() async {
        let store = await Salon.store()
        await store.on(SetComfort.self) { _ in .done(.init()) }
        let likes = Staff(number: OperatorID(11), name: "王芳", role: .cashier, prefersSimple: false)
        await store.on(SignIn.self) { _ in .done(.init(session: SessionToken("t"), who: likes)) }
        let desk = await Driver(store, opensSimple: true)
        #expect(desk.shows("您是哪一位?"))
        desk.feed(.fonts(Driver.shelf.book))
        await desk.choose("王芳")
        await desk.type("730518")
        await desk.press("Enter")
        #expect(desk.shows("要办什么"))
        await desk.press("F12")
        #expect(desk.title.hasPrefix("接待"))
    }
}
