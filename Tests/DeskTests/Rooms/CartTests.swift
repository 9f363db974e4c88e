import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("收银: the cart")
struct CartTests {
    /// A guest's cart.
    private func guest(_ store: FakeStore? = nil) async -> Driver {
        let driver: Driver
        if let store { driver = await Driver.at(store) } else { driver = await Driver.at(await Salon.shop()) }
        await driver.press("F5", "Enter")
        return driver
    }

    private func member() async -> Driver {
        let driver = await Driver.at(await Salon.shop())
        await driver.scan(Salon.code)
        await driver.press("F5")
        return driver
    }

    private func add(_ driver: Driver, _ texts: String...) async {
        for text in texts {
            await driver.type(text)
            await driver.press("Enter")
        }
    }

    private func lines(_ driver: Driver) -> [Cart.Line] { driver.sent(PayOrder.self).last?.cart.lines ?? [] }

    @Test("Three lines paid by stored value: at most eight keys from the scan to the receipt")
    func budget() async {
        let driver = await Driver.at(await Salon.shop())
        await driver.scan(Salon.code)
        driver.forgetPresses()
        await driver.press("F5")
        await add(driver, "bshl", "bnsmm", "68")
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(driver.presses <= 8)
        #expect(driver.shows("销售小票"))
        #expect(lines(driver).map(\.item) == [.service(ServiceID(1)), .good(GoodID(1)), .amount])
        #expect(driver.sent(PayOrder.self).map(\.payments.count) == [1])
    }

    @Test("A service by initials, an article by bar code, an amount; the same again raises the quantity")
    func adds() async {
        let driver = await guest()
        await add(driver, "bshl")
        await driver.scan("6901234567892")
        await add(driver, "30", "bshl", "2*jhy")
        await driver.scan("6901234567892")
        await driver.press("Enter", "Enter", "Enter")
        #expect(lines(driver).map(\.quantity) == [2, 2, 1, 2])
        #expect(lines(driver).map(\.item) == [.service(ServiceID(1)), .good(GoodID(1)), .amount, .good(GoodID(2))])
    }

    @Test("A bar code scanned before anybody is named begins a guest's cart; what is typed stays")
    func scanBegins() async {
        let driver = await Driver.at(await Salon.shop())
        await driver.press("F5")
        await driver.scan("6901234567892")
        #expect(driver.shows("玻尿酸面膜"))
        await driver.type("bs")
        await driver.scan("6901234567892")
        #expect(driver.form == "bs")
        #expect(driver.shows("×2"))
        await driver.scan("6933333333330")
        #expect(driver.statusLine.contains("没有商品用条码"))
    }

    @Test("Plus, minus and *n change the chosen line, Delete removes it; no line falls below one")
    func quantities() async {
        let driver = await guest()
        await add(driver, "bshl", "30")
        await driver.press("Up", "+", "+", "-")
        #expect(driver.shows("×2"))
        await driver.type("*5")
        await driver.press("Enter")
        #expect(driver.shows("×5"))
        await driver.press("Down", "-")
        #expect(driver.statusLine.contains("数量是 1 到 9999"))
        await driver.press("Delete", "Enter", "Enter", "Enter")
        #expect(lines(driver).map(\.quantity) == [5])
    }

    @Test("Discounts stand with their reasons, what is to pay is large, and it says why it is not cheaper")
    func reasons() async {
        let driver = await member()
        await add(driver, "3*bshl")
        #expect(driver.shows("金卡价") && driver.shows("-38.40"))
        #expect(driver.shows("满200减30") && driver.shows("-30.00"))
        #expect(driver.shows("已省 68.40 元"))
        await driver.press("Alt-Y")
        #expect(driver.dialog == "为何不便宜")
        #expect(driver.shows("满1000减100:再买"))
    }

    @Test("A coupon is left out and taken again; points are used and not used")
    func coupons() async {
        let driver = await member()
        await add(driver, "3*bshl")
        await driver.press("Alt-C")
        #expect(driver.shows("在用,选它就不用"))
        await driver.press("2")
        #expect(!driver.shows("-30.00"))
        await driver.press("Alt-C", "1", "Alt-J")
        #expect(driver.shows("-30.00") && driver.shows("积分抵扣"))
        await driver.press("Alt-J")
        #expect(!driver.shows("积分抵扣"))
    }

