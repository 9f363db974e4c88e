import Operations
import Surface
import Testing

@testable import Desk

@Suite("按键表: other keys for what is done here")
struct KeymapTests {
    private func granted(_ wishes: [String: [String]]) -> (Keymap, [String]) {
        Keymap.granting(wishes.sorted { $0.key < $1.key }.map { .init(action: $0.key, keys: $0.value) }, .chinese)
    }

    @Test("the new key does it, stands in the footer and in the help; the old one does nothing")
    func changing() async {
        let (keymap, complaints) = granted(["desk.lock": ["Ctrl-K"], "room.members": ["F11"]])
        #expect(complaints == [])
        let driver = await Driver(await Salon.store(), keymap: keymap)
        await driver.signIn(11)
        await driver.press("F6")
        #expect(driver.desk.current == .reception)
        await driver.press("F11")
        #expect(driver.desk.current == .members)
        #expect(driver.screen.contains { $0.contains("F11会员") })
        await driver.press("F10")
        #expect(driver.screen.contains { $0.contains("Ctrl-K") })
        await driver.press("Esc", "Ctrl-K")
        #expect(driver.sent(SignOut.self).count == 1)
    }

    @Test("sentences name the key it has here, in both languages")
    func sentences() async {
        let (keymap, complaints) = granted(["stock.add": ["Ctrl-K"], "desk.simple": ["F11"], "bookings.undo": ["B"]])
        #expect(complaints == [])
        for wording in [Wording.chinese, Wording(Sources.english)] {
            let store = await Salon.shop()
            await store.on(SetComfort.self) { _ in .done(.init()) }
            let driver = await Driver(store, wording: wording, keymap: keymap)
            let scene = driver.desk.scene
            #expect(StockRoom().nothing(scene).contains("Ctrl-K"))
            #expect(!StockRoom().nothing(scene).contains("Alt-A"))
            #expect(scene.key(of: BookingsRoom.action(.undo), whileTyping: false) == "B")
            #expect(scene.key(of: .checkout) == "F5")
            await driver.signIn(11)
            await driver.press("F11", "F6")
            #expect(driver.text.contains("F11"))
            #expect(!driver.text.contains("F12"))
        }
        #expect(await Driver(await Salon.store()).desk.scene.key(of: StockRoom.action(.add)) == "Alt-A")
    }

    @Test("no sentence names a key that may be another one here")
    func literals() {
        for (name, text) in Sources.files {
            for match in text.matches(of: #/say\(\s*"([^"\n]*(?:Alt-|Ctrl-|F[0-9])[^"\n]*)"/#) {
                Issue.record("\(name): \(match.1)")
            }
        }
    }

    @Test("a key that means something else there is not given twice, and says whose it is")
    func conflicts() {
        let (keymap, complaints) = granted(["desk.lock": ["Ctrl-Q"], "room.members": ["F3"]])
        #expect(keymap == Keymap())
        #expect(
            complaints == ["Ctrl-Q 已经是「退出」,「锁屏」照旧用 Alt-L", "F3 已经是「核销」,「会员」照旧用 F6"])
    }

    @Test("two keys may change places; where one cannot, neither is left without")
    func swapping() {
        #expect(granted(["room.members": ["F3"], "room.verification": ["F6"]]).1 == [])
        let (keymap, complaints) = granted(["room.members": ["F3"], "room.verification": ["Ctrl-Q"]])
        #expect(keymap == Keymap())
        #expect(complaints.count == 2)
    }

    @Test(
        "names that are no action, keys that are none or belong to nobody",
        arguments: [
            ("desk.lok", "Ctrl-K"), ("desk.lock", "Enter"), ("desk.lock", "Strg-K"), ("desk.lock", "5"),
            ("desk.lock", "Up"),
            ("desk.back", "F11"), ("desk.lock", ""),
        ])
    func nonsense(_ action: String, _ key: String) {
        let (keymap, complaints) = granted([action: [key]])
        #expect(keymap == Keymap())
        #expect(complaints.count == 1)
    }

    @Test("what is wrong with the file is said when the counter opens")
    func notice() async {
        let driver = await Driver(await Salon.store(), notice: "按键表 keys.yaml 读不懂,先用原来的键")
        #expect(driver.statusLine.contains("按键表 keys.yaml 读不懂"))
    }
}
