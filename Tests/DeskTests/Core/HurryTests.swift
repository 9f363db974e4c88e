import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("The same keys always do the same, however fast they come")
struct HurryTests {
    private static let payCode = "134567890123456789"

    /// A store where `zhm` fits 32 members, and members are found by the beginning of their number.
    private static func crowd() async -> FakeStore {
        let store = await Sample.store()
        let many = (1...32).map { number in
            Salon.row(Int64(number), "张红梅\(number)", "138****\(1000 + number)", .plain, 50_000)
        }
        await store.on(FindMembers.self) { query in
            let rows = many.filter { query.text == "zhm" || $0.member.description.hasPrefix(query.text) }
            return .answer(.init(rows: rows, more: false))
        }
        await store.on(MemberCard.self) { query in
            .answer(.init(card: many.first { $0.member == query.member }.map { Salon.card($0) }))
        }
        await store.on(Verifiables.self) { _ in .answer(.init(choices: Sample.choices)) }
        await store.on(Catalogue.self) { _ in .answer(Salon.catalogue) }
        return store
    }

    /// Whom of the crowd anything was asked about.
    private static func taken(_ driver: Driver) -> [MemberID] {
        driver.queries.compactMap { ($0 as? MemberCard)?.member ?? ($0 as? Verifiables)?.member }
            .filter { $0.raw <= 32 }
    }

    @Test("A name that fits many, and Enter twice in a hurry: nobody is taken", arguments: ["F3", "F5", "F7"])
    func several(_ room: String) async {
        for isSlow in [false, true] {
            let driver = await Driver.at(await Self.crowd(), as: 11)
            await driver.press(room)
            driver.holdsAnswers = isSlow
            await driver.hurry("z", "h", "m", "Enter", "Enter", every: 60)
            driver.holdsAnswers = false
            await driver.settle()
            #expect(driver.statusLine == "找到 32 位,请选一位", "\(room) \(isSlow)")
            #expect(Self.taken(driver) == [])
            await driver.hurry("Enter", every: 40)
            #expect(driver.statusLine == "找到 32 位,请选一位")
            await driver.advance(by: 300)
            await driver.press("Enter")
            #expect(Self.taken(driver).first == MemberID(1), "\(room) \(isSlow)")
        }
    }

    @Test("Arrows choose one of many, and Enter takes exactly them", arguments: ["F3", "F5", "F7"])
    func chosen(_ room: String) async {
        let driver = await Driver.at(await Self.crowd(), as: 11)
        await driver.press(room)
        await driver.type("zhm")
        await driver.press("Down", "Enter")
        #expect(Self.taken(driver).first == MemberID(2))
    }

    @Test("A whole member number means that member, its beginning nobody")
    func number() async {
        let driver = await Driver.at(await Self.crowd(), as: 11)
        await driver.press("F5")
        await driver.type("3")
        await driver.press("Enter")
        #expect(driver.title.contains("张红梅3"))
        await driver.press("Esc")
        await driver.type("zhm")
        await driver.press("Enter")
        #expect(driver.title == "收银")
    }

    @Test("Behind a refused code digits and Enter name nobody, and the sentence stays until something is typed")
    func afterRefusedCode() async {
        let store = await Self.crowd()
        let driver = await Driver.at(store, as: 11)
        await driver.press("F7")
        await driver.scan(Sample.staleCode)
        #expect(driver.statusLine.contains("会员码已过期"))
        await driver.press("Enter")
        #expect(driver.statusLine.contains("会员码已过期"))
        await driver.press("1", "1", "Enter", "Enter", "Enter", "Enter")
        #expect(driver.sent(TopUp.self).isEmpty)
        let other = await Driver.at(store, as: 11)
        await other.press("F5")
        await other.scan(Sample.staleCode)
        await other.type("24")
        await other.press("Enter")
        #expect(other.title == "收银")
        await other.type("0")
        await other.press("Enter")
        #expect(other.title == "收银")
    }

    @Test("A slow scan of a pay code presses no digit of a menu", arguments: [Int64(8), 48, 55, 70, 85, 100, 115])
    func slowScan(_ pause: Int64) async {
        let store = await Salon.store()
        let toppingUp = await Driver.at(store)
        await toppingUp.scan(Salon.code)
        await toppingUp.press("F7")
        await toppingUp.scan(Self.payCode, every: pause)
        #expect(toppingUp.shows("充多少"))
        #expect(toppingUp.statusLine.contains("微信付款码"))
        let paying = await Driver.at(store)
        await paying.press("F5")
        await paying.type("oyzh")
        await paying.press("Enter")
        await paying.type("200")
        await paying.press("Enter", "Enter")
        await paying.scan(Self.payCode, every: pause)
        #expect(paying.shows("微信 200.00 元,收到了吗?"))
        #expect(paying.sent(PayOrder.self).isEmpty && !paying.text.contains("4567890"))
        let verifying = await Driver.at(await Sample.store(), as: 12)
        await verifying.press("F3")
        await verifying.scan(Sample.memberCode)
        await verifying.scan(Self.payCode, every: pause)
        #expect(verifying.sent(Verify.self).isEmpty)
    }

    @Test("A scanner that stumbles once for 90 ms, at whichever digit, chooses nothing and leaves nothing")
    func stumble() async {
        for place in 1..<18 {
            let menu = await Driver.at(await Salon.store())
            await menu.scan(Salon.code)
            await menu.press("F7")
            await menu.scan(Self.payCode, stumblesAt: place)
            #expect(menu.shows("充多少"), "\(place)")
            for room in ["F2", "F5"] {
                let field = await Driver.at(await Salon.store())
                await field.press(room)
                await field.scan(Self.payCode, stumblesAt: place)
                #expect(field.form == "", "\(room) \(place)")
                #expect(field.statusLine.contains("付款码"), "\(room) \(place)")
            }
        }
    }

    @Test("A member's code scanned at 55 ms a digit leaves no digit in the box", arguments: ["F2", "F5", "F7"])
    func scanIntoBox(_ room: String) async {
        let driver = await Driver.at(await Salon.store())
        await driver.press(room)
        await driver.scan(Salon.code, every: 55)
        #expect(driver.shows("张晓明"))
        #expect(driver.form ?? "" == "")
    }

    @Test("Digits pressed together are no row of choices; one digit is, after 120 ms or with the next key")
    func digits() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7")
        await driver.hurry("2", "1", every: 90)
        #expect(driver.shows("充多少"))
        #expect(driver.statusLine == "几个数字连得太快,没有选;要选就按一个数字")
        await driver.press("2")
        #expect(driver.shows("怎么付"))
        await driver.hurry("1", "Enter", every: 70)
        #expect(driver.sent(TopUp.self).count == 1)
    }

    @Test("Enter that bounces or is held down counts once: no run from the offer to the receipt")
    func heldEnter() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "2")
        await driver.hurry(
            "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", every: 33)
        #expect(driver.shows("核对后按 Enter"))
        #expect(driver.sent(TopUp.self).isEmpty)
        driver.holdsAnswers = true
        await driver.hurry("Enter", "Enter", "Enter", every: 33)
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.sent(TopUp.self).count == 1)
        #expect(driver.shows("充值凭证"))
    }

    @Test("A receipt that is closed leaves one line that says what was done")
    func closedReceipt() async {
        let driver = await Driver.at(await Salon.store())
        await driver.scan(Salon.code)
        await driver.press("F7", "2", "1", "Enter", "Enter")
        #expect(driver.title.hasPrefix("接待"))
        #expect(driver.statusLine.hasPrefix("已充值 500.00 送 "))
        #expect(driver.statusLine.contains("余额"))
    }
}
