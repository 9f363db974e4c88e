import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("简洁模式: a slip of the finger loses nothing")
struct SimpleMistakeTests {
    /// 张晓明 pays; how much is asked.
    private func paying(_ columns: Int = 80, _ rows: Int = 24) async -> Driver {
        let desk = await Driver.simple(await Salon.store(), columns: columns, rows: rows)
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        return desk
    }

    @Test("half a yuan is typed as it is written; back is Esc only")
    func leadingZero() async {
        let desk = await paying()
        await desk.type("0.5")
        #expect(desk.form == "0.5")
        await desk.press("Enter")
        #expect(desk.shows("扣款 0.50 元"))
        await desk.choose(0)
        #expect(desk.shows("扣多少钱?"))
        await desk.type("0")
        #expect(desk.shows("扣多少钱?"))
        await desk.press("Escape")
        #expect(desk.shows("是哪位会员?"))
    }

    @Test("Backspace held too long stays at the question")
    func backspace() async {
        let desk = await paying()
        await desk.type("12")
        await desk.press("Backspace", "Backspace", "Backspace", "Backspace")
        #expect(desk.shows("扣多少钱?"))
        #expect(desk.shows("张晓明  138****5678"))
        await desk.type("34")
        #expect(desk.form == "34")
        let login = await Driver.simple(await Salon.store(), as: nil)
        await login.choose("王芳")
        await login.press("Backspace")
        #expect(login.showsBig("密码"))
    }

    @Test("too much money is called too much, with the most there is", arguments: ["99999999", "9999999999"])
    func tooMuch(typed: String) async {
        let desk = await paying()
        await desk.type(typed)
        await desk.press("Enter")
        #expect(desk.shows("金额太大,一笔最多 9999999.99 元"))
        let other = await Driver.simple(await Salon.store())
        await other.choose("充钱")
        await other.type("zxm")
        await other.press("Enter")
        await other.choose("别的金额")
        await other.type(typed)
        await other.press("Enter")
        #expect(other.shows("金额太大,一笔最多 9999999.99 元"))
        #expect(other.shows("充多少钱?"))
    }

    @Test("no amount and zero are still asked for", arguments: ["", "0", "."])
    func nothing(typed: String) async {
        let desk = await paying()
        await desk.type(typed)
        await desk.press("Enter")
        #expect(desk.shows("请先输入金额,要大于 0"))
    }

    @Test(
        "what is wrong stands beside the question, with who and how much", arguments: [(80, 24), (120, 36), (160, 45)])
    func besideTheQuestion(columns: Int, rows: Int) async {
        let desk = await paying(columns, rows)
        await desk.type("10")
        await desk.press("Enter", "Enter")
        await desk.type("111111")
        await desk.press("Enter")
        #expect(desk.showsBig("错误"))
        for words in ["错误:密码不对,还可试 3 次", "请会员输入密码", "张晓明  138****5678", "扣款 10.00 元"] {
            #expect(desk.shows(words), "\(words)")
        }
        #expect(desk.frame.canvas.flaws.isEmpty)
    }

    @Test("where only a code is read, a wrong key says what to do and takes nothing away")
    func wrongKeyAtTheCode() async {
        let store = await Salon.store()
        let thing = VerificationPreview(
            what: .gift(GiftID(3)), member: Salon.members[3], title: "面膜", before: 800, after: 200, until: nil,
            fault: nil)
        await store.on(Verifiables.self) { _ in .answer(.init(choices: [thing])) }
        let desk = await Driver.simple(store)
        await desk.choose("用掉次卡")
        await desk.type("abdl")
        await desk.press("Enter")
        await desk.choose(5)
        #expect(desk.shows("错误:没有这个数字,请再看一下"))
        #expect(desk.shows("用哪一样?"))
        #expect(desk.shows("阿卜杜拉·买买提  137****3210"))
        await desk.choose("面膜")
        await desk.press("Enter")
        #expect(desk.showsBig("扫码"))
        for (key, wrong) in [("7", "没有这个数字,请再看一下"), ("Enter", "请按一个数字")] {
            await desk.press(key)
            #expect(desk.shows("错误:" + wrong))
            #expect(desk.shows("扫码  请会员打开会员码,扫一下"))
            #expect(desk.shows("阿卜杜拉·买买提  137****3210"))
        }
    }

    @Test("of today's bookings only who is still expected can be chosen; the others are shown as they are")
    func today() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("约时间")
        await desk.choose("看今天的预约")
        #expect(desk.shows("1  18:00  张晓明  补水护理  待到店"))
        #expect(desk.shows("17:30  欧阳震华  肩颈按摩  等候"))
        #expect(!desk.shows("3  17:30"))
        #expect(desk.shows("17:00  阿卜杜拉·买买提  面部清洁  服务中"))
        await desk.choose(3)
        #expect(desk.shows("没有这个数字"))
        #expect(desk.shows("待到店的选一位可以登记到店"))
        await desk.press("Down", "Down", "Down", "Enter")
        #expect(desk.shows("登记到店,对吗?"))
        #expect(desk.shows("张晓明"))
    }

    @Test("what to mind about a member is read from the first question to the last")
    func cautions() async {
        let desk = await paying()
        #expect(desk.shows("注意:对水杨酸过敏,孕期勿用精油"))
        await desk.type("10")
        await desk.press("Enter")
        #expect(desk.shows("扣款 10.00 元"))
        #expect(desk.shows("注意:对水杨酸过敏,孕期勿用精油"))
        await desk.press("Enter")
        #expect(desk.shows("注意:对水杨酸过敏,孕期勿用精油"))
        let other = await Driver.simple(await Salon.store())
        await other.choose("扣钱")
        await other.type("oyzh")
        await other.press("Enter")
        #expect(!other.shows("注意:"))
    }
}
