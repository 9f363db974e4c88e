import Domain
import Operations
import Testing

@testable import Desk

@Suite("A scan is caught whatever has the focus")
struct ScanTests {
    @Test("A member's code opens the member at reception, from every room")
    func opensFromEveryRoom() async {
        for room in ["F2", "F7"] {
            let driver = await Driver.at(await Salon.store())
            await driver.press(room)
            await driver.scan(Salon.code)
            let name = room == "F2" ? "接待" : "充值"
            #expect(driver.title.hasPrefix(name))
            #expect(driver.shows("张晓明"))
        }
    }

    @Test("Digits typed by a person are seen at once; those of a scan leave no trace")
    func leavesNoTrace() async {
        let driver = await Driver.at(await Salon.store())
        await driver.type("56")
        #expect(driver.form == "56")
        await driver.scan("1300000000000000000")
        #expect(driver.form == "56")
        #expect(driver.statusLine.contains("微信付款码"))
    }

    @Test("A pay code is named, never shown")
    func payCode() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan("130123456789012345")
        #expect(driver.statusLine.contains("这是微信付款码,本店暂不支持扫码收款"))
        #expect(!driver.text.contains("130123456789012345"))
        #expect(driver.bells == 1)
        #expect(driver.queries.compactMap { ($0 as? FindMembers)?.text } == ["1"])
    }

    @Test(
        "Every code that leads nowhere has its own sentence",
        arguments: [
            ("6901234567892", "没有商品用条码"), ("900000000000000000000000", "没有读全"), ("77777777", "不是本店的码"),
            ("930000000000000000000000", "会员码已过期"),
        ])
    func sentences(_ code: String, _ sentence: String) async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(code)
        #expect(driver.statusLine.contains(sentence))
    }

    @Test("A phone number that comes as fast as a scan into the find box is typing")
    func fastPhone() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan("13812345678")
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
    }

    @Test("Before somebody signs in a scan opens nothing")
    func signedOut() async {
        let driver = await Driver(await Salon.store())
        await driver.scan(Salon.code)
        #expect(driver.statusLine.contains("请先登录"))
        #expect(!driver.shows("张晓明"))
    }

    @Test("A dialog that holds something half filled is not swept away by a scan")
    func dialogStays() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("Alt-W")
        await driver.type("林")
        await driver.scan(Salon.code)
        #expect(driver.dialog == "散客到店")
        #expect(driver.form == "林")
        #expect(driver.statusLine.contains("当前对话框"))
    }

    @Test("A plain card says who, and that it proves nothing")
    func plainCard() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan("920000001002")
        #expect(driver.shows("欧阳震华"))
    }

    @Test(
        "A pay code from a scanner that ends with nothing is a scan all the same: named, not shown, not looked for",
        arguments: ["134567890123456789", "2812345678901234", "6212345678901234567"])
    func payCodeWithoutEnter(_ code: String) async {
        for room in ["F2", "F3", "F5", "F6", "F7"] {
            let driver = await Driver.at(await Salon.store())
            await driver.press(room)
            await driver.scan(code, endsWithEnter: false)
            await driver.advance(by: 500)
            #expect(driver.text.contains("付款码"), "\(room)")
            #expect(!driver.text.contains(code.suffix(12)), "\(room)")
            #expect((driver.form ?? "").count <= 1, "\(room)")
            #expect(!driver.queries.contains { ($0 as? FindMembers)?.text.count ?? 0 > 1 }, "\(room)")
        }
    }

    @Test("A member's code from such a scanner opens the member")
    func codeWithoutEnter() async throws {
        #expect(!Desk.isWholeCode("13812345678"))
        #expect(!Desk.isWholeCode(Salon.code))
        #expect(Desk.isWholeCode("6901234567892"))
    }

    @Test("A pay code that is pasted or typed by hand does not stay either, not even in a remark")
    func payCodeByHand() async {
        let driver = await Driver.at(await Salon.store())
        await driver.paste("1345 6789 0123 456789")
        #expect(driver.form == "")
        #expect(driver.statusLine.contains("微信付款码"))
        await driver.type("134567890123456789")
        #expect(driver.form == "")
        #expect(!driver.queries.contains { ($0 as? FindMembers)?.text.count ?? 0 == 18 })
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Tab")
        await driver.paste("码134567890123456789谢谢")
        #expect(driver.form == "码谢谢")
    }
}
