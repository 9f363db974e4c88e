import Domain
import Operations
import Testing
import Widgets

@testable import Desk

@Suite("需要批准")
struct ApprovalTests {
    private static func asking(_ store: FakeStore) async -> Driver {
        let driver = await Driver.at(store)
        await driver.press("F5")
        await driver.type("jyjl")
        await driver.press("Enter")
        await driver.type("2000")
        await driver.press("Enter", "Enter")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "需要批准")
        return driver
    }

    @Test("After a wrong PIN both number and PIN are asked for anew")
    func again() async {
        let driver = await Self.asking(await Salon.store())
        await driver.type("2")
        await driver.press("Enter")
        await driver.type("111111")
        await driver.press("Enter", "Enter")
        #expect(driver.desk.typing?.label == "批准人工号")
        #expect(driver.form == "")
        await driver.type("2")
        await driver.press("Enter")
        #expect(driver.form == "")
        await driver.type("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.dialog == nil)
        #expect(driver.sent(Approve.self).map(\.pin) == ["111111", "482913"])
    }

    @Test("A number nobody has is refused when its field is left", arguments: ["Enter", "Tab", "Down"])
    func unknownNumber(_ key: String) async {
        let driver = await Self.asking(await Salon.store())
        await driver.type("77")
        await driver.press(key)
        #expect(driver.fieldError == "没有工号 77,请重新输入")
        #expect(driver.form == "")
    }

    @Test("A PIN typed one field too late never stands readable in the reason", arguments: [Int64(30), 60, 100, 200])
    func pinInReason(_ pause: Int64) async {
        let driver = await Self.asking(await Salon.store())
        await driver.type("2")
        await driver.press("Enter", "Enter")
        for length in 1...6 {
            await driver.hurry(String(Array("482913")[length - 1]), every: pause)
            #expect(!driver.shows("4829"), "\(length)")
        }
        #expect(!driver.shows("扣款***") && !driver.shows("扣款4"))
        #expect(driver.shows("原因里不写六位数字"))
        #expect(driver.desk.typing?.label == "密码")
        await driver.paste("482913")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(Approve.self).allSatisfy { !$0.reason.contains("4") })
    }
}
