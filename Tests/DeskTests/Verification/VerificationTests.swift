import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("核销")
struct VerificationTests {
    static let sizes = [(80, 24), (100, 30), (160, 45)]

    @Test("A coupon is verified by a scan and Enter")
    func budget() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        driver.forgetPresses()
        await driver.scan(Sample.couponCode)
        #expect(driver.shows("满 200 减 30 券"))
        #expect(driver.shows("用后作废,只能用一次"))
        #expect(driver.shows("张三   金卡   138****5678"))
        #expect(driver.shows("至 2026-11-30"))
        #expect(driver.sent(Verify.self).isEmpty)
        await driver.press("Enter")
        #expect(driver.presses == 1)
        #expect(
            driver.sent(Verify.self)
                == [Verify(what: .coupon(CouponID(70)), member: MemberID(10023), code: Sample.couponCode)])
        #expect(driver.statusLine == "已核销:张三 满 200 减 30 券;按 Alt-U 撤销")
        #expect(driver.shows("11-24 17:46 前可以撤销"))
    }

    @Test("A second Enter of a bouncing key verifies nothing")
    func bounce() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        driver.holdsAnswers = true
        await driver.press("Enter", "Enter")
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.sent(Verify.self).count == 1)
        #expect(driver.shows("今日核销"))
    }

    @Test("A member's code lists everything; a number chooses, Enter uses it")
    func choices() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        #expect(driver.shows("1 补水护理 1 次    剩 6 次   至 2027-05-31"))
        #expect(driver.shows("剩 6 次 → 5 次"))
        await driver.press("4")
        #expect(driver.shows("积分 1234 → 634"))
        await driver.press("Enter")
        #expect(driver.sent(Verify.self).isEmpty)
        #expect(driver.shows("积分 1234 → 634"))
        #expect(driver.shows("会员码已扫"))
        await driver.press("Enter")
        #expect(driver.sent(Verify.self).map(\.what) == [.gift(GiftID(3))])
        #expect(driver.sent(Verify.self).map(\.code) == [nil])
        #expect(driver.sent(Verify.self).map(\.presence) == [.code(Sample.memberCode)])
        #expect(driver.statusLine == "已核销:张三 面膜一盒,还剩 634 积分;按 Alt-U 撤销")
        await driver.press("Esc")
        #expect(driver.shows("1 补水护理 1 次"))
    }

    private func choosingGift(_ store: FakeStore) async -> Driver {
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.type("zs")
        await driver.press("Down", "Up", "Enter", "4", "Enter")
        return driver
    }

    @Test("Points of somebody found by name are spent only with their PIN or their code")
    func giftNeedsTheMember() async {
        let driver = await choosingGift(await Sample.store())
        #expect(driver.shows("请会员出示会员码扫码,或输入密码"))
        await driver.press("Enter")
        #expect(driver.fieldError == "请扫会员码,或输入六位密码")
        await driver.type("111111")
        await driver.press("Enter")
        #expect(driver.fieldError == "密码不对,还可试 3 次")
        #expect(driver.sent(Verify.self).isEmpty)
        await driver.type("654321")
        #expect(!driver.shows("654321"))
        await driver.press("Enter")
        #expect(driver.sent(Verify.self).map(\.presence) == [.proof(ProofID(77))])
        let other = await choosingGift(await Sample.store())
        await other.scan(Sample.memberCode)
        #expect(other.sent(Verify.self).map(\.presence) == [.code(Sample.memberCode)])
        #expect(other.statusLine == "已核销:张三 面膜一盒,还剩 634 积分;按 Alt-U 撤销")
    }

    @Test("A code that has lapsed since it was scanned asks for another, and the gift stays chosen")
    func giftCodeLapsed() async {
        let store = await Sample.store()
        await store.on(Verify.self) { command in
            command.presence == .code(Sample.memberCode)
                ? .refused(.memberCode(.expired))
                : .done(
                    .init(
                        verification: VerificationID(13), title: "面膜一盒", left: 634,
                        undoUntil: Sample.at("2026-11-24", 900)))
        }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("4", "Enter", "Enter")
        #expect(driver.fieldError == "会员码已过期,请会员刷新后再扫")
        await driver.type("654321")
        await driver.press("Enter")
        #expect(driver.statusLine == "已核销:张三 面膜一盒,还剩 634 积分;按 Alt-U 撤销")
    }

    @Test("After an undo the scan box has the keys and nothing is chosen: digits and Enter spend nothing")
    func nothingChosenAfterUndo() async {
        let store = await Sample.store()
        await store.on(UndoVerification.self) { _ in .done(.init(title: "肩颈按摩 1 次", left: 3)) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("Tab", "u")
        await driver.type("扫错了")
        await driver.press("Enter")
        #expect(driver.form == "")
        await driver.type("4")
        #expect(driver.form == "4")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(Verify.self).isEmpty)
    }

    @Test("Behind the lock neither a PIN nor a scanned code of the member is kept")
    func giftLocked() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("4", "Enter", "Alt-L")
        await driver.type("295604")
        await driver.press("Enter")
        #expect(driver.shows("请会员出示会员码扫码,或输入密码"))
        await driver.press("Enter")
        #expect(driver.sent(Verify.self).isEmpty)
    }

    @Test("What cannot be used says why, and Enter uses nothing")
    func unusable() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("2")
        #expect(driver.shows("可以续购次卡,或按项目收款"))
        await driver.press("Enter")
        #expect(driver.statusLine == "次数已用完")
        #expect(driver.sent(Verify.self).isEmpty)
        #expect(driver.bells == 1)
    }

    @Test("Somebody without a code is found by initials, by the end of the phone or by the phone")
    func byName() async {
        for text in ["zs", "5678", "13800005678"] {
            let driver = await Driver.at(await Sample.store(), as: 12)
            await driver.press("F3")
            await driver.type(text)
            if text == "zs" { await driver.press("Down", "Up") }
            await driver.press("Enter")
            #expect(driver.shows("张三  金卡  138****5678"), "\(text)")
            #expect(driver.shows("剩 6 次 → 5 次"), "\(text)")
        }
    }

    @Test("Digits of a code typed by hand are read at Enter")
    func byHand() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.type(Sample.couponCode)
        #expect(driver.shows("Enter 读码,已输入 18 位"))
        await driver.press("Enter")
        #expect(driver.shows("用后作废,只能用一次"))
    }

    @Test(
        "Every code that is none says so in its own words, and what to do next",
        arguments: [
            (Sample.staleCode, "会员码已过期,请会员刷新后再扫", "也可以输入姓名"), (Sample.usedCode, "2026-11-01 10:00 已经用过", "请会员换一张"),
            (Sample.payCode, "这是付款用的码,不能核销", "请会员出示本店的会员码"), (Sample.brokenCode, "没有读全,请再扫一次", "手工输入"),
            ("999988887777", "不是本店的码", "请会员出示本店的会员码"),
        ])
    func wrongCodes(_ code: String, _ sentence: String, _ advice: String) async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(code)
        #expect(driver.shows(sentence))
        #expect(driver.shows(advice))
        #expect(driver.shows("什么也没有用掉"))
        #expect(driver.bells == 1)
        await driver.press("Enter")
        #expect(!driver.shows(sentence))
        #expect(driver.sent(Verify.self).isEmpty)
    }

    @Test("What somebody else used meanwhile is refused with its reason")
    func refused() async {
        let store = await Sample.store()
        await store.on(Verify.self) { _ in .refused(.fault(.used(at: Sample.at("2026-11-23", 17 * 60)))) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.couponCode)
        await driver.press("Enter")
        #expect(driver.shows("2026-11-23 17:00 已经用过"))
        #expect(driver.shows("什么也没有用掉"))
    }

    @Test("The verification of today is undone with a reason")
    func undo() async {
        let store = await Sample.store()
        await store.on(UndoVerification.self) { _ in .done(.init(title: "肩颈按摩 1 次", left: 3)) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3", "Tab", "u")
        #expect(driver.dialog == "撤销核销")
        await driver.press("Enter")
        #expect(driver.fieldError == "不能空着")
        await driver.type("扫错了")
        await driver.press("Enter")
        #expect(
            driver.sent(UndoVerification.self)
                == [UndoVerification(verification: VerificationID(12), reason: "扫错了")])
        #expect(driver.statusLine == "已撤销核销:肩颈按摩 1 次,现在剩 3")
    }

    @Test("What was undone or is too old cannot be undone")
    func tooLate() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3", "Tab", "Down", "u")
        #expect(driver.statusLine == "已经撤销过,不能再撤")
        await driver.press("Down", "u")
        #expect(driver.statusLine.hasPrefix("超过可撤销的时间"))
        #expect(driver.dialog == nil)
    }

    @Test("An undo that needs a manager asks for one and goes on")
    func approval() async {
        let store = await Sample.store()
        await store.on(UndoVerification.self) { command in
            command.approval == nil
                ? .denied(.approvalNeeded(.undoVerification)) : .done(.init(title: "肩颈按摩 1 次", left: 3))
        }
        let driver = await Driver.at(store, as: 21)
        await driver.press("F3", "Tab", "u")
        await driver.type("扫错了")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(UndoVerification.self).map(\.approval) == [nil, ApprovalID(9)])
        #expect(driver.statusLine == "已撤销核销:肩颈按摩 1 次,现在剩 3")
    }

    @Test("When the books change elsewhere, what is shown changes too")
    func change() async {
        let store = await Sample.store()
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await store.on(Verifiables.self) { _ in .answer(.init(choices: [Sample.usedUp])) }
        await driver.change()
        #expect(!driver.shows("补水护理 1 次    剩"))
        #expect(driver.shows("先选一项,再按 Enter"))
        await driver.press("Down")
        #expect(driver.shows("可以续购次卡"))
    }

    @Test("Somebody with nothing to verify is told what could be sold")
    func nothing() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.type("7788")
        await driver.press("Enter")
        #expect(driver.shows("𠮷田䶮"))
        #expect(driver.shows("没有可以核销的次卡、券和礼品"))
        await driver.press("Enter", "Esc")
        #expect(driver.shows("扫会员码"))
    }

    @Test("Escape leads back step by step, at last to reception")
    func back() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.type("zs")
        await driver.press("Enter", "Esc")
        #expect(driver.shows("扫会员码"))
        await driver.press("Esc")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("The screens at three sizes", arguments: sizes)
    func frames(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Sample.store(), as: 12, columns: columns, rows: rows)
        await driver.press("F3")
        Golden.check("verification-\(columns)x\(rows)", driver)
        await driver.scan(Sample.memberCode)
        Golden.check("verification-choices-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("verification-check-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("verification-done-\(columns)x\(rows)", driver)
        await driver.scan(Sample.couponCode)
        Golden.check("verification-preview-\(columns)x\(rows)", driver)
        await driver.scan(Sample.usedCode)
        Golden.check("verification-used-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws.isEmpty)
    }

    @Test("The screens in English", arguments: [(80, 24), (100, 30)])
    func english(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(
            await Sample.store(), as: 12, columns: columns, rows: rows, wording: Wording(Sources.english))
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        Golden.check("english-verification-\(columns)x\(rows)", driver)
    }

    @Test("A session from the list shows what it will do before Enter uses it; Escape leads back")
    func checkBeforeUse() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("Enter")
        #expect(driver.shows("请核对") && driver.shows("剩 6 次 → 5 次"))
        #expect(driver.sent(Verify.self).isEmpty)
        await driver.press("Esc")
        #expect(driver.shows("▸ 1 补水护理"))
        await driver.press("3", "Enter", "Enter")
        #expect(driver.sent(Verify.self).map(\.what) == [.coupon(CouponID(70))])
    }

    @Test(
        "What was verified a moment ago is undone by u or Alt-U, as long as nothing else was begun",
        arguments: ["u", "Alt-U"])
    func undoLatest(_ key: String) async {
        let store = await Sample.store()
        await store.on(UndoVerification.self) { _ in .done(.init(title: "满 200 减 30 券", left: nil)) }
        for enters in 1...2 {
            let driver = await Driver.at(store, as: 12)
            await driver.press("F3")
            await driver.scan(Sample.couponCode)
            for _ in 0..<enters { await driver.press("Enter") }
            await driver.press(key)
            #expect(driver.dialog == "撤销核销", "\(enters)")
            await driver.type("扫错了")
            await driver.press("Enter")
            #expect(driver.sent(UndoVerification.self).map(\.verification) == [VerificationID(13)])
            await driver.press(key)
            #expect(driver.statusLine == "已经撤销过,不能再撤")
        }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.couponCode)
        await driver.press("Enter")
        await driver.scan(Sample.memberCode)
        await driver.press(key)
        #expect(driver.dialog == nil)
        #expect(driver.statusLine.hasPrefix("刚才那次核销之后又办了别的"))
    }

    @Test("When what was chosen is gone, nothing else is marked in its place")
    func goneChoice() async {
        let store = await Sample.store()
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await store.on(Verifiables.self) { _ in .answer(.init(choices: [Sample.gift, Sample.coupon])) }
        await driver.change()
        #expect(!driver.shows("▸ 1 面膜") && !driver.shows("▸ 2"))
        await driver.press("Enter")
        #expect(driver.statusLine == "先选一项,再按 Enter")
        await driver.press("Down")
        #expect(driver.shows("▸ 1 面膜一盒"))
    }

    @Test("Whoever comes back to a member's list finds nothing marked: Enter uses nothing")
    func comesBack() async {
        let store = await Sample.store()
        await store.on(Arrivals.self) { _ in .answer(Arrivals.Answer(rows: [])) }
        let driver = await Driver.at(store, as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("4", "F2", "F3")
        #expect(driver.shows("面膜一盒") && !driver.shows("▸ 4"))
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "先选一项,再按 Enter")
        #expect(driver.sent(Verify.self).isEmpty)
    }
}
