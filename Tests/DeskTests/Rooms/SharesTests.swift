import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("业绩: who gets it, in parts that are the whole")
struct SharesTests {
    private func topUp() async -> Driver {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7")
        return driver
    }

    @Test("Nobody named: the operator, and it stands on the screen before it is sold")
    func operatorGetsIt() async {
        let driver = await topUp()
        await driver.press("1", "1")
        #expect(driver.shows("业绩") && driver.shows("王芳"))
        await driver.press("Enter")
        #expect(driver.sent(TopUp.self).map(\.soldBy) == [nil])
    }

    @Test("One key names a colleague, a second shares with them, plus and minus move five percent")
    func shared() async {
        let driver = await topUp()
        await driver.press("1", "1", "Alt-S")
        #expect(driver.dialog == "业绩记给谁?")
        await driver.press("4")
        #expect(driver.shows("50%"))
        await driver.press("+", "+", "Enter")
        #expect(driver.shows("60%") && driver.shows("40%"))
        await driver.press("Enter")
        let shares = driver.sent(TopUp.self).last?.soldBy ?? []
        #expect(shares.map(\.share) == [4_000, 6_000] && shares.isWhole)
        #expect(shares.first?.staff == OperatorID(11))
    }

    @Test("The last one cannot be taken away, Escape changes nothing, the star names one alone")
    func alone() async {
        let driver = await topUp()
        await driver.press("1", "1", "Alt-S", "Space")
        #expect(driver.statusLine.contains("至少要有一位"))
        await driver.press("+")
        #expect(driver.statusLine.contains("只有一位时就是全部"))
        await driver.press("Down", "*", "Esc", "Alt-S", "Down", "*", "Enter", "Enter")
        let shares = driver.sent(TopUp.self).last?.soldBy ?? []
        #expect(shares.count == 1 && shares.first?.staff != OperatorID(11))
    }

    @Test("A verification says who serves and takes those who are named")
    func verified() async {
        let driver = await Driver.at(await Sample.store(), as: 12)
        await driver.press("F3")
        await driver.scan(Sample.memberCode)
        await driver.press("Enter")
        #expect(driver.shows("换人按 Alt-S"))
        await driver.press("Alt-S", "2", "Enter", "Enter")
        let shares = driver.sent(Verify.self).last?.servedBy ?? []
        #expect(shares.count == 2 && shares.isWhole)
    }

    @Test("It looks so", arguments: [(80, 24), (120, 36)])
    func looks(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Salon.store(), columns: columns, rows: rows)
        await driver.scan(Salon.code)
        await driver.press("F7", "1", "1", "Alt-S", "4")
        Golden.check("shares-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws == [])
    }
}