    @Test("Who serves, asked for by name, shared by two")
    func staff() async {
        let driver = await member()
        await add(driver, "bshl")
        await driver.press("Alt-S")
        #expect(driver.dialog == "补水护理 由谁做?")
        await driver.press("1")
        #expect(driver.shows("周琳"))
        await driver.press("Alt-S")
        await driver.click("点客:客人点名要的")
        await driver.press("Alt-S")
        await driver.click("再加一位,各一半")
        await driver.press("1", "Enter")
        await driver.scan(Salon.code)
        #expect(
            lines(driver).first?.staff == [
                StaffShare(staff: OperatorID(21), share: 5_000, isAskedFor: true),
                StaffShare(staff: OperatorID(1), share: 5_000),
            ])
    }

    @Test("A gift is marked, costs nothing and needs somebody's approval")
    func gift() async {
        let driver = await guest()
        await add(driver, "bshl", "30")
        await driver.press("Up", "Alt-G")
        #expect(driver.shows("赠 补水护理"))
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("销售小票"))
        #expect(driver.sent(PayOrder.self).map(\.total) == [.yuan(30), .yuan(30)])
    }

    @Test("A session of the member's package pays for one; of several, one goes to a line of its own")
    func session() async {
        let driver = await member()
        await add(driver, "2*bshl")
        await driver.press("Alt-K")
        #expect(driver.shows("次 补水护理"))
        await driver.press("Enter")
        await driver.scan(Salon.code)
        #expect(lines(driver).map(\.session) == [nil, PackageItemID(10010)])
        #expect(lines(driver).map(\.quantity) == [1, 1])
    }

    @Test("A guest pays cash: Enter three times, with what was handed over the change is large")
    func cash() async {
        let driver = await guest()
        await add(driver, "128")
        await driver.press("Enter", "Enter")
        await driver.type("100")
        await driver.press("Enter")
        #expect(driver.fieldError == "不够,要收 128.00 元")
        await driver.press("Ctrl-U")
        await driver.type("200")
        await driver.press("Enter")
        #expect(
            driver.sent(PayOrder.self).map(\.payments) == [
                [OrderPayment(.tender(.cash), .yuan(128), given: .yuan(200))]
            ])
        #expect(driver.statusLine == "已收款 128.00 元,找零 72.00 元;按 u 退货")
        #expect(driver.shows("找零"))
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("A pay code while paying asks whether the money has arrived; it is never shown")
    func payCode() async {
        let driver = await guest()
        await add(driver, "128")
        await driver.scan("134567890123456789")
        #expect(driver.shows("微信 128.00 元,收到了吗?"))
        #expect(!driver.text.contains("4567890"))
        await driver.press("Enter")
        #expect(driver.sent(PayOrder.self).map(\.payments) == [[OrderPayment(.tender(.wechat), .yuan(128))]])
    }

    @Test("With a gateway a pay code is collected; what has arrived pays, and is kept when something else is refused")
    func gateway() async throws {
        let store = await Salon.shop()
        let number = try #require(GatewayNumber("20261123-0001"))
        await store.on(BeginPayment.self) { _ in .done(.init(payment: PaymentID(7), number: number)) }
        let driver = await Driver(store, hasGateway: true)
        await driver.signIn(11)
        await driver.press("F5", "Enter")
        await add(driver, "128")
        await driver.scan("134567890123456789")
        #expect(driver.sent(BeginPayment.self).map(\.amount) == [.yuan(128)])
        #expect(driver.shows("正在收微信 128.00 元"))
        driver.feed(.payment(.payment(PaymentID(7)), .failed(.insufficient)))
        #expect(driver.statusLine.contains("顾客余额不足") && driver.shows("怎么付"))
        await driver.scan("134567890123456789")
        await store.on(PayOrder.self) { _ in .refused(.stock(line: 0, left: 0)) }
        driver.feed(.payment(.payment(PaymentID(7)), .received))
        await driver.settle()
        #expect(driver.statusLine.contains("库存不够"))
        await store.on(PayOrder.self) { .done(Salon.sale($0)) }
        await driver.press("Enter")
        #expect(driver.sent(PayOrder.self).last?.payments == [OrderPayment(.scanned(PaymentID(7)), .yuan(128))])
        #expect(driver.shows("销售小票") && !driver.text.contains("4567890"))
    }

    @Test("In parts: each by its amount, the last is what is left")
    func parts() async {
        let driver = await member()
        await add(driver, "300")
        await driver.press("Alt-T")
        await driver.click("分开付")
        await driver.press("1", "Enter")
        await driver.type("100")
        await driver.press("Enter", "Enter", "Enter", "Enter")
        await driver.press("Enter")
        #expect(driver.sent(PayOrder.self).isEmpty)
        await driver.scan(Salon.code)
        #expect(
            driver.sent(PayOrder.self).map(\.payments) == [
                [OrderPayment(.storedValue, .yuan(100)), OrderPayment(.tender(.cash), .yuan(170))]
            ])
    }

    @Test("On account only for members, with an approval")
    func onAccount() async {
        let store = await Salon.shop()
        await store.on(PayOrder.self) { command in
            command.approval == nil ? .denied(.approvalNeeded(.sellOnAccount)) : .done(Salon.sale(command))
        }
        let driver = await Driver.at(store)
        await driver.press("F5", "Enter")
        await add(driver, "30")
        await driver.press("Alt-T")
        #expect(!driver.shows("挂账"))
        await driver.press("Esc")
        await driver.scan(Salon.code)
        await driver.press("Alt-T")
        await driver.click("挂账")
        #expect(driver.dialog == "需要批准")
        await driver.press("Esc")
        #expect(driver.shows("还没有入账"))
    }

    @Test("A cart is put aside and fetched again; while one is there no other is fetched")
    func parking() async {
        let store = await Salon.shop()
        let driver = await guest(store)
        await add(driver, "bshl", "30")
        await driver.press("Alt-Q")
        #expect(driver.statusLine == "先办完或挂起现在这一单")
        await driver.press("Alt-H")
        #expect(driver.statusLine == "已挂单:补水护理")
        let waiting = driver.sent(ParkCart.self)[0].cart
        await store.on(ParkedCarts.self) { _ in
            .answer(
                .init(carts: [
                    .init(
                        id: ParkedCartID(3), at: Salon.at(17, 40), label: "补水护理", member: nil, visit: nil,
                        cart: waiting, total: .yuan(158))
                ]))
        }
        await driver.press("Alt-Q")
        #expect(driver.shows("17:40 起,2 项 158.00 元"))
        await driver.press("1", "Enter", "Enter", "Enter")
        #expect(driver.sent(PayOrder.self).map(\.parked) == [ParkedCartID(3)])
        #expect(lines(driver) == waiting.lines)
    }

    @Test("Short stock and another price are told in one sentence; the cart stays, the cursor at the line")
    func refusals() async {
        let store = await Salon.shop()
        let driver = await guest(store)
        await add(driver, "bshl", "3*jhy", "30")
        #expect(driver.shows("缺 精华液"))
        await store.on(PayOrder.self) { _ in .refused(.stock(line: 1, left: 1)) }
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.statusLine == "第 2 行库存不够,只有 1;改数量、先入库,或按 Alt-B 预订")
        #expect(driver.shows("▸ 缺 精华液"))
        await store.on(PayOrder.self) { _ in .refused(.priceChanged(.yuan(999))) }
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.statusLine == "价格有变动,现在 999.00 元;请核对后再付")
        #expect(driver.form == "" && driver.shows("补水护理"))
    }

    @Test("A full cart is kept by Escape and by other rooms; clearing asks")
    func kept() async {
        let driver = await guest()
        await add(driver, "bshl", "30")
        await driver.type("bs")
        await driver.press("Esc")
        #expect(driver.form == "")
        await driver.press("Esc")
        #expect(driver.title.hasPrefix("接待"))
        await driver.press("F5")
        #expect(driver.shows("补水护理"))
        await driver.press("Alt-X")
        #expect(driver.dialog == "清空")
        await driver.press("Enter")
        #expect(driver.form == "" && !driver.shows("补水护理"))
    }

    @Test("A member joins a guest's cart by a scan and is changed by a key; the cart stays")
    func buyer() async {
        let driver = await guest()
        await add(driver, "bshl")
        await driver.scan(Salon.code)
        #expect(driver.shows("张晓明") && driver.shows("金卡价"))
        await driver.press("Alt-M", "Enter")
        #expect(!driver.shows("张晓明") && driver.shows("补水护理") && !driver.shows("金卡价"))
    }

    @Test("From reception the services of the visit are in the cart, for a guest too")
    func visits() async {
        let driver = await Driver.at(await Salon.shop())
        await driver.press("Down", "Down", "Down", "Down", "p")
        #expect(driver.title.hasPrefix("收银") && driver.title.contains("散客"))
        await add(driver, "30")
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.sent(PayOrder.self).map(\.visit) == [VisitID(4)])
    }

    @Test("Forty lines scroll, long names are cut by cells", arguments: [(80, 24), (120, 36), (200, 50)])
    func crowded(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.shop(), columns: columns, rows: rows)
        await driver.scan(Salon.code)
        await driver.press("F5")
        for number in 1...40 { await add(driver, "\(number)") }
        await add(driver, "bnsmm")
        #expect(driver.shows("玻尿酸面膜") && !driver.shows("▸    金额"))
        await driver.press("Home")
        #expect(driver.shows("1.00"))
        #expect(driver.frame.canvas.flaws == [])
        Golden.check("checkout-40-\(columns)x\(rows)", driver)
    }

    @Test("The screens hold at three sizes", arguments: [(80, 24), (120, 36), (200, 50)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.shop(), columns: columns, rows: rows)
        await driver.scan(Salon.code)
        await driver.press("F5")
        await add(driver, "2*bshl", "bnsmm", "68")
        await driver.type("bs")
        Golden.check("checkout-adding-\(columns)x\(rows)", driver)
        await driver.press("Esc")
        Golden.check("checkout-\(columns)x\(rows)", driver)
        await driver.press("Alt-T")
        Golden.check("checkout-tender-\(columns)x\(rows)", driver)
        await driver.click("现金")
        if case .cash = (driver.desk.rooms[.checkout] as? CheckoutRoom)?.stage {} else { await driver.press("Enter") }
        await driver.type("500")
        Golden.check("checkout-cash-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("checkout-receipt-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws == [])
    }
}
