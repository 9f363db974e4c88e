import Domain
import Operations
import Testing

@testable import Desk

@Suite("One of several is chosen on purpose, whatever the timing")
struct ChoosingTests {
    /// A store in which three are found, whatever is typed.
    private func store() async -> FakeStore {
        let store = await Salon.store()
        await store.on(FindMembers.self) { _ in
            .answer(FindMembers.Answer(rows: Array(Salon.members.prefix(3)), more: false))
        }
        return store
    }

    private func press(_ driver: Driver, _ keys: String) async {
        for key in keys.split(separator: " ").map(String.init) {
            if key.hasPrefix("+") {
                await driver.advance(by: Int64(key.dropFirst()) ?? 0)
            } else {
                await driver.press(key)
            }
        }
    }

    @Test(
        "Several hits and a key right behind: nobody is topped up, charged or checked in",
        arguments: [
            "z s Alt-T 3 1 Enter", "z s Alt-P 1 0 0 Enter Enter", "z s Enter Enter", "z s Enter t 3 1 Enter",
            "z s Enter p 1 Enter", "F6 z s Enter t 3 1 Enter", "F6 z s Alt-T 3 1 Enter", "F6 z s Enter Enter t",
            "F6 Enter t 3 1 Enter", "F6 Alt-T 3 1 Enter", "F6 z s Enter F5",
        ], [true, false])
    func blind(_ keys: String, _ isSlow: Bool) async {
        let driver = await Driver.at(await store())
        driver.holdsAnswers = isSlow
        await press(driver, keys)
        await driver.settle()
        #expect(driver.commands.filter { !($0.command is SignIn) }.isEmpty)
        #expect(["接待", "会员"].contains { driver.title.hasPrefix($0) }, "\(driver.title)")
    }

    @Test("Enter leads into the list and says so; the next one, after a look, checks the marked one in")
    func enterTwice() async {
        let driver = await Driver.at(await store())
        await press(driver, "z s Enter")
        #expect(driver.statusLine == "找到 3 位,请选一位")
        #expect(driver.shows("▸ 张晓明"))
        await press(driver, "Enter")
        #expect(driver.statusLine == "找到 3 位,请选一位" && driver.bells == 1)
        #expect(driver.sent(CheckIn.self).isEmpty)
        await press(driver, "+300 Enter")
        #expect(driver.sent(CheckIn.self).map(\.who) == [.expected(VisitID(1))])
    }

    @Test("An arrow chooses at once; a letter then acts on the marked one")
    func arrow() async {
        let driver = await Driver.at(await store())
        await press(driver, "z s Enter Down Enter")
        #expect(driver.statusLine.contains("欧阳震华 已到店"))
        let other = await Driver.at(await store())
        await press(other, "z s Down Down t")
        #expect(other.title.hasPrefix("充值") && other.shows("欧阳震华"))
        let members = await Driver.at(await store())
        await press(members, "F6 z s Down Alt-T")
        #expect(members.title.hasPrefix("充值") && members.shows("欧阳震华"))
    }

    @Test("Without a choice a key that needs one says what to do")
    func refused() async {
        let driver = await Driver.at(await store())
        await press(driver, "z s Alt-T")
        #expect(driver.statusLine == "找到 3 位,请选一位")
        await press(driver, "F6 Alt-T")
        #expect(driver.statusLine == "共 5 位,请选一位")
        await press(driver, "z s Alt-T")
        #expect(driver.statusLine == "找到 3 位,请选一位")
    }

    @Test("Among the members Enter leads to the list, where letters act, and then to the profile")
    func members() async {
        let driver = await Driver.at(await store())
        await press(driver, "F6 z s Enter")
        #expect(driver.title.contains("在名单里"))
        await press(driver, "+300 Enter")
        #expect(driver.title.contains("在资料里"))
        await press(driver, "Esc")
        #expect(driver.form == "zs")
        await press(driver, "Enter +300 Down t")
        #expect(driver.title.hasPrefix("充值") && driver.shows("欧阳震华"))
    }
}
