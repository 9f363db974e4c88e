import ArgumentParser
import Desk
import Devices
import Domain
import Foundation
import Glyphs
import Operations
import Surface
import Widgets

/// Plays keys into the desk without a terminal and prints the screen.
struct PressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "press", abstract: "不用终端:把按键送进前台,把最后的屏幕印成文字。",
        discussion: """
            按键写名字:F2 Enter Esc Tab Down Ctrl-P Alt-L …;其他文字逐字键入。
            text:文字 原样键入;scan:数字 扫码;code:会员号 扫这位会员此刻的动态码;paste:文字 粘贴。
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var looks: LookOptions
    @Option(help: ArgumentHelp("屏幕大小。", valueName: "列x行"))
    var size = "80x24"
    @Option(help: ArgumentHelp("把最后的屏幕也画成一张 SVG。", valueName: "文件"))
    var svg: String?
    @Option(help: ArgumentHelp("SVG 用的主题。", valueName: "名字"))
    var theme = "dark"
    @Flag(name: .customLong("member-side"), help: "印会员屏,不印前台。")
    var memberSide = false
    @Argument(help: ArgumentHelp("按键。", valueName: "按键"))
    var keys: [String] = []

    func run() throws {
        let parts = size.split(separator: "x").compactMap { Int($0) }
        guard parts.count == 2, parts.allSatisfy({ (1...500).contains($0) }) else {
            throw ValidationError("--size 写成 80x24 这样。")
        }
        let shelf = Shelf()
        guard shelf.themes.contains(theme) else {
            throw ValidationError("没有叫 \(theme) 的主题。现在有:\(shelf.themes.joined(separator: "、"))。")
        }
        let (folder, language, keys) = (data.folder, looks.language, keys)
        let (theme, isDrawn, memberSide) = (theme, svg != nil, memberSide)
        let size = Size(columns: parts[0], rows: parts[1])
        let frame = wait {
            let store = try await folder.open()
            defer { store.close() }
            var player = Player(
                store, Environment(store, language: language, chrome: .lines, shelf: Shelf(), theme: theme), size)
            player.usesBigGlyphs = isDrawn
            await player.open()
            for key in keys { await player.play(key) }
            return memberSide ? player.memberSide : player.frame
        }
        for line in frame.canvas.lines { print(line) }
        guard let svg else { return }
        let picture = ScreenPicture(frame.canvas, cursor: frame.cursor, in: shelf.palette(theme, for: .full))
        do { try picture.svg().write(toFile: svg, atomically: true, encoding: .utf8) } catch {
            Trouble(.cannotCreate, "写不了 \(svg)。请检查目录和权限,或换一个文件。").end()
        }
    }
}

/// Plays steps into a desk, each to its end.
private struct Player {
    private let operations: DayOpening
    private let store: OpenStore
    private let size: Size
    private var desk: Desk
    private var clock: Int64 = 1000
    /// Whether big glyphs are drawn; printed as text, they would be no letters.
    var usesBigGlyphs = false

    init(_ store: OpenStore, _ environment: Environment, _ size: Size) {
        self.store = store
        operations = DayOpening(store.operations)
        self.size = size
        desk = Desk(environment, size: size)
    }

    var frame: Frame { desk.frame(size) }

    /// What the member sees on a screen of their own.
    var memberSide: Frame {
        var canvas = Canvas(size)
        desk.display.draw(on: &canvas, book: FontShelf().book) { CodeMatrix.rows(drawing: $0) }
        return Frame(canvas: canvas, cursor: nil)
    }

    mutating func open() async {
        await settle(desk.update(.tick(Clock.now, clock: clock)))
        await settle(desk.open())
    }

    mutating func play(_ step: String) async {
        if step.hasPrefix("scan:") { return await scan(String(step.dropFirst(5))) }
        if step.hasPrefix("code:") {
            guard let member = Int64(step.dropFirst(5)),
                let code = CodeCommand.code(of: MemberID(member), store.vault)
            else { return }
            return await scan(code.digits)
        }
        if step.hasPrefix("paste:") { return await feed(.paste(String(step.dropFirst(6)))) }
        if !step.hasPrefix("text:"), step.count > 1, let key = Key(step) { return await feed(.key(key)) }
        for character in step.hasPrefix("text:") ? step.dropFirst(5) : step[...] {
            await feed(.key(Key(.character(character), [])))
        }
    }

    private mutating func scan(_ digits: String) async {
        for character in digits { await feed(.key(Key(.character(character), [])), after: 2) }
        await feed(.key(Key(.enter, [])))
    }

    /// A person's key: the next one is pressed when what it did is seen.
    private mutating func feed(_ event: Event) async {
        await feed(event, after: 0)
        clock += 300
        await settle(desk.update(.tick(Clock.now, clock: clock)))
    }

    private mutating func feed(_ event: Event, after pause: Int64) async {
        clock += pause
        await settle(desk.update(.tick(Clock.now, clock: clock)))
        await settle(desk.update(.event(TimedEvent(event, at: clock))))
    }

    private mutating func settle(_ effects: [Effect]) async {
        for effect in effects {
            if case .readFonts = effect { await settle(desk.update(.fonts(usesBigGlyphs ? FontShelf().book : .empty))) }
            guard let request = effect.request else { continue }
            let message = await request.run(operations)
            await operations.openDay()
            await settle(desk.update(.answer(request.ticket, message)))
        }
    }
}
