import Domain
import Glyphs
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("简洁模式: what stands there big is what stands there small")
struct SimpleGlyphTests {
    static let sizes = [(80, 24), (100, 30), (120, 36), (160, 45), (240, 67)].map { Size(columns: $0.0, rows: $0.1) }

    @Test("every task is there in big glyphs and as text", arguments: sizes)
    func labels(size: Size) async {
        let desk = await Driver.simple(await Salon.store(), columns: size.columns, rows: size.rows)
        for (index, task) in SimpleTask.allCases.enumerated() {
            #expect(desk.showsBig(task.word.source), "\(task.word.source)")
            #expect(desk.shows("\(index + 1)  \(task.word.source)"))
            #expect(desk.frame.canvas.flaws.isEmpty)
        }
    }

    /// 200 amounts of every length, the same in every run.
    static let amounts: [Money] = (0..<200).map { index in
        let digits = Int64(index % 8)
        let tens = (0..<digits).reduce(Int64(1)) { value, _ in value * 10 }
        return Money(fen: tens + (Int64(index) * 7_919_191) % (tens * 9))
    }

    @Test("200 amounts can be read back from their points, and the line below says the same", arguments: sizes)
    func readBack(size: Size) async {
        let book = Driver.shelf.book
        let share = Self.sizes.firstIndex(of: size) ?? 0
        for money in Self.amounts.enumerated().filter({ $0.offset % Self.sizes.count == share }).map(\.element) {
            let page = SimplePage(
                word: "扣款", question: "对吗?", big: .init(text: money.description, line: "扣款 \(money.description) 元"),
                choices: [.init("对", "对,办理", .next), .init("不对", "不对,返回", .back)], back: "返回")
            var canvas = Canvas(size)
            let scene = Self.scene(size, book)
            _ = SimpleView(page, field: TextField(), marked: nil, scene: scene).draw(on: &canvas)
            let layout = SimpleLayout(page, size, book, .lines)
            #expect(Self.read(canvas, layout.big, book) == money.description)
            #expect(canvas.lines[layout.line.row].trimmed == "扣款 \(money.description) 元")
        }
    }

    /// Turns the cells of a rectangle back into points, and finds the characters one after the other that they are.
    static func read(_ canvas: Canvas, _ rect: Rect, _ book: GlyphBook) -> String? {
        let all = Driver.points(of: canvas, in: rect)
        for font in GlyphFont.amounts {
            var text = ""
            // The line of the text begins somewhere in the room.
            for top in stride(from: 0, through: all.count - font.height, by: 2) {
                text = ""
                var column = 0
                let characters = "0123456789.-¥:"
                while let match = characters.first(where: { Driver.begins($0, font, book, all, top, column) }) {
                    text.append(match)
                    column += (book.points(match, font.face)?.width ?? 0) * font.scale
                }
                let rest = all.map { $0.dropFirst(column) }
                if !text.isEmpty, rest.allSatisfy({ !$0.contains(true) }) { return text }
            }
        }
        return nil
    }

    static func scene(_ size: Size, _ book: GlyphBook?) -> Scene {
        Scene(
            wording: .chinese, calendar: Salon.calendar, chrome: .lines, paperColumns: 32, now: Salon.now, clock: 0,
            staff: Salon.staff[2], front: Salon.front, catalogue: Salon.catalogue, wares: Wares(Salon.catalogue),
            rooms: [], size: size,
            hasPrinter: true, hasGateway: false, isWaiting: false, codeWasRefused: false, book: book,
            codeMatrix: { _ in nil })
    }

