import Domain
import Operations
import SQL
import Store
import StoreFixture
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("店规 on screen")
struct HouseRulesRoomTests {
    private static func room(
        as number: String = "9999", pin: String = "918273", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async throws -> (TestStore, Driver) {
        let store = try await TestStore.inMemory()
        try await store.database.write { db in
            try db.insertCampaign(
                CampaignID(1), title: "满300减50",
                terms: CanonicalJSON.text(
                    CampaignTerms(worth: .amount(.yuan(50), repeats: false), threshold: .yuan(300))),
                from: Instant(ms: 0), until: nil)
            try db.setRates(.init(.share(200)), for: .topUp)
        }
        let driver = await Driver(
            store.operations, columns: columns, rows: rows, wording: wording, now: store.clock.now)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("店规"))
        return (store, driver)
    }

    @Test("A threshold is found by initials, explained, changed with what it will be in sight")
    func setting() async throws {
        let (store, driver) = try await Self.room()
        await driver.type("dekk")
        #expect(driver.shows("1000.00 元") && driver.shows("一次扣储值到这个数,要店长批准。"))
        await driver.press("Enter")
        #expect(driver.dialog == "大额扣款" && driver.shows("可以是 1.00 到 100000.00 元"))
        for _ in 0..<7 { await driver.press("Backspace") }
        await driver.type("1500")
        #expect(driver.shows("现在 1000.00 元 → 改成 1500.00 元"))
        await driver.press("Enter")
        #expect(driver.statusLine.contains("大额扣款 已保存,马上生效"))
        #expect(store.operations.settings.largeAmount == .yuan(1500))
        #expect(driver.shows("1500.00 元"))
    }

    @Test("Out of range it says what it may be and changes nothing")
    func range() async throws {
        let (store, driver) = try await Self.room()
        await driver.type("kcxsj")
        await driver.press("Enter", "Backspace", "Backspace")
        await driver.type("999")
        await driver.press("Enter")
        #expect(driver.dialog == "可撤销时间" && driver.shows("可以是 0 到 168 小时"))
        #expect(store.operations.settings.undoHours == 24)
    }

    @Test("A promotion is made, tried on last quarter's orders, stopped")
    func campaign() async throws {
        let (store, driver) = try await Self.room()
        await driver.press("Tab")
        #expect(driver.shows("满300减50") && driver.shows("进行中") && driver.shows("开店起"))
        await driver.press("Alt-A")
        await driver.type("周末八八折")
        await driver.press("Enter", "3", "Enter")
        await driver.type("8.8")
        await driver.press("Enter", "Enter", "Enter", "Enter", "3")
        #expect(driver.shows("8.8 折") && driver.shows("周末"))
        for _ in 0..<6 { await driver.press("Enter") }
        #expect(driver.statusLine.contains("活动 周末八八折 已保存"))
        guard
            case .answer(let all) = await store.operations.query(
                Campaigns(), session: await store.signIn(9999, pin: "918273"))
        else { return }
        #expect(all.campaigns.first?.spec.terms == CampaignTerms(worth: .rate(8_800), weekdays: [6, 7]))
        await driver.press("Down", "s")
        #expect(driver.dialog == "试算" && driver.shows("这是店里的活动"))
        await driver.press("Esc", "x")
        #expect(driver.dialog == "停止活动")
        await driver.press("2")
        #expect(driver.statusLine.contains("活动已停止"))
    }

    @Test("A commission begins today at the earliest; one of its own is made and taken back")
    func commission() async throws {
        let (_, driver) = try await Self.room()
        await driver.press("Tab", "Tab")
        await driver.type("cz")
        #expect(driver.shows("2%"))
        await driver.press("Enter")
        #expect(driver.dialog == "修改提成")
        await driver.press("Enter", "Backspace")
        await driver.type("3")
        #expect(driver.shows("现在 2% → 从那天起"))
        await driver.press("Enter", "Enter", "Enter", "Enter", "Enter")
        #expect(driver.statusLine.contains("提成已保存"))
        await driver.press("Alt-A")
        #expect(driver.dialog == "单定提成")
        await driver.press("7", "Enter", "4", "Enter")
        await driver.type("bshl")
        await driver.press("Enter", "2", "Enter")
        await driver.type("15")
        await driver.press("Enter", "Enter", "Enter", "Enter", "Enter")
        #expect(driver.statusLine.contains("提成已保存"))
    }

