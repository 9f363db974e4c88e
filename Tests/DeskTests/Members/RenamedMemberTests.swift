import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

@Suite("会员: somebody whose name is put right")
struct RenamedMemberTests {
    @Test("The profile stays theirs, though what was typed no longer finds them")
    func stays() async throws {
        let parlour = try await Parlour.open()
        _ = try await parlour.member("章晓明", "13812345678")
        _ = try await parlour.member("章雪", "13812345679")
        let driver = await parlour.desk()
        await driver.press("F6")
        await driver.type("章")
        await driver.press("Enter")
        await driver.advance(by: 300)
        await driver.press("Enter")
        let who = driver.shows("▸ 章晓明") ? "章晓明" : "章雪"
        await driver.press("e", "Ctrl-U")
        await driver.type("张明")
        for _ in 0..<3 { await driver.press("Enter") }
        #expect(driver.shows("▸ 张明"), "\(who) is \(driver.screen)")
        await driver.press("t")
        #expect(driver.shows("张明") && !driver.shows("章"))
    }
}
