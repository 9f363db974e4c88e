import Domain
import Operations
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("商品库存 on screen")
struct ShelfTests {
    /// A parlour with a few articles, and somebody in the room.
    static func room(
        as number: String = "1002", pin: String = "135792", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async throws -> (Parlour, Driver) {
        let parlour = try await Parlour.open()
        let manager = try #require(await parlour.store.signIn(9001, pin: "702468"))
        let articles: [(GoodSpec, Int64)] = [
            (
                .init(
                    title: "玻尿酸补水面膜", barcode: "6901234567892", category: "面膜", unit: "盒", price: .yuan(98), lowAt: 12),
                46
            ),
            (.init(title: "眼膜", category: "面膜", unit: "盒", price: .yuan(88), lowAt: 8), 8),
            (.init(title: "防晒喷雾", barcode: "96385074", category: "防晒", unit: "瓶", price: .yuan(98), lowAt: 6), 0),
            (.init(title: "按摩精油", category: "耗材", unit: "ml", price: .zero, lowAt: 500, isOnSale: false), 3000),
        ]
        for (spec, stock) in articles {
            guard
                case .done(let answer) = await parlour.store.operations.perform(
                    AddGood(spec), key: parlour.store.newKey(), session: manager)
            else { throw Parlour.Refused(command: "AddGood") }
            guard stock > 0 else { continue }
            _ = try await parlour.done(ReceiveStock(good: answer.good, quantity: stock, note: "送货单 7"))
        }
        _ = await parlour.store.operations.perform(
            SetSupply(service: Parlour.neck, good: GoodID(4), quantity: 10), key: parlour.store.newKey(),
            session: manager)
        let driver = await Driver(
            parlour.store.operations, columns: columns, rows: rows, wording: wording, now: parlour.store.clock.now)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("商品库存"))
        return (parlour, driver)
    }

    private func onHand(_ parlour: Parlour, _ good: Int64) async throws -> Int64? {
        guard
            case .answer(let answer) = await parlour.store.operations.query(
                StockHistory(good: GoodID(good)), session: parlour.token)
        else { return nil }
        return answer.item?.onHand
    }

    @Test("F10 leads here; what is to be ordered stands first, by a word as well as by colour")
    func list() async throws {
        let (_, driver) = try await Self.room()
        #expect(driver.title.hasPrefix("商品库存"))
        #expect(driver.shows("共 4 种,要进货 2 种"))
        #expect(driver.screen.firstIndex { $0.contains("偏少 眼膜") } ?? 99 < 7)
        #expect(driver.shows("缺货 防晒喷雾"))
        await driver.press("Esc")
        #expect(driver.title.hasPrefix("接待"))
        await driver.press("Ctrl-P")
        await driver.type("spkc")
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("商品库存"))
    }

    @Test("what came is entered by initials, Enter, r and a number")
    func receiving() async throws {
        let (parlour, driver) = try await Self.room()
        await driver.type("fspw")
        await driver.press("Enter", "r")
        await driver.type("24")
        #expect(driver.shows("入库后 24 瓶"))
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "防晒喷雾 已入库,现有 24 瓶")
        #expect(try await onHand(parlour, 3) == 24)
        #expect(driver.shows("+24"))
    }

    @Test("where several fit, one is chosen first")
    func several() async throws {
        let (_, driver) = try await Self.room()
        await driver.type("面膜")
        await driver.press("Alt-R")
        #expect(driver.statusLine == "共 2 种,请选一种" && driver.dialog == nil)
        await driver.press("Enter")
        await driver.advance(by: 300)
        await driver.press("Down", "c")
        #expect(driver.dialog == "玻尿酸补水面膜")
    }

    @Test("a count that differs needs a reason, and a shortfall a manager")
    func counting() async throws {
        let (parlour, driver) = try await Self.room()
        await driver.scan("6901234567892")
        await driver.press("c")
        await driver.type("45")
        #expect(driver.shows("少 1 盒"))
        await driver.press("Enter", "Enter")
        #expect(driver.shows("与账上不同,要写原因"))
        await driver.type("找不到一盒")
        await driver.press("Enter")
        #expect(driver.dialog?.contains("批准") ?? false)
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "玻尿酸补水面膜 已盘点:少 1 盒")
        #expect(try await onHand(parlour, 1) == 45)
    }

    @Test("nobody writes off more than the books have")
    func losing() async throws {
        let (parlour, driver) = try await Self.room(as: "9001", pin: "702468")
        await driver.scan("6901234567892")
        await driver.press("x")
        await driver.type("47")
        await driver.press("Enter")
        await driver.type("过期")
        await driver.press("Enter")
        #expect(driver.shows("账上只有 46 盒"))
        await driver.press("Ctrl-U")
        await driver.type("2")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "玻尿酸补水面膜 已报损,还有 44 盒")
        #expect(try await onHand(parlour, 1) == 44)
    }

    @Test("an unknown bar code becomes a new article; a scan fills the form")
    func adding() async throws {
        let (parlour, driver) = try await Self.room(as: "9001", pin: "702468")
        await driver.scan("036000291452")
        #expect(driver.statusLine == "没有商品用条码 0036000291452;按 Alt-A 登记")
        await driver.press("Alt-A")
        #expect(driver.shows("0036000291452"))
        await driver.scan("6901234567892")
        await driver.type("新面霜")
        await driver.press("Enter", "Enter", "Enter", "Enter")
        await driver.type("268")
        await driver.press("Enter", "Enter", "Enter", "Enter")
        #expect(driver.shows("这个条码是 玻尿酸补水面膜 的"))
        await driver.press("Ctrl-U", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter")
        #expect(driver.statusLine == "新面霜 已登记;到货按 r 入库")
        #expect(driver.shows("268.00 元"))
        #expect(try await onHand(parlour, 5) == 0)
    }

    @Test("what a service uses up is told on the article's page")
    func uses() async throws {
        let (_, driver) = try await Self.room(as: "9001", pin: "702468")
        await driver.type("amjy")
        await driver.press("Enter")
        #expect(driver.shows("肩颈舒缓 10 ml"))
        await driver.press("s")
        await driver.type("bs")
        await driver.press("Enter")
        await driver.type("5")
        await driver.press("Enter")
        #expect(driver.shows("补水护理 5 ml、肩颈舒缓 10 ml"))
    }

    @Test("in other rooms an article's bar code says what it is and how many there are")
    func elsewhere() async throws {
        let (_, driver) = try await Self.room()
        await driver.press("F2")
        await driver.scan("6901234567892")
        #expect(driver.statusLine == "这是商品:玻尿酸补水面膜 98.00 元,库存 46 盒")
    }

    @Test("everything stays whole at every size", arguments: [(80, 24), (120, 36)])
    func frames(_ size: (Int, Int)) async throws {
        let (_, driver) = try await Self.room(columns: size.0, rows: size.1)
        Golden.check("stock-\(size.0)x\(size.1)", driver)
        await driver.scan("6901234567892")
        await driver.press("r")
        await driver.type("24")
        Golden.check("stock-receive-\(size.0)x\(size.1)", driver)
        #expect(driver.frame.canvas.flaws == [])
        let (_, english) = try await Self.room(
            columns: size.0, rows: size.1, wording: Wording(Sources.english))
        Golden.check("english-stock-\(size.0)x\(size.1)", english)
        #expect(english.frame.canvas.flaws == [])
    }
}
