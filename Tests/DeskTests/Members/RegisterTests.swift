import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("新会员登记")
struct RegisterTests {
    private static func store(_ refusal: RegisterMember.Refusal? = nil) async -> FakeStore {
        let store = await Sample.store()
        await store.on(RegisterMember.self) { command in
            if let refusal { return .refused(refusal) }
            return .done(.init(member: MemberID(10031), name: command.name, phone: "139****1111"))
        }
        return store
    }

    private func fill(_ driver: Driver) async {
        await driver.press("F6", "Down", "Up", "Enter")
        driver.forgetPresses()
        await driver.press("r")
        await driver.type("13900001111")
        await driver.press("Enter")
        await driver.type("𠮷田䶮")
        await driver.press("Enter", "Space", "Enter")
    }

    @Test("Phone, name, consent: five keys, and Enter checks in")
    func budget() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await fill(driver)
        #expect(driver.presses == 5)
        #expect(
            driver.sent(RegisterMember.self)
                == [RegisterMember(phone: "13900001111", name: "𠮷田䶮", consent: "2026-11", marketing: false)])
        #expect(driver.dialog == "已登记")
        await driver.press("Enter")
        #expect(driver.sent(CheckIn.self) == [CheckIn(who: .walkIn(MemberID(10031)))])
        #expect(driver.statusLine == "𠮷田䶮 已到店,等候 3 位;按 Alt-U 退回")
        #expect(driver.title.hasPrefix("接待"))
    }

    @Test("The help knows the keys of the form, not only those of the notice")
    func help() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Alt-R", "F1")
        for keys in ["Enter", "Tab", "Space", "Ctrl-O"] { #expect(driver.shows(keys), "\(keys)") }
        #expect(driver.shows("勾选"))
    }

    @Test("Messages are agreed to apart, and not by default")
    func marketing() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "r")
        await driver.type("13900001111")
        await driver.press("Enter")
        await driver.type("赵")
        await driver.press("Enter", "Space", "Down", "Space", "Enter")
        #expect(driver.sent(RegisterMember.self).map(\.marketing) == [true])
    }

    @Test("Without consent nothing is kept, and the cursor is there")
    func noConsent() async {
        let driver = await Driver.at(await Self.store(.noConsent), as: 12)
        await driver.press("F6", "Down", "Up", "Enter", "r")
        await driver.type("13900001111")
        await driver.press("Enter")
        await driver.type("赵")
        await driver.press("Enter", "Enter")
        #expect(driver.sent(RegisterMember.self).map(\.consent) == [nil])
        #expect(driver.shows("会员同意后按空格勾选,再登记"))
        #expect(driver.bells == 1)
    }

    @Test("What is wrong stands beside its field, and nothing typed is lost")
    func refused() async {
        let driver = await Driver.at(await Self.store(.phone(.wrongPrefix)), as: 12)
        await fill(driver)
        #expect(driver.form == "13900001111")
        #expect(driver.fieldError == "手机号以 1 开头")
        #expect(driver.shows("𠮷田䶮"))
        #expect(driver.shows("[x]"))
    }

    @Test("A phone that is taken leads to the member it belongs to")
    func taken() async {
        let driver = await Driver.at(await Self.store(.phoneTaken(MemberID(10023), name: "张三")), as: 12)
        await fill(driver)
        #expect(driver.dialog == "手机号已登记")
        await driver.press("Enter")
        #expect(driver.shows("张三  金卡"))
        #expect(!driver.title.hasSuffix("新会员登记"))
    }

    @Test("The notice is there in one line and in whole")
    func notice() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Alt-R")
        #expect(driver.shows("清颜美容中心为办会员、记账和预约"))
        await driver.press("Ctrl-O")
        #expect(driver.dialog == "个人信息告知书")
        for part in ["谁在处理", "为了什么", "收集什么", "怎么保管", "保存多久", "您的权利", "告知书版本 2026-11"] {
            #expect(driver.shows(part))
        }
    }

    @Test("A visit to another room keeps what is typed; leaving asks first")
    func kept() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Alt-R")
        await driver.type("1390000")
        await driver.press("F3", "F6")
        #expect(driver.form == "1390000")
        await driver.press("Esc")
        #expect(driver.shows("填的内容不保留"))
        await driver.press("Enter")
        #expect(driver.form == "1390000")
        await driver.press("Esc", "2")
        #expect(!driver.title.hasSuffix("新会员登记"))
    }

    @Test("A phone typed as fast as a scanner stays a phone")
    func fastPhone() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Alt-R")
        await driver.scan("13900001111")
        #expect(driver.shows("13900001111"))
        #expect(driver.form == "")
    }

    @Test("The form at three sizes", arguments: VerificationTests.sizes)
    func frames(_ columns: Int, _ rows: Int) async {
        let driver = await Driver.at(await Self.store(.phone(.wrongPrefix)), as: 12, columns: columns, rows: rows)
        await fill(driver)
        Golden.check("register-\(columns)x\(rows)", driver)
        #expect(driver.frame.canvas.flaws.isEmpty)
    }

    @Test("After registering, the new member is the one who is meant: in the list, in the profile, by the next key")
    func newMemberIsMeant() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F2")
        await driver.type("5678")
        await driver.press("Alt-R", "Ctrl-U")
        await driver.type("13900001111")
        await driver.press("Enter")
        await driver.type("𠮷田䶮")
        await driver.press("Enter", "Space", "Enter", "2")
        #expect(driver.screen.contains { $0.contains("▸ 𠮷田䶮") })
        #expect(driver.shows("𠮷田䶮  银卡"))
        await driver.press("F5")
        #expect(driver.title.contains("𠮷田䶮"))
    }

    @Test("Checking a new member in leaves nobody else found or chosen at reception")
    func newMemberAtReception() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.type("zs")
        await driver.press("Alt-R", "Ctrl-U")
        await driver.type("13900001111")
        await driver.press("Enter")
        await driver.type("𠮷田䶮")
        await driver.press("Enter", "Space", "Enter", "Enter")
        #expect(driver.title.hasPrefix("接待"))
        #expect(driver.form == "")
        #expect(!driver.shows("张三丰"))
    }

    @Test("A phone that is taken is noticed as soon as it is whole, and Enter leads to its owner")
    func takenAtOnce() async {
        let driver = await Driver.at(await Self.store(), as: 12)
        await driver.press("F6", "Alt-R")
        await driver.type("13800005678")
        #expect(driver.fieldError == "已是会员:张三")
        await driver.press("Enter")
        #expect(driver.dialog == "手机号已登记")
        await driver.press("2", "Backspace")
        #expect(driver.fieldError == nil)
        await driver.type("8")
        await driver.press("Enter", "Enter")
        #expect(driver.shows("张三  金卡"))
        #expect(driver.sent(RegisterMember.self).isEmpty)
    }
}
