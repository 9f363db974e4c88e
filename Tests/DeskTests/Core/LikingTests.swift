import Domain
import Operations
import Testing

@testable import Desk

@Suite("Everybody's own colours, language and bell")
struct LikingTests {
    private func salon(_ likes: Likings) async -> FakeStore {
        let store = await Salon.store()
        await store.on(SignIn.self) { command in
            guard let who = Salon.staff.first(where: { $0.number == command.number }) else {
                return .refused(.wrong(triesLeft: 4))
            }
            let mine = who.number == OperatorID(11) ? likes : Likings()
            let staff = Staff(number: who.number, name: who.name, role: who.role, likes: mine)
            return .done(SignIn.Answer(session: SessionToken("token-\(who.number)"), who: staff))
        }
        return store
    }

    private func shown(_ driver: Driver) -> [String] {
        driver.effects.compactMap { if case .showTheme(let name) = $0 { name } else { nil } }
    }

    @Test(
        "The desk wears what somebody likes when they sign in, keeps it behind their lock, and the next one has their own"
    )
    func own() async {
        let driver = await Driver.at(await salon(Likings(theme: "light", language: "en")))
        #expect(shown(driver) == ["light"])
        #expect(driver.title.hasPrefix("Reception"))
        await driver.press("Alt-L")
        #expect(shown(driver) == ["light"])
        #expect(driver.desk.environment.language == "en")
        await driver.press("Esc")
        await driver.signIn(12)
        #expect(shown(driver) == ["light", "dark"])
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("What is chosen while somebody is signed in is theirs; at the login it is the terminal's")
    func chosen() async {
        let driver = await Driver(await salon(Likings()))
        await driver.press("F10")
        await driver.click("语言 Language")
        await driver.press("2")
        #expect(driver.effects.contains { if case .setLanguage("en") = $0 { true } else { false } })
        #expect(driver.sent(SetLiking.self).isEmpty)
        await driver.signIn(11)
        #expect(driver.title.hasPrefix("Reception"))
        driver.effects = []
        await driver.press("F10")
        await driver.click("Language")
        await driver.press("1")
        #expect(driver.sent(SetLiking.self).map(\.liking) == [.language("zh")])
        #expect(!driver.effects.contains { if case .setLanguage = $0 { true } else { false } })
        await driver.press("Alt-L", "Esc")
        await driver.signIn(12)
        #expect(driver.title.hasPrefix("Reception"))
    }

    @Test("A theme asked for when the program was started stays, whatever people like")
    func asked() async {
        let driver = await Driver(await salon(Likings(theme: "light")), keepsTheme: true)
        await driver.signIn(11)
        #expect(shown(driver).isEmpty)
        #expect(driver.desk.environment.theme == "dark")
    }

    @Test("Nothing rings for whoever likes it quiet; F10 changes it and the store remembers")
    func bell() async {
        let driver = await Driver.at(await salon(Likings(rings: false)))
        await driver.scan("99999999")
        #expect(driver.statusLine.contains("不是本店的码"))
        #expect(driver.bells == 0)
        await driver.press("F10")
        await driver.click("提示音")
        #expect(driver.statusLine == "办不成时会响一声")
        #expect(driver.bells == 1)
        #expect(driver.sent(SetLiking.self).map(\.liking) == [.bell(true)])
        await driver.scan("99999999")
        #expect(driver.bells == 2)
    }

    @Test("A terminal is quiet unless it was told otherwise")
    func quiet() {
        #expect(!Environment(calendar: Salon.calendar, keys: KeySource(prefix: "quiet-desk")).rings)
    }
}
