import Domain
import Surface
import Testing

@testable import Desk

@Suite("English at the smallest window is read to its end")
struct EnglishRoomTests {
    private var scene: Scene {
        Scene(
            wording: Wording(Sources.english), calendar: Salon.calendar, chrome: .lines, paperColumns: 32,
            now: Salon.now, clock: 0, staff: Salon.staff[0], front: Salon.front, catalogue: Salon.catalogue,
            wares: Wares(Salon.catalogue), rooms: [], size: Size(columns: 80, rows: 24), hasPrinter: true,
            hasGateway: false, isWaiting: false, codeWasRefused: false, book: nil, codeMatrix: { _ in nil })
    }

    @Test("the field of the checkout says all it can take")
    func checkoutField() async {
        let desk = await Driver.at(await Salon.store(), wording: Wording(Sources.english))
        await desk.scan(Salon.code)
        await desk.press("F5")
        #expect(desk.shows("Amount, initials, barcode"))
        await desk.type("128")
        await desk.press("Enter")
        #expect(desk.shows("Alt-G Give free"))
        #expect(scene.say("Enter 付款,或接着加").cells <= 25)
        #expect(scene.say("还有 %@ 项优惠没用上 Alt-Y", "12").cells <= 29)
    }

    @Test("a commission by the piece fits its column in both languages")
    func commission() {
        let some = CommissionRates(
            askedByMember: .each(.yuan(30)), turnWithMember: .each(.yuan(20)), askedByGuest: .each(.yuan(30)),
            turnWithGuest: .each(.yuan(20)))
        let key = CommissionKey(.directPay)
        #expect(scene.told(some, of: key) == "20.00 each, requested 30.00")
        let chinese = SimpleGlyphTests.scene(Size(columns: 80, rows: 24), nil)
        #expect(chinese.told(some, of: key) == "每次 20.00 元,点客 30.00 元")
        var four = some
        four.askedByGuest = .each(.yuan(25))
        for scene in [scene, chinese] { #expect(scene.told(four, of: key).cells <= 31) }
    }
}
