import Domain
import Glyphs
import Operations
import Surface
import Testing

@testable import Desk

@Suite("大字、小字: only where the window allows it")
struct LetterTests {
    /// A simple counter in a window of letters of so many points.
    private func desk(_ columns: Int, _ rows: Int, points: Int? = 20) async -> Driver {
        let desk = await Driver(
            await Salon.store(), columns: columns, rows: rows, opensSimple: true, letters: points)
        desk.feed(.fonts(Driver.shelf.book))
        await desk.choose("王芳")
        await desk.type("730518")
        await desk.press("Enter")
        desk.effects = []
        return desk
    }

    private func points(_ desk: Driver) -> [Int] {
        desk.effects.compactMap { if case .setLetters(let points) = $0 { points } else { nil } }
    }

    @Test("a key makes them larger and smaller, as long as 80×24 fit, and the screen says which")
    func keys() async {
        let desk = await desk(100, 30)
        #expect(desk.shows("[+] 大字   [-] 小字"))
        await desk.press("+")
        #expect(points(desk) == [23])
        await desk.resize(columns: 86, rows: 26)
        await desk.press("=")
        #expect(desk.shows("字已经最大"))
        #expect(points(desk) == [23])
        await desk.press("-")
        #expect(points(desk) == [23, 20])
    }

    @Test("F10 knows them by number, and the way back")
    func menu() async {
        let desk = await desk(120, 36)
        await desk.press("F10")
        await desk.choose("字号")
        await desk.choose("大字")
        await desk.press("F10")
        await desk.choose("字号")
        await desk.choose("原来")
        #expect(points(desk) == [23, 20])
        await desk.press("F10")
        await desk.choose("字号")
        await desk.choose("原来")
        #expect(desk.shows("已经是原来大小"))
    }

    @Test("while something is typed, + and - are typed or nothing")
    func typing() async {
        let desk = await desk(120, 36)
        await desk.choose("扣钱")
        await desk.press("+", "-")
        #expect(points(desk).isEmpty)
    }

    @Test("where nobody allowed it nothing on the screen speaks of it")
    func nowhere() async {
        let desk = await desk(120, 36, points: nil)
        #expect(!desk.shows("大字") && !desk.shows("小字"))
        await desk.press("+")
        #expect(points(desk).isEmpty)
        await desk.press("F10")
        #expect(!desk.shows("字号"))
    }
}
