import Domain
import Surface
import Testing

@testable import Desk

@Suite("Nothing that is a label is cut short at 80×24")
struct CutLabelTests {
    private func driver(_ language: String) async -> Driver {
        let wording = language == "en" ? Wording(Sources.english) : .chinese
        return await Driver.at(await Salon.shop(), as: 1, wording: wording)
    }

    @Test("in every room, with its help", arguments: ["zh", "en"])
    func rooms(_ language: String) async {
        for room in Desk.counter().map(\.id) {
            let driver = await driver(language)
            await driver.perform(Global.action(of: room)?.id ?? "")
            #expect(driver.desk.current == room)
            #expect(driver.cutLabels() == [], "\(room)")
            await driver.press("F1")
            for _ in 0..<6 {
                #expect(driver.cutLabels() == [], "\(room), help")
                #expect(!driver.text.contains("…"), "\(room), help")
                await driver.press("PageDown")
            }
        }
    }

    @Test("in everything that can be opened everywhere", arguments: ["zh", "en"])
    func everywhere(_ language: String) async {
        for global in [Global.more, .palette, .theme, .language, .about, .guide] {
            let driver = await driver(language)
            await driver.perform(global.action.id)
            for _ in 0..<12 {
                #expect(driver.cutLabels() == [], "\(global)")
                await driver.press(global == .guide ? "Enter" : "Down")
            }
        }
        let driver = await driver(language)
        await driver.press("Alt-L")
        #expect(driver.cutLabels() == [])
    }

    @Test("a label that is cut is found, a name is not")
    func finds() async {
        let driver = await driver("zh")
        #expect(driver.cutLabels(in: ["  没有找到散客…   "]) == [])
        #expect(driver.cutLabels(in: [" 今日…  "]).count == 1)
        #expect(driver.cutLabels(in: [" 阿卜杜拉·…"]) == [])
    }
}
