import Domain
import Operations
import Testing

@testable import Desk

@Suite("使用向导: the first time somebody signs in")
struct GuideTests {
    private static func store(isDemo: Bool = false, simple: Bool? = nil) async -> FakeStore {
        let store = await Salon.store()
        var settings = Salon.settings
        settings.isDemo = isDemo
        let front = StoreFront.Answer(settings: settings, staff: Salon.staff, demoPINs: [])
        await store.on(StoreFront.self) { _ in .answer(front) }
        let fresh = Staff(number: OperatorID(11), name: "王芳", role: .cashier, prefersSimple: simple, isNew: true)
        await store.on(SignIn.self) { _ in .done(.init(session: SessionToken("t"), who: fresh)) }
        await store.on(EndGuide.self) { _ in .done(.init()) }
        return store
    }

    @Test("five steps look as they did", arguments: [("zh", 80, 24), ("zh", 120, 36), ("en", 80, 24)])
    func golden(_ language: String, _ columns: Int, _ rows: Int) async {
        let wording = language == "en" ? Wording(Sources.english) : .chinese
        let driver = await Driver.at(await Self.store(), columns: columns, rows: rows, wording: wording)
        for step in 1...5 {
            #expect(driver.dialog != nil)
            Golden.check("\(language == "en" ? "english-" : "")guide-\(step)-\(columns)x\(rows)", driver)
            await driver.press("Enter")
        }
        #expect(driver.dialog == nil)
        #expect(driver.sent(EndGuide.self).count == 1)
    }

    @Test("Esc puts it away for good at any step; the arrows lead back and on")
    func away() async {
        let driver = await Driver.at(await Self.store())
        #expect(driver.shows("使用向导 1/5"))
        await driver.press("Right", "Right", "Left")
        #expect(driver.shows("使用向导 2/5"))
        #expect(driver.sent(EndGuide.self).isEmpty)
        await driver.press("Esc")
        #expect(driver.dialog == nil)
        #expect(driver.sent(EndGuide.self).count == 1)
        await driver.press("F10")
        await driver.click("使用向导")
        #expect(driver.shows("使用向导 1/5"))
        await driver.press("Esc")
        #expect(driver.sent(EndGuide.self).count == 1)
    }

    @Test("the lock keeps the step; a scan takes the guide away and it comes again at the next sign-in")
    func interrupted() async {
        let driver = await Driver.at(await Self.store())
        await driver.press("Enter", "Alt-L")
        await driver.type("730518")
        await driver.press("Enter")
        #expect(driver.shows("使用向导 2/5"))
        await driver.scan(Salon.code)
        #expect(driver.dialog == nil)
        #expect(driver.shows("张晓明"))
        #expect(driver.sent(EndGuide.self).isEmpty)
    }

    @Test("it does not come to who knows it, nor in a demo store, nor in large letters")
    func notThen() async {
        #expect(await Driver.at(await Salon.store()).dialog == nil)
        #expect(await Driver.at(await Self.store(isDemo: true)).dialog == nil)
        let simple = await Driver.at(await Self.store(simple: true))
        #expect(simple.dialog == nil)
        #expect(simple.shows("要办什么"))
    }
}
