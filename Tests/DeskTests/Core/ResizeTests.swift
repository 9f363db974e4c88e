import Surface
import Testing

@testable import Desk

@Suite("A window that changes its size")
struct ResizeTests {
    /// The keys that lead to a place with something half done in it; `text:` is typed, `scan` is the member's code.
    static let places: [[String]] = [
        ["text:zx"], ["Tab", "Down"], ["F3", "text:zx"], ["F3", "scan", "Down"], ["scan", "F5", "text:128"],
        ["scan", "F5", "text:128", "Enter", "text:65"], ["scan", "F7", "Down"], ["scan", "F7", "2", "Down"],
        ["F6", "text:zx"], ["F6", "Down", "Up", "Enter", "Right", "Down"], ["F6", "Alt-R", "text:139000"],
        ["F1", "Down"],
        ["Ctrl-P", "text:s"], ["F10", "Down"], ["Alt-L", "text:73"], ["Alt-W", "text:王"],
    ]

    @Test("Everywhere the room, the focus, the choice and the text stay", arguments: places)
    func keeps(_ steps: [String]) async {
        let driver = await Driver.at(await Salon.store())
        for step in steps {
            if step == "scan" {
                await driver.scan(Salon.code)
            } else if step.hasPrefix("text:") {
                await driver.type(String(step.dropFirst(5)))
            } else {
                await driver.press(step)
            }
        }
        // A choice that rests shows its card.
        await driver.advance(by: 200)
        let (before, cursor, room, form) = (driver.screen, driver.frame.cursor, driver.desk.current, driver.form)
        for (columns, rows) in [(100, 30), (160, 45), (60, 20), (1, 1), (160, 24), (80, 45)] {
            await driver.resize(columns: columns, rows: rows)
            #expect(driver.frame.canvas.flaws == [], "\(columns)×\(rows)")
            guard columns >= 80 else { continue }
            #expect(driver.desk.current == room && driver.form == form, "\(columns)×\(rows)")
        }
        await driver.resize(columns: 80, rows: 24)
        #expect(driver.screen == before)
        #expect(driver.frame.cursor == cursor)
    }
}
