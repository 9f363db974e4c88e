import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("会员")
struct MembersTests {
    @Test("Typing finds, arrows walk, the profile follows")
    func find() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6")
        #expect(driver.shows("张三  金卡"))
        #expect(driver.shows("第 1 位,共"))
        await driver.type("zs")
        await driver.press("Down")
        #expect(driver.shows("张三丰  普通   冻结"))
        await driver.press("Enter", "Left", "Right", "Right")
        #expect(driver.shows("次卡和券"))
        await driver.press("Esc")
        #expect(driver.form == "zs")
    }

    @Test("Enter ahead of the answer opens the first who is found")
    func ahead() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6")
        driver.holdsAnswers = true
        await driver.type("7788")
        await driver.press("Enter")
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.shows("𠮷田䶮  银卡"))
        #expect(driver.form == nil)
    }

    @Test("Nobody found: the screen says what to do, and the phone is taken along")
    func nobody() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6")
        await driver.type("13900001111")
        #expect(driver.shows("没有找到"))
        #expect(driver.hints.contains("Alt-R新会员"))
        await driver.press("Alt-R")
        #expect(driver.title.hasSuffix("新会员登记"))
        #expect(driver.shows("13900001111"))
        #expect(driver.form == "")
    }

    @Test("A member's code shows the member, and a member named elsewhere stands on top of the list")
    func scanned() async {
        let store = await Sample.store()
        await store.on(MemberList.self) { _ in .answer(.init(from: 0, rows: [Sample.rows[1]], total: 1)) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F6")
        await driver.scan(Sample.memberCode)
        #expect(driver.shows("张三  金卡"))
        #expect(driver.screen[4].contains("张三 "))
    }

    @Test("The member goes along to payment, verification and reception")
    func hand() async {
        for (key, title) in [("p", "收银"), ("v", "核销"), ("c", "接待"), ("t", "充值")] {
            let driver = await Driver.at(await Sample.store(), as: 12)
            await driver.press("F6")
            await driver.type("zs")
            await driver.press("Enter")
            await driver.advance(by: 300)
            await driver.press(key)
            #expect(driver.title.hasPrefix(title))
            #expect(driver.shows("张三"))
        }
    }

    @Test("A deduction is undone from the account page, with a reason and a manager")
    func undo() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "Right", "u")
        #expect(driver.dialog == "撤销扣款")
        #expect(driver.shows("退回 128.00 元"))
        await driver.type("按错项目")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(UndoDeduction.self).map(\.entry) == [EntryID(501), EntryID(501)])
        #expect(driver.sent(UndoDeduction.self).map(\.reason) == ["按错项目", "按错项目"])
        #expect(driver.dialog == "撤销凭证")
        await driver.press("p")
        #expect(driver.printed.count == 1)
    }

    @Test("A movement that cannot be undone here says where or why not")
    func notHere() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "Right", "Down", "Down", "u")
        #expect(driver.statusLine == "核销请在核销的今日列表里撤销")
        await driver.press("Down", "u")
        #expect(driver.statusLine == "已经撤销过,不能再撤")
    }

    /// A package, two coupons and what lapsed, on the account page.
    private func soldAndGranted() async -> Driver {
        let store = await Sample.store()
        func movement(_ entry: Int64, _ kind: EntryKind, _ title: String, paid: Money = .zero) -> Movement {
            Movement(
                entry: EntryID(entry), kind: kind, at: Sample.at("2026-11-23", 17 * 60), title: title, amount: .zero,
                balanceAfter: .zero, undone: false,
                undoUntil: kind == .lapse ? nil : Sample.at("2026-11-24", 17 * 60), paid: paid)
        }
        let movements = [
            movement(505, .packageSale, "补水护理 10 次", paid: .yuan(980)), movement(504, .couponGrant, "生日礼品券"),
            movement(503, .couponGrant, "满 200 减 30 券"), movement(502, .lapse, "赠金过期"),
        ]
        await store.on(MemberCard.self) { query in
            .answer(
                .init(
                    card: Sample.rows.first { $0.member == query.member }.map { Sample.card($0, movements: movements) }
                ))
        }
        return await Driver.at(store, as: 2)
    }

    @Test("A package and a coupon are taken back from the account page, each told what will happen")
    func undoSaleAndGrant() async {
        let driver = await soldAndGranted()
        await driver.press("F6", "Down", "Up", "Enter", "Right")
        #expect(driver.shows("前可以按 u 撤销"))
        await driver.press("u")
        #expect(driver.dialog == "撤销售卡")
        #expect(driver.shows("收回整张次卡,980.00 元按原付款方式退给会员。"))
        await driver.press("Escape", "Down", "u")
        #expect(driver.dialog == "收回券")
        #expect(driver.shows("收回这张券,券码作废"))
        await driver.type("发错人")
        await driver.press("Enter")
        #expect(driver.sent(UndoCouponGrant.self) == [UndoCouponGrant(entry: EntryID(504), reason: "发错人")])
        #expect(driver.statusLine == "已收回券:生日礼品券")
        await driver.press("Down", "u")
        await driver.type("发错人")
        await driver.press("Enter")
        #expect(driver.statusLine.contains("已经用过"))
        await driver.press("Down", "u")
        #expect(driver.statusLine == "这一笔不能在这里撤销")
        #expect(driver.shows("过期"))
    }

    @Test("A coupon is granted and its code shown, to be scanned or typed")
    func grant() async {
        let store = await Sample.store()
        await store.on(GrantCoupon.self) { _ in
            .done(
                .init(
                    coupon: CouponID(88), title: "生日礼品券", code: "911000000000004321", until: Sample.at("2026-12-08")))
        }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F6", "Down", "Up", "Enter", "g", "2")
        #expect(
            driver.sent(GrantCoupon.self) == [GrantCoupon(member: MemberID(10023), template: CouponTemplateID(2))])
        #expect(driver.dialog == "券码")
        #expect(driver.shows("9110 0000 0000 0043 21"))
        #expect(driver.shows("有效期至 2026-12-07"))
    }

    @Test("Only what was changed is sent, and what is refused stays beside its field")
    func edit() async {
        let store = await Sample.store()
        await store.on(EditMember.self) { command in
            command.remark == "坏" ? .refused(.remark(.forbidden(scalar: 7))) : .done(.init())
        }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "e", "Tab", "Tab", "Ctrl-U")
        await driver.type("坏")
        await driver.press("Enter")
        #expect(driver.fieldError == "含有不能使用的字符")
        await driver.press("Ctrl-U")
        await driver.type("常客")
        await driver.press("Enter")
        #expect(driver.sent(EditMember.self).last == EditMember(member: MemberID(10023), remark: "常客"))
        #expect(driver.statusLine == "会员资料已保存")
    }

    @Test("A PIN is typed twice, and a poor one is refused")
    func pin() async {
        let store = await Sample.store()
        await store.on(SetMemberPIN.self) { $0.pin == "111111" ? .refused(.pin(.tooEasy)) : .done(.init()) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "s")
        await driver.type("111111")
        await driver.press("Enter")
        await driver.type("111112")
        await driver.press("Enter")
        #expect(driver.fieldError == "两遍不一样,请再输")
        #expect(driver.sent(SetMemberPIN.self).isEmpty)
        await driver.type("111111")
        await driver.press("Enter")
        await driver.type("111111")
        await driver.press("Enter")
        #expect(driver.fieldError == "密码太简单,请换一个")
        await driver.type("730518")
        await driver.press("Enter")
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.statusLine == "支付密码已设好")
        #expect(!driver.shows("730518"))
    }

    @Test("Freezing needs a reason; the list of choices says what it means")
    func freeze() async {
        let store = await Sample.store()
        await store.on(ChangeMemberStatus.self) { _ in .done(.init(before: .normal)) }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F6", "Down", "Up", "Enter", "f")
        #expect(driver.shows("不能充值、扣款和核销,直到解冻"))
        await driver.press("1")
        await driver.type("卡丢了")
        await driver.press("Enter")
        #expect(
            driver.sent(ChangeMemberStatus.self)
                == [ChangeMemberStatus(member: MemberID(10023), status: .frozen, reason: "卡丢了")])
        #expect(driver.statusLine == "会员状态已改为“冻结”")
    }

    @Test("The whole phone is shown once, for a reason")
    func phone() async {
        let store = await Sample.store()
        await store.on(RevealPhone.self) { _ in .done(.init(phone: "13800005678")) }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F6", "Down", "Up", "Enter", "h")
        await driver.type("回访")
        await driver.press("Enter")
        #expect(driver.shows("138 0000 5678"))
        await driver.press("Enter")
        #expect(!driver.shows("138 0000 5678"))
    }

    @Test("Behind the lock no phone, no code and no PIN is kept")
    func locked() async {
        let store = await Sample.store()
        await store.on(RevealPhone.self) { _ in .done(.init(phone: "13800005678")) }
        await store.on(ShowMemberCode.self) { _ in
            .done(.init(digits: Sample.memberCode, until: Salon.now.advanced(milliseconds: 600_000)))
        }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F6", "Down", "Up", "Enter", "h")
        await driver.type("回访")
        await driver.press("Enter", "Alt-L")
        await driver.type("482913")
        await driver.press("Enter")
        #expect(driver.dialog == "完整手机号")
        #expect(!driver.shows("138 0000 5678"))
        await driver.press("Esc", "s")
        await driver.type("7305")
        await driver.press("Alt-L")
        await driver.type("482913")
        await driver.press("Enter")
        #expect(driver.form == "")
        await driver.press("Esc", "m", "Alt-L")
        #expect(!driver.shows("9101 0001 0023"))
        await driver.type("482913")
        await driver.press("Enter")
        await driver.advance(by: 2_000)
        #expect(driver.shows("9101 0001 0023 1234 5678 9012"))
        #expect(driver.sent(ShowMemberCode.self).count == 2)
    }

    @Test("A member's code counts down and renews itself")
    func code() async {
        let store = await Sample.store()
        await store.on(ShowMemberCode.self) { command in
            .done(.init(digits: Sample.memberCode, until: Salon.now.advanced(milliseconds: 30_000)))
        }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F6", "Down", "Up", "Enter", "m")
        #expect(driver.shows("9101 0001 0023 1234 5678 9012"))
        #expect(driver.shows("秒后换新码"))
        await store.on(ShowMemberCode.self) { command in
            .done(.init(digits: Sample.staleCode, until: Salon.now.advanced(milliseconds: 90_000)))
        }
        await driver.advance(by: 31_000)
        #expect(driver.shows("9101 0001 0023 1234 5678 9099"))
        #expect(driver.sent(ShowMemberCode.self).count == 2)
        await driver.press("Enter")
        #expect(driver.dialog == nil)
    }

    @Test("A cashier may not show codes, and is told so")
    func noCode() async {
        let driver = await Driver.at(await Sample.store(), as: 11)
        await driver.press("F6", "Down", "Up", "Enter", "m")
        #expect(driver.statusLine == "您的岗位不能办理:会员码")
        #expect(driver.sent(ShowMemberCode.self).isEmpty)
    }

    @Test("The screens at three sizes", arguments: VerificationTests.sizes)
    func frames(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Sample.store(), as: 12, columns: columns, rows: rows)
        await driver.press("F6")
        Golden.check("members-\(columns)x\(rows)", driver)
        await driver.press("Down", "Up", "Enter")
        for page in ["account", "benefits", "visits", "file"] {
            await driver.press("Right")
            Golden.check("members-\(page)-\(columns)x\(rows)", driver)
        }
        await driver.press("Down", "Down", "Down", "e")
        Golden.check("members-edit-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws.isEmpty)
    }

    @Test("The member's code on the screen at three sizes", arguments: VerificationTests.sizes)
    func code(_ columns: Int, _ rows: Int) async {
        let store = await Sample.store()
        await store.on(ShowMemberCode.self) { _ in
            .done(.init(digits: Sample.memberCode, until: Salon.now.advanced(milliseconds: 30_000)))
        }
        let driver = await Driver.at(store, as: 2, columns: columns, rows: rows)
        await driver.press("F6", "Down", "Up", "Enter", "m")
        Golden.check("members-code-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws.isEmpty)
    }

    @Test("The screens in English", arguments: [(80, 24), (100, 30)])
    func english(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(
            await Sample.store(), as: 12, columns: columns, rows: rows, wording: Wording(Sources.english))
        await driver.press("F6", "Down", "Up", "Enter")
        Golden.check("english-members-\(columns)x\(rows)", driver)
        await driver.press("r")
        Golden.check("english-register-\(columns)x\(rows)", driver)
    }

    @Test("Coming by the function key is to find, whoever is at hand: initials are typed, not done")
    func comingFinds() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.scan(Sample.memberCode)
        await driver.press("F6")
        #expect(driver.shows("张三  金卡"))
        #expect(driver.title.hasSuffix("在查找框:输入找人,Enter 到资料"))
        await driver.type("sfp")
        #expect(driver.form == "sfp")
        #expect(driver.dialog == nil)
        #expect(driver.title.hasPrefix("会员"))
    }

    @Test("In the profile letters act, and the screen says so; another visit begins with finding again")
    func sides() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6", "Down", "Up", "Enter")
        #expect(driver.title.hasSuffix("在资料里:字母是操作,Esc 回查找"))
        #expect(driver.shows("▸ 张三  金卡"))
        await driver.press("F2", "F6")
        await driver.type("s")
        #expect(driver.form == "s")
        #expect(driver.dialog == nil)
    }

    @Test("Who was brought along goes along again, who merely tops the list does not")
    func goesAlong() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.scan(Sample.memberCode)
        await driver.press("F6", "F5")
        #expect(driver.title.contains("张三"))
        let other = await Driver.at(await Sample.store(), as: 12)
        await other.press("F6", "F5")
        #expect(!other.title.contains("张三"))
    }

    @Test("A visit that is done takes one line at 80 columns")
    func visitInOneLine() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F6")
        #expect(!driver.shows("已完成"))
    }
}
