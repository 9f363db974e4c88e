import Domain
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("简洁模式: what comes over a question is a question like it")
struct SimpleDialogTests {
    /// 金玉金兰 pays two thousand, which needs somebody's approval.
    private func paying(_ columns: Int = 80, _ rows: Int = 24) async -> Driver {
        let desk = await Driver.simple(await Salon.store(), columns: columns, rows: rows)
        await desk.choose("从余额里扣钱")
        await desk.type("jyjl")
        await desk.press("Enter")
        await desk.type("2000")
        await desk.press("Enter", "Enter")
        await desk.scan(Salon.code)
        return desk
    }

    @Test("an approval is asked for in large letters: who, their PIN as dots, why", arguments: SimpleGlyphTests.sizes)
    func approval(size: Size) async {
        let desk = await paying(size.columns, size.rows)
        #expect(desk.shows("请谁来批准?请按数字"))
        #expect(desk.showsBig("李敏"))
        await desk.choose("店长")
        #expect(desk.showsBig("密码"))
        #expect(desk.shows("请李敏输入自己的密码"))
        await desk.type("4829")
        #expect(desk.shows("已输入 4 位,共 6 位"))
        #expect(!desk.text.contains("4829"))
        #expect(desk.frame.canvas.flaws.isEmpty)
        await desk.type("13")
        await desk.press("Enter")
        #expect(desk.showsBig("原因"))
        await desk.press("Enter")
        #expect(desk.shows("扣款 2000.00 元,办好了"))
    }

    @Test("a wrong PIN is called wrong over the same question; 0 and Escape lead a step back, and out")
    func wrong() async {
        let desk = await paying()
        await desk.choose("店长")
        await desk.type("111111")
        await desk.press("Enter", "Enter")
        #expect(desk.showsBig("错误"))
        #expect(desk.shows("请谁来批准?"))
        await desk.choose("老板")
        #expect(desk.shows("请陈静输入自己的密码"))
        await desk.press("Escape")
        #expect(desk.shows("请谁来批准?"))
        await desk.choose(7)
        #expect(desk.shows("没有这个数字"))
        await desk.choose(0)
        #expect(desk.dialog == nil)
        #expect(desk.shows("请会员输入密码"))
        #expect(desk.sent(Approve.self).count == 1)
    }

    @Test("an answer that was lost is asked for again by a number, with the same key")
    func retry() async {
        let store = await Salon.store()
        let desk = await Driver.simple(store)
        await desk.choose("从余额里扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("128")
        await desk.press("Enter", "Enter")
        await store.on(PayOrder.self) { _ in .failed(.busy) }
        await desk.scan(Salon.code)
        #expect(desk.showsBig("没成"))
        #expect(desk.shows("不会重复记账"))
        await store.on(PayOrder.self) { .done(Salon.sale($0)) }
        await desk.choose("重试")
        let keys = desk.commands.filter { $0.command is PayOrder }.map(\.key)
        #expect(keys.count == 2 && Set(keys).count == 1)
        #expect(desk.shows("办好了"))
    }

    @Test("a shift is opened by what is in the drawer; another amount needs a reason")
    func shift() async {
        let store = await Salon.store()
        await store.on(ShiftNow.self) { _ in .answer(ShiftNow.Answer(open: nil, left: .yuan(300), leftAt: Salon.now)) }
        await store.on(OpenShift.self) { command in
            command.reason.isEmpty && command.openingFloat != .yuan(300)
                ? .refused(.differs(left: .yuan(300)))
                : .done(OpenShift.Answer(shift: ShiftID(1), day: Day(year: 2026, month: 11, day: 23)))
        }
        await store.on(TopUp.self) { _ in .denied(.shiftNeeded) }
        let desk = await Driver.simple(store)
        await desk.choose("充钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("充 500.00 元")
        await desk.choose("现金")
        await desk.press("Enter")
        #expect(desk.showsBig("开班"))
        #expect(desk.shows("钱箱里有多少钱?"))
        #expect(desk.showsBig("300.00", GlyphFont.amounts))
        await desk.press("Ctrl-U")
        await desk.type("280")
        await desk.press("Enter")
        #expect(desk.shows("为什么与上一班留下的不同?"))
        await desk.press("Escape")
        #expect(desk.shows("钱箱里有多少钱?"))
        await desk.press("Enter")
        await desk.type("零钱换整")
        await desk.press("Enter")
        #expect(desk.sent(OpenShift.self).last == OpenShift(openingFloat: .yuan(280), reason: "零钱换整"))
    }

    @Test("F10, help and the colours are numbers too, and a click is a number")
    func menu() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.press("F10")
        #expect(desk.showsBig("更多") || desk.showsBig("锁屏"))
        await desk.choose("换颜色")
        #expect(desk.shows("哪一种看得清楚?"))
        await desk.choose(0)
        #expect(desk.shows("要办什么"))
        await desk.press("F1")
        #expect(desk.showsBig("按数字选"))
        await desk.press("Escape", "F10")
        await desk.click("锁屏")
        #expect(desk.shows("已锁屏:王芳"))
        let other = await Driver.simple(await Salon.store())
        await other.press("Ctrl-P")
        #expect(other.dialog == nil)
        #expect(other.shows("按 F12 回到普通屏幕"))
        await other.press("Ctrl-Q")
        #expect(other.hasQuit)
    }

    @Test("who has no phone chooses a PIN at the counter; nothing is used up before")
    func withoutPhone() async {
        let store = await Salon.store()
        await store.on(SetMemberPIN.self) { _ in .done(.init()) }
        let thing = VerificationPreview(
            what: .gift(GiftID(3)), member: Salon.members[3], title: "面膜", before: 800, after: 200, until: nil,
            fault: nil)
        await store.on(Verifiables.self) { _ in .answer(.init(choices: [thing])) }
        let desk = await Driver.simple(store)
        await desk.choose("用掉次卡")
        await desk.type("abdl")
        await desk.press("Enter")
        await desk.choose("面膜")
        await desk.press("Enter")
        #expect(desk.showsBig("扫码"))
        await desk.choose("没有手机")
        #expect(desk.shows("请会员自己按六位新密码"))
        await desk.type("730518")
        #expect(!desk.text.contains("730518"))
        await desk.press("Enter")
        await desk.type("730519")
        await desk.press("Enter")
        #expect(desk.shows("两遍不一样,请再输"))
        await desk.type("730518")
        await desk.press("Enter")
        await desk.type("730518")
        await desk.press("Enter")
        #expect(desk.sent(SetMemberPIN.self).count == 1)
        #expect(desk.dialog == nil)
        await desk.choose("不办")
        #expect(desk.shows("要办什么"))
        #expect(desk.sent(Verify.self).isEmpty)
    }
}
