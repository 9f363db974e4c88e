import Domain
import Operations
import StoreFixture
import Testing

@testable import Desk

@Suite("What happens elsewhere shows here")
struct ChangesTests {
    @Test("A booking made elsewhere appears; the half-typed one, its cell and the cursor stay")
    func booking() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("Right", "Down", "Down", "Enter")
        await driver.type("林小姐")
        let (cursor, form) = (driver.frame.cursor, driver.form)
        try await parlour.book(.guest(name: "郭女士", phone: ""), Parlour.facial, Parlour.li, parlour.at(11))
        await driver.change()
        #expect(driver.form == form && driver.form == "林小姐")
        #expect(driver.frame.cursor == cursor)
        await driver.press("Enter", "Enter")
        await driver.type("jj")
        await driver.press("Enter", "Enter")
        let seats = try await parlour.sheet().items.filter { $0.seats.contains { $0.name == "林小姐" } }
        #expect(seats.map(\.staff) == [Parlour.zhou])
        #expect(seats.first?.stretch.from == parlour.at(10, 30))
        #expect(driver.shows("郭女士") && driver.shows("林小姐"))
    }

    @Test("The chosen time of a search stays chosen, wherever it stands then")
    func slots() async throws {
        let parlour = try await Parlour.open()
        let driver = await parlour.desk()
        await driver.press("f")
        await driver.type("jj")
        await driver.press("Down", "Down", "Down")
        let chosen = driver.screen.first { $0.contains("▸") }?.trimmed
        try await parlour.book(.guest(name: "郭女士", phone: ""), Parlour.neck, Parlour.wu, parlour.at(10, 15))
        await driver.change()
        #expect(driver.form == "jj")
        #expect(driver.screen.first { $0.contains("▸") }?.trimmed.prefix(24) == chosen?.prefix(24))
    }

    @Test("A change while a payment is being typed asks anew for the same member and keeps the amount")
    func payment() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("12")
        await driver.change()
        #expect(driver.form == "12" && driver.title.contains("张晓明"))
        await driver.type("8")
        #expect(driver.form == "128")
    }

    @Test(
        "What was asked for the member before never replaces the one who is wanted now",
        arguments: [("F5", "收银"), ("F7", "充值")])
    func overtaken(_ key: String, _ room: String) async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press(key)
        #expect(driver.title.contains("张晓明"))
        driver.holdsAnswers = true
        await driver.change()
        await driver.press("Esc")
        await driver.type("oyzh")
        await driver.press("Enter")
        await driver.settleBackwards()
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.title.hasPrefix(room) && driver.title.contains("欧阳震华"), "\(driver.title)")
    }
}
