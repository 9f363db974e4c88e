import Domain
import Operations
import Testing

@testable import Desk

@Suite("试算 at the desk")
struct SimulationOverlayTests {
    private func open(_ looked: Int) async -> Driver {
        let store = await Salon.store()
        await store.on(SimulateCampaign.self) { _ in
            .answer(
                .init(
                    first: Day(year: 2026, month: 8, day: 25), last: Day(year: 2026, month: 11, day: 22),
                    looked: looked, touched: looked / 2, takings: .yuan(Int64(looked) * 100), cost: .yuan(400),
                    breakEven: .uplift(1_250)))
        }
        let driver = await Driver.at(store, as: 2)
        await driver.press("F10")
        await driver.click("试算")
        return driver
    }

    @Test("A promotion is typed and tried; a manager sees what it would have cost")
    func tried() async {
        let driver = await open(40)
        await driver.press("Down", "Down")
        await driver.type("200")
        await driver.press("Enter")
        await driver.type("20")
        await driver.press("Enter", "Enter")
        let asked = driver.queries.compactMap { $0 as? SimulateCampaign }.last
        #expect(asked?.terms == CampaignTerms(worth: .amount(.yuan(20), repeats: false), threshold: .yuan(200)))
        #expect(asked?.margin == 6_000)
        #expect(driver.shows("订单 40 笔,用得上的 20 笔,共收 4000.00 元"))
        #expect(driver.shows("会让利 400.00 元,占收款 10.00%"))
        #expect(driver.shows("要多卖 12.50% 才不亏"))
        Golden.check("simulation-80x24", driver)
    }

    @Test("Without orders it says what is needed; a special price needs a service; a cashier has no such choice")
    func empty() async {
        let driver = await open(0)
        await driver.press("3", "Down", "Down", "Down")
        await driver.type("99")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("限时价要选一个项目"))
        await driver.press("2", "Down", "Down", "Down", "Enter")
        #expect(driver.shows("没有可用的记录"))
        let cashier = await Driver.at(await Salon.store())
        await cashier.press("F10")
        #expect(!cashier.shows("试算"))
    }
}
