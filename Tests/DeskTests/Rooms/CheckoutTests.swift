import Domain
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("收银: paying with stored value")
struct CheckoutTests {
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
            driver.sent(PayOrder.self) == [
                PayOrder(
                    cart: Cart(lines: [Cart.Line(.amount, amount: .yuan(128))]), member: MemberID(1001),
                    total: .yuan(128), payments: [OrderPayment(.storedValue, .yuan(128))],
                    presence: .code(Salon.code))
            ])
        #expect(driver.statusLine == "已扣款 128.00 元,余额 866.00 元;按 u 退货")
    }

    @Test("The consequence is seen before anything is paid, and follows the cart")
    func consequence() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter")
        #expect(driver.shows("扣本金 96.00 + 赠金 32.00,扣后余额 866.00"))
        await driver.press("+")
        #expect(driver.shows("扣本金 192.00 + 赠金 64.00,扣后余额 738.00"))
    }

    @Test("The member's code pays what is in the cart; read twice by the scanner it pays nothing by itself")
    func codePays() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(driver.sent(PayOrder.self).map(\.presence) == [.code(Salon.code)])
        let other = await Driver.at(await Salon.store())
        await other.press("F5", "Enter")
        await other.type("128")
        await other.press("Enter")
        await other.scan(Salon.code)
        #expect(other.shows("张晓明"))
        await other.scan(Salon.code)
        #expect(other.sent(PayOrder.self).isEmpty)
        #expect(other.statusLine == "按 Enter 付款,再扫会员码")
        await other.press("Enter")
        await other.scan(Salon.code)
        #expect(other.sent(PayOrder.self).count == 1)
    }

    @Test("A service is found by its initials, the second by Down")
    func service() async {
        let driver = await charging("bs", await Salon.store())
        await driver.press("Down", "Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.sent(PayOrder.self).map(\.cart.lines) == [[Cart.Line(.service(ServiceID(2)))]])
        #expect(driver.sent(PayOrder.self).map(\.total) == [.yuan(68)])
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
        #expect(driver.sent(PayOrder.self).map(\.presence) == [.proof(ProofID(77))])
    }

    @Test("Too little: top up on the spot, then the half-filled payment goes on")
    func topUpAndBack() async {
        let store = await Salon.store()
        let driver = await charging("200", store, member: "oyzh")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("余额不足,还差 154.00 元"))
        await driver.press("1")
        #expect(driver.title.hasPrefix("收银"))
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("充值"))
        #expect(driver.shows("▸ 2 充 500.00"))
        await driver.press("Enter", "3", "Enter")
        #expect(driver.sent(TopUp.self).map(\.what) == [.offer(OfferID(2))])
        await store.on(MemberCard.self) { _ in
            .answer(.init(card: Salon.card(Salon.row(1002, "欧阳震华", "139****0021", .silver, 60_600))))
        }
        #expect(driver.sent(TopUp.self).map(\.tender) == [.wechat])
        await store.on(Quote.self) { query in
            let bare = Salon.quote(query.cart, query.member, [], 10_000)
            return .answer(
                Quote.Answer(
                    trouble: nil, lines: bare.lines, quotation: bare.quotation, coupons: [],
                    available: Money(fen: 60_600), points: 0,
                    deduction: DeductionPreview.Answer(
                        principal: .yuan(150), bonus: .yuan(50), balanceAfter: .yuan(406), shortage: .zero,
                        needsApproval: false, points: 150, offer: nil, status: .normal)))
        }
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("收银"))
        #expect(driver.shows("扣本金 150.00 + 赠金 50.00,扣后余额 406.00"))
        #expect(driver.shows("请会员出示会员码"))
        #expect(driver.shows("606.00"))
    }

    @Test("Too little: all of the balance, and the rest by a tender")
    func restByTender() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter", "Enter", "2", "Enter")
        #expect(driver.shows("收现金 154.00 元,客人给了多少?"))
        #expect(driver.shows("扣后余额 0.00"))
        await driver.press("Enter")
        #expect(driver.shows("差额 154.00 元收现金"))
        await driver.scan(Salon.code)
        #expect(
            driver.sent(PayOrder.self).map(\.payments) == [
                [OrderPayment(.storedValue, .yuan(46)), OrderPayment(.tender(.cash), .yuan(154))]
            ])
    }

    @Test("The balance fell meanwhile: the new figures are told and chosen anew, never taken silently")
    func balanceFell() async {
        let store = await Salon.store()
        await store.on(PayOrder.self) { _ in .refused(.insufficient(available: Money(fen: 1600))) }
        let driver = await charging("200", store, member: "oyzh")
        await driver.press("Enter", "Enter", "2", "Enter", "Enter")
        await store.on(Quote.self) { query in
            let bare = Salon.quote(query.cart, query.member, [], 10_000)
            return .answer(
                Quote.Answer(
                    trouble: nil, lines: bare.lines, quotation: bare.quotation, coupons: [],
                    available: Money(fen: 1600), points: 0, deduction: bare.deduction))
        }
        await driver.scan(Salon.code)
        #expect(driver.shows("余额不足,怎么办"))
        #expect(driver.shows("收 184.00 元"))
        await driver.press("2", "Enter")
        #expect(driver.shows("收现金 184.00 元"))
    }

    @Test("Small payments that are a large one together say so before, and to the one who approves")
    func together() async {
        let store = await Salon.store()
        await store.on(Quote.self) { query in
            let bare = Salon.quote(query.cart, query.member, [], 10_000)
            return .answer(
                Quote.Answer(
                    trouble: nil, lines: bare.lines, quotation: bare.quotation, coupons: [],
                    available: bare.available, points: 0,
                    deduction: DeductionPreview.Answer(
                        principal: bare.quotation.total, bonus: .zero, balanceAfter: .zero, shortage: .zero,
                        needsApproval: true, recent: .yuan(900), points: 0, offer: nil, status: .normal)))
        }
        await store.on(PayOrder.self) { _ in .refused(.largeAmount(limit: .yuan(1000), recent: .yuan(900))) }
        let driver = await charging("200", store, member: "zxm")
        await driver.press("Enter")
        #expect(driver.shows("刚付过 900.00 元,合计算大额,需要店长批准"))
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        #expect(driver.shows("10 分钟内已付 900.00 元,合计满 1000.00 元"))
    }

    @Test("Escape goes back from the choice, and nothing typed is lost")
    func backFromShort() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter", "Enter", "Esc")
        #expect(driver.form == "")
        #expect(driver.shows("200.00"))
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
        await driver.press("Enter", "Enter")
        await store.on(PayOrder.self) { _ in .refused(.frozen) }
        await driver.scan(Salon.code)
        #expect(driver.fieldError == "会员已冻结,先解冻")
    }

    @Test("A PIN typed one Enter too early is not shown, sells nothing and does not stay")
    func pinTooEarly() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter")
        await driver.type("654321")
        #expect(!driver.shows("654321"))
        await driver.press("Enter")
        #expect(driver.form == "" && driver.fieldError?.hasPrefix("这里还不输密码") == true)
        await driver.press("Enter")
        await driver.type("654321")
        #expect(!driver.shows("654321"))
        await driver.press("Enter")
        #expect(driver.sent(PayOrder.self).map(\.cart.lines.count) == [1])
    }

    @Test("A remark is written by Tab")
    func remark() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter", "Tab")
        await driver.type("靠窗")
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(driver.sent(PayOrder.self).map(\.cart.note) == ["靠窗"])
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
        await driver.press("Enter", "Enter", "Enter")
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

    @Test("Another member's code while one payment is half filled asks before anything is lost")
    func otherMember() async {
        let driver = await charging("50", await Salon.store(), member: "oyzh")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "还有没办完的收银")
        await driver.press("Esc")
        #expect(driver.form == "50")
    }

    @Test("A PIN typed where too little is asked about chooses nothing and is shown nowhere")
    func pinInShortMenu() async {
        let driver = await charging("200", await Salon.store(), member: "oyzh")
        await driver.press("Enter", "Enter")
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
        #expect(driver.shows("银行卡 154.00 元,收到了吗?"))
        #expect(driver.sent(PayOrder.self).isEmpty)
        await driver.press("Enter")
        #expect(driver.shows("差额 154.00 元收银行卡"))
        #expect(driver.form == "")
    }

    @Test("Stars of a PIN do not outlive the question they answered")
    func stars() async {
        let driver = await charging("128", await Salon.store())
        await driver.press("Enter", "Enter")
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
        await store.on(Quote.self) { query in
            let bare = Salon.quote(query.cart, query.member, [], 10_000)
            return .answer(
                Quote.Answer(
                    trouble: nil, lines: bare.lines, quotation: bare.quotation, coupons: [], available: .yuan(10),
                    points: 0, deduction: bare.deduction))
        }
        let driver = await charging("10", store, member: "abdl")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("请扫会员码;该会员没有设密码"))
        #expect(!driver.shows("或输入密码"))
        #expect(driver.form == nil)
        await driver.press("Enter")
        #expect(driver.statusLine == "会员没有设密码,请扫会员码")
        await driver.scan(Salon.code)
        #expect(driver.sent(PayOrder.self).count == 1)
    }
}
