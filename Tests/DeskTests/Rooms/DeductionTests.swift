import Domain
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("扣款")
struct DeductionTests {
    private func charging(_ amount: String, _ store: FakeStore, member: String? = nil) async -> Driver {
        let driver = await Driver.at(store)
        if let member {
            await driver.press("F5")
            await driver.type(member)
            await driver.press("Enter")
        } else {
            await driver.scan(Salon.code)
            await driver.press("F5")
        }
        await driver.type(amount)
        return driver
    }

    @Test("An amount from a scanned member with their code: at most four keys and a second scan")
    func budget() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        driver.forgetPresses()
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.presses <= 4)
        #expect(
            driver.sent(DeductStoredValue.self) == [
                DeductStoredValue(member: MemberID(1001), amount: .yuan(128), presence: .code(Salon.code))
            ])
        #expect(driver.statusLine == "已扣款 128.00 元,余额 866.00 元")
    }

    @Test("The consequence is seen while the amount is typed")
    func consequence() async {
        let driver = await charging("128", await Salon.store())
        #expect(driver.shows("扣本金 96.00 + 赠金 32.00,扣后余额 866.00"))
        await driver.press("Backspace")
        #expect(driver.shows("扣本金 9.00 + 赠金 3.00,扣后余额 982.00"))
    }

    @Test("A service is found by its initials, the second by Down")
    func service() async {
        let driver = await charging("bs", await Salon.store())
        await driver.press("Down", "Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.sent(DeductStoredValue.self).map(\.service) == [ServiceID(2)])
        #expect(driver.sent(DeductStoredValue.self).map(\.amount) == [.yuan(68)])
    }

    @Test("A PIN proves as well as a code; a wrong one says how many tries are left")
    func pin() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter", "Enter")
        await driver.type("111111")
        await driver.press("Enter")
        #expect(driver.fieldError == "密码不对,还可试 3 次")
        await driver.type("654321")
        await driver.press("Enter")
        #expect(driver.sent(DeductStoredValue.self).map(\.presence) == [.proof(ProofID(77))])
    }

    @Test("Too little: top up on the spot, then the half-filled payment goes on")
    func topUpAndBack() async {
        let store = await Salon.store()
        let driver = await charging("200", store, member: "oyzh")
        await driver.press("Enter")
        #expect(driver.shows("余额不足,还差 154.00 元"))
        await driver.press("1")
        #expect(driver.title.hasPrefix("扣款"))
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("充值"))
        #expect(driver.shows("▸ 2 充 500.00"))
        await driver.press("Enter", "3", "Enter")
        #expect(driver.sent(TopUp.self).map(\.what) == [.offer(OfferID(2))])
        await store.on(MemberCard.self) { _ in
            .answer(.init(card: Salon.card(Salon.row(1002, "欧阳震华", "139****0021", .silver, 60_600))))
        }
        #expect(driver.sent(TopUp.self).map(\.tender) == [.wechat])
        await store.on(DeductionPreview.self) { query in
            .answer(
                DeductionPreview.Answer(
                    principal: .yuan(150), bonus: .yuan(50), balanceAfter: .yuan(406), shortage: .zero,
                    needsApproval: false, points: 150, offer: nil, status: .normal))
        }
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("扣款"))
        #expect(driver.shows("扣本金 150.00 + 赠金 50.00,扣后余额 406.00"))
        #expect(driver.shows("请会员出示会员码"))
        #expect(driver.shows("606.00"))
    }

    @Test("Too little: all of the balance, and the rest by a tender")
    func restByTender() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter", "2", "Enter")
        #expect(driver.shows("差额 154.00 元收现金"))
        await driver.scan(Salon.code)
        #expect(driver.sent(DeductStoredValue.self).map(\.rest) == [.cash])
        #expect(driver.sent(DeductStoredValue.self).map(\.restAmount) == [Money(fen: 15400)])
    }

    @Test("The balance fell meanwhile: the new figures are told and chosen anew, never taken silently")
    func restChanged() async {
        let store = await Salon.store()
        await store.on(DeductStoredValue.self) { _ in
            .refused(.restChanged(available: Money(fen: 1600), rest: Money(fen: 18400)))
        }
        let driver = await charging("200", store, member: "oyzh")
        await driver.press("Enter", "2", "Enter")
        await store.on(DeductionPreview.self) { _ in
            .answer(
                DeductionPreview.Answer(
                    principal: Money(fen: 1600), bonus: .zero, balanceAfter: .zero, shortage: Money(fen: 18400),
                    needsApproval: false, points: 200, offer: nil, status: .normal))
        }
        await driver.scan(Salon.code)
        #expect(driver.shows("余额不足,怎么办"))
        #expect(driver.shows("收 184.00 元"))
        await driver.press("2", "Enter")
        #expect(driver.shows("差额 184.00 元收现金"))
    }

    @Test("Small payments that are a large one together say so before, and to the one who approves")
    func together() async {
        let store = await Salon.store()
        await store.on(DeductionPreview.self) { query in
            .answer(
                DeductionPreview.Answer(
                    principal: query.amount, bonus: .zero, balanceAfter: .zero, shortage: .zero, needsApproval: true,
                    recent: .yuan(900), points: 0, offer: nil, status: .normal))
        }
        await store.on(DeductStoredValue.self) { _ in
            .refused(.largeAmount(limit: .yuan(1000), recent: .yuan(900)))
        }
        let driver = await charging("200", store, member: "zxm")
        #expect(driver.shows("刚付过 900.00 元,合计算大额,需要店长批准"))
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        #expect(driver.shows("10 分钟内已付 900.00 元,合计满 1000.00 元"))
    }

    @Test("Escape goes back from the choice, and nothing typed is lost")
    func backFromShort() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter", "Esc")
        #expect(driver.desk.typing?.text == "" || driver.desk.typing?.text == "200")
        #expect(driver.shows("200"))
    }

    @Test("A frozen member is refused as soon as they are chosen, and nothing typed ahead means anybody else")
    func frozen() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F5")
        await driver.type("fd")
        await driver.press("Enter")
        #expect(driver.statusLine == "冯冻:会员已冻结,先解冻")
        await driver.type("10")
        await driver.press("Enter")
        #expect(driver.shows("会员已冻结,先解冻"))
        #expect(driver.form == nil)
        await driver.press("Esc")
        #expect(driver.form == "")
    }

    @Test("Whoever is frozen between the amount and the proof is refused by the store")
    func frozenMeanwhile() async {
        let store = await Salon.store()
        let driver = await charging("10", store)
        await driver.press("Enter")
        await store.on(DeductStoredValue.self) { _ in .refused(.frozen) }
        await driver.scan(Salon.code)
        #expect(driver.fieldError == "会员已冻结,先解冻")
    }

    @Test("A PIN typed one Enter too early or too late never stands in the remark")
    func noPINInTheRemark() async {
        for enters in 1...2 {
            let driver = await charging("128", await Salon.store())
            for _ in 0..<enters { await driver.press("Enter") }
            await driver.type("654321")
            #expect(!driver.shows("654321"))
            await driver.press("Enter")
            #expect(driver.sent(DeductStoredValue.self).map(\.note) == [""])
        }
    }

    @Test("A remark is written by Tab")
    func remark() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Tab")
        await driver.type("靠窗")
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(driver.sent(DeductStoredValue.self).map(\.note) == ["靠窗"])
    }

    @Test("Coming back to a payment shows the balance of now")
    func freshBalance() async {
        let store = await Salon.store()
        let driver = await charging("", store, member: "oyzh")
        #expect(driver.shows("46.00"))
        await driver.press("F2")
        await store.on(MemberCard.self) { _ in
            .answer(.init(card: Salon.card(Salon.row(1002, "欧阳震华", "139****0021", .silver, 60_600))))
        }
        await driver.press("F5")
        #expect(driver.shows("606.00"))
    }

    @Test("What is wrong is said in whole sentences at 80 columns")
    func wholeSentences() async {
        let driver = await charging("", await Salon.store())
        await driver.press("Enter")
        #expect(driver.shows("请输入金额或项目"))
        await driver.type("128")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("请扫会员码,或输入六位密码"))
    }

    @Test("The receipt is printed as it is shown, in the width of the paper")
    func prints() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        await driver.press("p")
        #expect(driver.printed.count == 1)
        #expect(driver.printed[0].contains { $0.contains("合计") && $0.hasSuffix("128.00") })
        #expect(driver.printed[0].allSatisfy { $0.cells <= 32 })
    }

    @Test("A payment is undone with a reason and a manager's approval")
    func undo() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        await driver.press("u", "Enter")
        #expect(driver.fieldError == "不能空着")
        await driver.type("多扣了")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(UndoDeduction.self).map(\.approval) == [nil, ApprovalID(9)])
        #expect(driver.sent(Approve.self).map(\.reason) == ["多扣了"])
        #expect(driver.shows("撤销凭证"))
        #expect(driver.statusLine == "已撤销,余额 994.00 元")
    }

    @Test("Another member's code while one payment is half filled asks before anything is lost")
    func otherMember() async {
        let driver = await charging("50", await Salon.store(), member: "oyzh")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "还有没办完的扣款")
        await driver.press("Esc")
        #expect(driver.form == "50")
    }

    @Test("The screens hold at three sizes", arguments: [(80, 24), (100, 30), (160, 45)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.store(), columns: columns, rows: rows)
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        Golden.check("deduction-\(columns)x\(rows)", driver.screen)
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        Golden.check("deduction-receipt-\(columns)x\(rows)", driver.screen)
        #expect(driver.frame.canvas.flaws == [])
    }

    @Test("A PIN typed where too little is asked about chooses nothing and is shown nowhere")
    func pinInShortMenu() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter")
        #expect(driver.shows("余额不足,怎么办"))
        for digit in ["6", "5", "4", "3", "2", "0"] { await driver.press(digit) }
        #expect(driver.shows("余额不足,怎么办"))
        await driver.press("Enter")
        #expect(driver.shows("余额不足,怎么办"))
        #expect(driver.statusLine.contains("这里还不输密码"))
        #expect(driver.shows("▸ 1 先充值"))
        await driver.press("3")
        #expect(driver.shows("▸ 3 扣完余额"))
        await driver.press("Enter")
        #expect(driver.shows("差额 154.00 元收银行卡"))
        #expect(driver.form == "")
    }

    @Test("Stars of a PIN do not outlive the question they answered")
    func stars() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter")
        await driver.type("654")
        await driver.press("F7", "F5")
        #expect(driver.form == "")
        await driver.type("65")
        await driver.press("Esc", "Enter")
        #expect(driver.form == "")
    }

    @Test(
        "What is no amount says why",
        arguments: [
            ("0", "金额要大于 0"), ("0.00", "金额要大于 0"), ("-5", "金额要大于 0,不能是负数"), ("12.345", "金额最多两位小数"),
            ("1e9", "金额只写数字和小数点"), ("99999999999", "金额太大"), ("qq", "没有这个项目"),
        ])
    func noAmount(_ typed: String, _ sentence: String) async {
        let driver = await charging(typed, await Salon.store())
        #expect(driver.shows(sentence))
        await driver.press("Enter")
        #expect(driver.fieldError?.hasPrefix(sentence) ?? false)
        #expect(driver.form == typed)
    }

    @Test("A member without a PIN is asked for their code only")
    func noPIN() async {
        let store = await Salon.store()
        await store.on(DeductionPreview.self) { query in
            .answer(
                DeductionPreview.Answer(
                    principal: query.amount, bonus: .zero, balanceAfter: .zero, shortage: .zero, needsApproval: false,
                    points: 0, offer: nil, status: .normal))
        }
        let driver = await charging("10", store, member: "abdl")
        await driver.press("Enter")
        #expect(driver.shows("请扫会员码;该会员没有设密码"))
        #expect(!driver.shows("或输入密码"))
        #expect(driver.form == nil)
        await driver.press("Enter")
        #expect(driver.statusLine == "会员没有设密码,请扫会员码")
        await driver.scan(Salon.code)
        #expect(driver.sent(DeductStoredValue.self).count == 1)
    }

    @Test("After an undo nobody is taken along to another room")
    func nobodyAfterUndo() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter")
        await driver.scan(Salon.code)
        await driver.press("u")
        await driver.type("多扣了")
        await driver.press("Enter")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("撤销凭证"))
        await driver.press("F7")
        #expect(driver.title == "充值")
    }
}
