import Domain
import Operations
import Store
import StoreFixture
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("交班日结 on screen")
struct ShiftRoomTests {
    /// A parlour that has taken money all morning, and somebody in the room.
    private static func room(
        as number: String = "1001", pin: String = "246813", columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async throws -> (Parlour, Driver) {
        let parlour = try await Parlour.open()
        let member = try await parlour.member("张晓明", "13812345678")
        _ = try await parlour.done(TopUp(member: member, what: .amount(.yuan(420)), tender: .cash))
        _ = try await parlour.done(TopUp(member: member, what: .amount(.yuan(200)), tender: .wechat))
        _ = try await parlour.done(SellPackage(member: member, package: PackageID(2), tender: .alipay))
        let driver = await Driver(
            parlour.store.operations, columns: columns, rows: rows, wording: wording, now: parlour.store.clock.now)
        await driver.type(number)
        await driver.press("Enter")
        await driver.type(pin)
        await driver.press("Enter", "F10")
        await driver.click(wording.say("交班日结"))
        return (parlour, driver)
    }

    /// Counts nine hundreds and one twenty, less what is missing in ones.
    private func count(_ driver: Driver, twenties: String = "1", alipay: String = "398") async {
        await driver.press("c")
        await driver.type("9")
        await driver.press("Enter", "Enter")
        await driver.type(twenties)
        for _ in 1...7 { await driver.press("Enter") }
        await driver.type("200")
        await driver.press("Enter")
        await driver.type(alipay)
        await driver.press("Enter")
    }

    @Test("count, hand over with the other's PIN, read the report: nothing expected is shown before the count")
    func handOver() async throws {
        let (parlour, driver) = try await Self.room()
        #expect(driver.shows("王芳 1001") && driver.shows("500.00 元"))
        #expect(!driver.shows("920.00"))
        await driver.press("c")
        #expect(driver.dialog == "盘点钱箱" && !driver.shows("920.00") && driver.shows("微信合计"))
        await driver.press("Escape")
        await count(driver)
        #expect(driver.dialog == "交班")
        #expect(driver.shows("920.00") && driver.shows("相符"))
        await driver.press("Enter")
        await driver.type("1002")
        await driver.press("Enter")
        await driver.type("135792")
        await driver.press("Enter")
        #expect(driver.statusLine == "已交班,李娜 接班;Z 报表 1 号")
        #expect(driver.shows("Z 报表 1 号") && driver.shows("清颜美容中心"))
        await driver.press("p")
        #expect(driver.printed.count == 1)
        await driver.press("Escape")
        #expect(driver.shows("李娜 1002"))
        #expect(try await parlour.store.examine().findings.isEmpty)
    }

    @Test("a difference is shown after the count, needs a reason, and beyond the limit a manager's PIN")
    func difference() async throws {
        let (parlour, driver) = try await Self.room()
        await count(driver, twenties: "")
        #expect(driver.shows("-20.00") && driver.desk.typing?.label == "现金差额原因")
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.fieldError == "现金 短款 20.00 元,要写原因")
        await driver.type("找零出错")
        await driver.press("Enter", "Enter", "Enter")
        #expect(driver.statusLine == "已交班,营业结束;Z 报表 1 号")
        #expect(try await parlour.store.examine().findings.isEmpty)
    }

    @Test("cash in and out, with a manager for a cashier")
    func cash() async throws {
        let (_, driver) = try await Self.room()
        await driver.press("m")
        await driver.press("2", "Enter")
        await driver.type("50")
        await driver.press("Enter")
        await driver.type("买毛巾")
        await driver.press("Enter")
        #expect(driver.dialog == "需要批准")
        await driver.type("9001")
        await driver.press("Enter")
        await driver.type("702468")
        await driver.press("Enter", "Enter")
        #expect(driver.statusLine == "钱箱已支出 50.00 元")
    }

    @Test("the X report is not for a cashier; a manager reads it any time")
    func xReport() async throws {
        let (_, cashier) = try await Self.room()
        await cashier.press("x")
        #expect(cashier.statusLine == "您的岗位不能办理:X 报表")
        let (_, manager) = try await Self.room(as: "9001", pin: "702468")
        await manager.press("x")
        #expect(manager.shows("X 报表(未交班)"))
    }

    @Test("everything stays whole at every size", arguments: [(80, 24), (120, 36)])
    func frames(_ size: (Int, Int)) async throws {
        for (name, wording) in [("", Wording.chinese), ("english-", Wording(Sources.english))] {
            let (_, driver) = try await Self.room(columns: size.0, rows: size.1, wording: wording)
            func check(_ what: String) {
                Golden.check("\(name)shift-\(what)\(size.0)x\(size.1)", driver)
                #expect(driver.frame.canvas.flaws == [])
            }
            await driver.press("c")
            check("count-")
            await driver.press("Escape")
            await count(driver, twenties: "", alipay: "399")
            check("handover-")
            await driver.type("找零出错")
            await driver.press("Enter")
            await driver.type("手续费")
            await driver.press("Enter", "Enter", "Enter")
            check("report-")
            await driver.press("Escape")
            check("")
        }
    }
}
