import Surface
import Testing

@testable import Desk

@Suite("Keys are data")
struct KeyTests {
    @Test("No two actions of a place share a key")
    func noDuplicates() {
        let everywhere = Global.all + Desk.counter().map(\.id).compactMap(Global.action)
        for room in Desk.rooms {
            var seen: [Key: String] = [:]
            for action in everywhere + room.actions {
                for key in action.keys {
                    #expect(seen[key] == nil, "\(key.label) means \(seen[key] ?? "") and \(action.id)")
                    seen[key] = action.id
                }
            }
        }
    }

    @Test("No two actions share an id")
    func ids() {
        let ids = (Global.all + Desk.counter().map(\.id).compactMap(Global.action) + Desk.rooms.flatMap(\.actions)).map(
            \.id)
        #expect(Set(ids).count == ids.count)
    }

    @Test("The table for the README has every action with a key")
    func table() {
        let table = Desk.keyTable()
        for action in Desk.rooms.flatMap(\.actions) where !action.keys.isEmpty {
            #expect(table.contains(action.help.source))
        }
        #expect(table.contains("| 到处可用 | `F1` `Alt-1` `?` | 帮助 |"))
    }

    @Test("Help, palette and key bar know the same keys")
    func helpAndPalette() async {
        let driver = await Driver.at(await Salon.store())
        await driver.press("F1")
        #expect(driver.shows("登记到店"))
        await driver.press("Esc", "Ctrl-P")
        await driver.type("cz")
        await driver.press("Enter")
        #expect(driver.title.hasPrefix("充值"))
        await driver.press("Alt-2")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("What a role may not do is dimmed and says why")
    func obstacle() async {
        let driver = await Driver.at(await Salon.store(), as: 21)
        await driver.scan(Salon.code)
        await driver.press("F7", "2", "1", "Enter")
        await driver.press("u")
        #expect(driver.statusLine.contains("您的岗位不能办理:撤销"))
    }

    @Test("The keys of the key bar can be clicked")
    func click() async {
        let driver = await Driver.at(await Salon.store())
        await driver.click("F7充值")
        #expect(driver.title.hasPrefix("充值"))
    }

    @Test("Escape with a letter right behind it is no Alt of another room, only one of this room, of dialogs or of all")
    func escapeAndLetter() async {
        let driver = await Driver.at(await Salon.store())
        // Alt-Y means something at the checkout and nothing here: the text goes, and the letter begins a new one.
        await driver.press("F6")
        await driver.type("zhang")
        await driver.press("Alt-Y")
        #expect(driver.form == "y")
        // In a dialog the room's own letters mean nothing: it closes, and the letter goes to the room.
        await driver.press("Esc", "Enter", "F1")
        #expect(driver.dialog != nil)
        await driver.press("Alt-P")
        #expect(driver.dialog == nil && driver.title.hasPrefix("收银"))
        await driver.press("Alt-2")
        #expect(driver.title.hasPrefix("接待"))
    }
}
