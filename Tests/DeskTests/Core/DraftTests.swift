import Domain
import Foundation
import Operations
import Surface
import Testing

@testable import Desk

@Suite("没办完的: half filled, and then the program was gone")
struct DraftTests {
    /// Somebody else's desk on the next start, after what was kept went through the file.
    private func restarted(_ driver: Driver) async throws -> Driver {
        let file = try JSONEncoder().encode(driver.desk.drafts)
        let drafts = try JSONDecoder().decode([OperatorID: Drafts].self, from: file)
        return await Driver(await Salon.store(), drafts: drafts)
    }

    @Test("a new member's form comes back to whoever filled it, and says so")
    func registration() async throws {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F6", "Alt-R")
        await driver.type("13900139000")
        await driver.press("Enter")
        await driver.type("郑小雨")
        let next = try await restarted(driver)
        await next.signIn(11)
        #expect(next.statusLine.contains("上次没办完的还在:会员"))
        await next.press("F6")
        #expect(next.screen.contains { $0.contains("13900139000") })
        #expect(next.screen.contains { $0.contains("郑小雨") })
    }

    @Test("what one person left is nobody else's, and waits for them")
    func others() async throws {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F6", "Alt-R")
        await driver.type("13900139000")
        let next = try await restarted(driver)
        await next.signIn(12)
        #expect(!next.statusLine.contains("上次没办完的还在"))
        #expect(next.desk.drafts[OperatorID(11)] != nil)
        await next.press("Alt-L", "Esc")
        await next.signIn(11)
        #expect(next.statusLine.contains("上次没办完的还在:会员"))
    }

    @Test("done or given up, nothing is kept; a day later nothing is found")
    func gone() async throws {
        let driver = await Driver.at(await Salon.store())
        #expect(driver.desk.drafts.isEmpty)
        await driver.press("F6", "Alt-R")
        await driver.type("13900139000")
        let later = Salon.now.advanced(hours: 25)
        let next = await Driver(await Salon.store(), now: later, drafts: driver.desk.drafts)
        await next.signIn(11)
        #expect(next.desk.drafts.isEmpty)
        await driver.press("Ctrl-Q")
        await driver.click("仍要退出")
        #expect(driver.desk.drafts.isEmpty)
    }
}
