import Domain
import Surface

/// What can be done in every room.
enum Global: String, CaseIterable, Sendable {
    case help
    case back
    case more
    case palette
    case redraw
    case lock
    case suspend
    case theme
    case language
    case bell
    case guide
    case about
    case simple
    case quit

    /// Its entry in the table.
    var action: Action { Self.table[self] ?? made }

    private var made: Action {
        switch self {
        case .help:
            Action(
                "desk.help", [.function(1), .alt("1"), .character("?")], Phrase("帮助"), "bz", help: Phrase("这里能按哪些键"))
        case .back: Action("desk.back", [.escape], Phrase("返回"), "fh", help: Phrase("回到上一步"))
        case .more:
            Action(
                "desk.more", [.function(10), .alt("0")], Phrase("更多"), "gd", help: Phrase("商品库存、单据退货、锁屏、换主题、语言、关于、退出"))
        case .palette:
            Action("desk.palette", [.control("p")], Phrase("做什么"), "zsm", help: Phrase("按名称或拼音首字母找功能"))
        case .redraw: Action("desk.redraw", [.control("l")], Phrase("重画"), "ch", help: Phrase("屏幕乱了就重画"))
        case .lock: Action("desk.lock", [.alt("l")], Phrase("锁屏"), "sp", help: Phrase("离开柜台时锁屏,填了一半的还在"))
        case .suspend: Action("desk.suspend", [.control("z")], Phrase("挂起"), "gq", help: Phrase("回到命令行,用 fg 回来"))
        case .theme: Action("desk.theme", [], Phrase("换主题"), "hzt", help: Phrase("换一种颜色"))
        case .language:
            Action("desk.language", [], Phrase("语言 Language"), "yy", help: Phrase("换一种语言"))
        case .bell: Action("desk.bell", [], Phrase("提示音"), "tsy", help: Phrase("办不成时响一声,再选一次就不响"))
        case .guide: Action("desk.guide", [], Phrase("使用向导"), "syxd", help: Phrase("五步认识这个柜台"))
        case .about: Action("desk.about", [], Phrase("关于"), "gy", help: Phrase("程序版本和本店"))
        case .simple:
            Action("desk.simple", [.function(12)], Phrase("简洁模式"), "jjms", help: Phrase("大字,一屏一个问题,按数字选;再按回到普通屏幕"))
        case .quit: Action("desk.quit", [.control("q")], Phrase("退出"), "tc", help: Phrase("退出程序"))
        }
    }

    /// How a room is opened; one without a function key has no keys and stands in F10 and the palette only.
    static func action(of room: RoomID) -> Action? { openings[room] }

    private static func makeOpening(of room: RoomID) -> Action? {
        guard room != .login, room != .simple, room != .simpleLogin else { return nil }
        let keys: [Key] = room.function.map { [.function($0), .alt(Character(String($0)))] } ?? []
        return Action("room.\(room.rawValue)", keys, room.title, room.initials, help: room.help)
    }

    static let all = allCases.map(\.action)

    // Made once: every key asks for them.
    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.made) })
    private static let openings = Dictionary(
        uniqueKeysWithValues: RoomID.allCases.compactMap { room in makeOpening(of: room).map { (room, $0) } })
}