    @Test("whole frames at five sizes", arguments: sizes)
    func frames(size: Size) async {
        let name = "\(size.columns)x\(size.rows)"
        let login = await Driver.simple(await Salon.store(), as: nil, columns: size.columns, rows: size.rows)
        Golden.check("simple-login-\(name)", login.picture)
        let desk = await Driver.simple(await Salon.store(), columns: size.columns, rows: size.rows)
        Golden.check("simple-home-\(name)", desk.picture)
        await desk.choose("扣钱")
        Golden.check("simple-find-\(name)", desk.picture)
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("128")
        Golden.check("simple-amount-\(name)", desk.picture)
        await desk.press("Enter")
        Golden.check("simple-read-back-\(name)", desk.picture)
        await desk.press("Enter")
        await desk.type("654")
        Golden.check("simple-pin-\(name)", desk.picture)
        await desk.type("322")
        await desk.press("Enter")
        Golden.check("simple-wrong-\(name)", desk.picture)
        await desk.type("654321")
        await desk.press("Enter")
        Golden.check("simple-done-\(name)", desk.picture)
    }

    @Test("in English the words are short enough to be big, too", arguments: sizes)
    func english(size: Size) async {
        let name = "\(size.columns)x\(size.rows)"
        let desk = await Driver.simple(
            await Salon.store(), columns: size.columns, rows: size.rows, wording: Wording(Sources.english))
        Golden.check("english-simple-home-\(name)", desk.picture)
        #expect(!desk.text.contains { $0 >= "\u{4E00}" && $0 <= "\u{9FFF}" && !"清颜美容中心王芳".contains($0) })
    }

    @Test("without fonts the words stand spaced in a frame, and everything can be done", arguments: sizes)
    func withoutFonts(size: Size) async {
        let desk = await Driver.simple(await Salon.store(), columns: size.columns, rows: size.rows, book: .empty)
        #expect(desk.shows("3"))
        await desk.choose("扣钱")
        #expect(desk.shows("付 钱"))
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("128")
        await desk.press("Enter")
        #expect(desk.shows("1 2 8 . 0 0"))
        #expect(desk.shows("扣款 128.00 元"))
        #expect(desk.frame.canvas.flaws.isEmpty)
    }

    @Test("a tiny window says what it needs, and the question is still there when it grows again")
    func tiny() async {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.resize(columns: 50, rows: 12)
        #expect(desk.shows("80×24"))
        await desk.resize(columns: 80, rows: 24)
        #expect(desk.shows("是哪位会员?"))
    }

    @Test("a huge name and a huge amount are cut, never broken", arguments: sizes)
    func huge(size: Size) async {
        let store = await Salon.store()
        let row = Salon.row(7, String(repeating: "欧阳𠮷野", count: 12), "138****0000", .plain, 99_999_999_999)
        await store.on(FindMembers.self) { _ in .answer(.init(rows: [row], more: false)) }
        await store.on(MemberCard.self) { _ in .answer(.init(card: Salon.card(row))) }
        let desk = await Driver.simple(store, columns: size.columns, rows: size.rows)
        await desk.choose("查还有多少钱")
        await desk.type("oy")
        await desk.press("Enter")
        #expect(desk.shows("余额 999999999.99 元"))
        #expect(desk.frame.canvas.flaws.isEmpty)
    }
}

extension Driver {
    /// The points of a part of the screen, row by row.
    static func points(of canvas: Canvas, in rect: Rect) -> [[Bool]] {
        (0..<rect.rows * 2).map { y in
            (0..<rect.columns).map { x in
                let cell = canvas[rect.row + y / 2, rect.column + x]
                let isReversed = cell.style.attributes.contains(.reverse)
                let isHalf = cell.glyph != .blank
                return y % 2 == 0 ? isReversed : isReversed != isHalf
            }
        }
    }

    /// Whether exactly this character stands at a place among points.
    static func begins(
        _ character: Character, _ font: GlyphFont, _ book: GlyphBook, _ all: [[Bool]], _ top: Int, _ left: Int
    ) -> Bool {
        guard let matrix = book.points(character, font.face) else { return false }
        let (width, height) = (matrix.width * font.scale, matrix.height * font.scale)
        guard top + height <= all.count, left + width <= all[0].count else { return false }
        var hasInk = false
        for y in 0..<height {
            for x in 0..<width {
                let wanted = matrix[y / font.scale, x / font.scale]
                if all[top + y][left + x] != wanted { return false }
                hasInk = hasInk || wanted
            }
        }
        return hasInk
    }
}