    @Test("What a thing costs is found by any part of its name and changed for everybody and for one tier")
    func prices() async throws {
        let (store, driver) = try await Self.room()
        await driver.press("Tab", "Tab", "Tab")
        await driver.type("hl")
        await driver.press("Enter")
        #expect(driver.dialog == "价格 补水护理")
        await driver.press("Backspace", "Backspace", "Backspace", "Backspace", "Backspace", "Backspace")
        await driver.type("138")
        await driver.press("Enter", "Enter", "Enter")
        await driver.type("118")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine.contains("补水护理 的价格已保存"))
        #expect(driver.shows("138.00") && driver.shows("118.00"))
        let own = try await store.database.read { try $0.tierPrices(of: .gold) }
        #expect(own == [.service(ServiceID(1)): .yuan(118)])
        await driver.press("Enter")
        for _ in 0..<6 { await driver.press("Backspace") }
        await driver.type("100")
        await driver.press("Enter", "Enter", "Enter", "Enter", "Enter")
        #expect(driver.shows("原价不能低过会员价 118.00"))
    }

    @Test("A kind of coupon is made, read as a member would hear it, and changed")
    func coupons() async throws {
        let (store, driver) = try await Self.room()
        await driver.press("Tab", "Tab", "Tab", "Tab", "Alt-A")
        #expect(driver.dialog == "新的券")
        await driver.type("生日八折")
        await driver.press("Enter", "2", "Enter")
        await driver.type("8")
        await driver.press("Enter")
        await driver.type("50")
        #expect(driver.shows("8 折,最多减 50.00"))
        for _ in 0..<7 { await driver.press("Enter") }
        #expect(driver.statusLine.contains("券 生日八折 已保存"))
        let kinds = try await store.database.read { try $0.couponKinds() }
        #expect(kinds.last?.title == "生日八折" && kinds.last?.isOnSale == true)
        await driver.type("srbz")
        #expect(driver.shows("发出后 30 天内有效"))
    }

    @Test("A cashier is told whom to ask; a manager needs the owner")
    func others() async throws {
        let (_, cashier) = try await Self.room(as: "1001", pin: "246813")
        #expect(cashier.shows("您的岗位不看店规"))
        let (store, manager) = try await Self.room(as: "9001", pin: "702468")
        await manager.type("kcxsj")
        await manager.press("Enter", "Backspace", "Backspace")
        await manager.type("12")
        await manager.press("Enter")
        #expect(manager.dialog?.contains("批准") ?? false)
        #expect(store.operations.settings.undoHours == 24)
    }

    @Test("It looks so", arguments: [(80, 24), (120, 36)])
    func looks(_ columns: Int, _ rows: Int) async throws {
        let (_, driver) = try await Self.room(columns: columns, rows: rows)
        Golden.check("rules-settings-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("rules-setting-\(columns)x\(rows)", driver)
        await driver.press("Esc", "Tab")
        Golden.check("rules-campaigns-\(columns)x\(rows)", driver)
        await driver.press("Alt-A")
        Golden.check("rules-campaign-\(columns)x\(rows)", driver)
        await driver.press("Esc", "Tab")
        Golden.check("rules-commissions-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("rules-commission-\(columns)x\(rows)", driver)
        await driver.press("Esc", "Tab")
        Golden.check("rules-prices-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("rules-price-\(columns)x\(rows)", driver)
        await driver.press("Esc", "Tab")
        Golden.check("rules-coupons-\(columns)x\(rows)", driver)
        await driver.press("Enter")
        Golden.check("rules-coupon-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws == [])
    }

    @Test("It speaks English")
    func english() async throws {
        let (_, driver) = try await Self.room(wording: Wording(Sources.english))
        Golden.check("rules-settings-en-80x24", driver)
    }
}
