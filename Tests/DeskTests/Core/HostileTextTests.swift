import Domain
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("Whatever is pasted")
struct HostileTextTests {
    /// What a clipboard or a chat brings along.
    private static let corpus: [String] = [
        "\u{1B}[31m红\u{07}\u{00}\u{08}\u{9B}2J", "左\u{202E}右\u{2066}隔\u{200F}离\u{061C}",
        "零\u{200B}宽\u{200C}\u{FEFF}空\u{00AD}\u{2060}格",
        "👍🏽👨‍👩‍👧‍👦❤️🇨🇳1️⃣☺︎", "ﾊﾞｶﾞ\u{FF9E}\u{FF9F}ｦ", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "\u{301}\u{302}孤",
        "☰䷀ञा한\u{1112}\u{1161}\u{11AB}", "\u{E000}\u{F8FF}\u{FFFE}\u{10FFFF}", "一\r\n二\t三\u{2028}四\u{85}五",
        "\u{FFFD}㉈㏒ℵ𠮷䶮",
        String(repeating: "长", count: 10_000), String(repeating: "9", count: 10_000),
        "Z" + String(repeating: "\u{334}", count: 10_000),
    ]

    /// Every field in which text can be typed, and the keys to it from reception.
    private static let fields: [(name: String, keys: [String])] = [
        ("接待 查找", []), ("接待 散客", ["Alt-W"]), ("做什么", ["Ctrl-P"]), ("核销 扫码框", ["F3"]),
        ("核销 撤销原因", ["F3", "Tab", "u"]), ("收银 查找", ["F5"]), ("收银 金额", ["F5", "z", "s", "Enter"]),
        ("收银 备注", ["F5", "z", "s", "Enter", "Tab"]), ("会员 查找", ["F6"]), ("登记 手机", ["F6", "Alt-R"]),
        ("登记 姓名", ["F6", "Alt-R", "Tab"]), ("修改 姓名", ["F6", "Down", "Up", "Enter", "e"]),
        ("修改 注意", ["F6", "Down", "Up", "Enter", "e", "Tab"]),
        ("修改 备注", ["F6", "Down", "Up", "Enter", "e", "Tab", "Tab"]), ("设密码", ["F6", "Down", "Up", "Enter", "s"]),
        ("设密码 再", ["F6", "Down", "Up", "Enter", "s", "Tab"]), ("状态原因", ["F6", "Down", "Up", "Enter", "f", "1"]),
        ("手机原因", ["F6", "Down", "Up", "Enter", "h"]),
        ("流水撤销", ["F6", "Down", "Up", "Enter", "Right", "u"]), ("充值 查找", ["F7"]),
        ("充值 金额", ["F7", "z", "s", "Enter", "1"]),
        ("批准 工号", ["F6", "Down", "Up", "Enter", "Right", "u", "x", "Enter"]),
        ("批准 密码", ["F6", "Down", "Up", "Enter", "Right", "u", "x", "Enter", "Tab"]),
        ("批准 原因", ["F6", "Down", "Up", "Enter", "Right", "u", "x", "Enter", "Tab", "Tab"]),
        ("登录 工号", ["Alt-L", "Esc"]),
        ("登录 密码", ["Alt-L"]),
    ]

    @Test("no field shows what a terminal could draw wrongly, and none keeps it", arguments: fields.map(\.name))
    func everyField(_ name: String) async throws {
        let field = try #require(Self.fields.first { $0.name == name })
        let driver = await Driver.at(await Sample.store(), as: 2)
        for key in field.keys { await driver.press(key) }
        try #require(driver.desk.typing != nil)
        for text in Self.corpus {
            await driver.press("Ctrl-U")
            await driver.paste(text)
            check(driver, text)
            for character in text.prefix(40) { await driver.type(String(character)) }
            check(driver, text)
            await driver.press("Home")
            check(driver, text)
            await driver.press("End")
        }
    }

    private func check(_ driver: Driver, _ text: String) {
        #expect(driver.frame.canvas.flaws == [])
        #expect(!driver.text.unicodeScalars.contains("\u{FFFD}"), "\(text.prefix(20).debugDescription)")
        let kept = driver.form ?? ""
        #expect(kept.allSatisfy { $0.drawable == $0 }, "\(kept.debugDescription)")
        #expect(kept.count <= driver.desk.typing?.limit ?? 0)
    }
}
