import Domain
import Glyphs
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("会员屏: what the member sees")
struct MemberDisplayTests {
    @Test("what is to pay, nobody's name; behind the lock nothing, and after it the same again")
    func bill() async {
        let driver = await Driver.at(await Salon.store())
        #expect(driver.desk.display.page == nil)
        await driver.scan(Salon.code)
        await driver.press("F5")
        await driver.type("128")
        await driver.press("Enter")
        guard case .bill(let lines, let label, let total)? = driver.desk.display.page else {
            Issue.record("\(driver.desk.display)")
            return
        }
        #expect(label == "应付" && total == Money(fen: 12800) && lines.map(\.amount) == [total])
        #expect(!"\(driver.desk.display)".contains("张晓明"))
        await driver.press("Alt-L")
        #expect(driver.desk.display.page == nil)
    }

    static let pages: [MemberDisplay.Page] = [
        .bill(
            (1...40).map { .init(title: "补水护理 加长加时 \($0)", amount: Money(fen: 12_800)) }, label: "应付",
            total: Money(fen: 1_288_850)),
        .bill([], label: "应付", total: Money(fen: 1)),
        .done("已收款", amount: Money(fen: 12_800), lines: ["找零 72.00", "余额 372.00"]),
        .code("会员码", digits: Salon.code, hint: "请扫这个码"),
    ]

    @Test("every page on every screen: whole, and the amount in plain letters too", arguments: pages)
    func drawn(_ page: MemberDisplay.Page) {
        for size in [(20, 6), (40, 12), (80, 24), (120, 36), (240, 67)].map({ Size(columns: $0.0, rows: $0.1) }) {
            for book in [GlyphBook.empty, Driver.shelf.book] {
                var canvas = Canvas(size)
                MemberDisplay(store: "清颜美容中心", page: page).draw(on: &canvas, book: book) { _ in nil }
                #expect(canvas.flaws.isEmpty, "\(size)")
                guard size.rows >= 12 else { continue }
                let text = canvas.lines.joined(separator: "\n")
                switch page {
                case .bill(_, let label, let total): #expect(text.contains("\(label) \(total.description)"))
                case .done(let label, let amount, let lines):
                    #expect(text.contains("\(label) \(amount.description)") && lines.allSatisfy(text.contains))
                case .code(let label, let digits, _):
                    #expect(text.contains(label) && text.contains(digits.grouped(by: 4)))
                }
            }
        }
    }
}
