import Domain
import Operations
import Surface
import Widgets

/// 商品库存: what is on the shelves, what moved it, and what may be done about it. It has no function key of its own: F10
/// and the palette lead here.
struct StockRoom: Room {
    enum Act: String, CaseIterable, Sendable { case look, receive, count, lose, codes, edit, uses, add }

    enum Note: Sendable {
        case goods(StockList.Answer)
        case history(GoodID, StockHistory.Answer)
        case added(GoodID)
    }

    static let id = RoomID.stock

    /// Name, initials, bar code.
    var find = TextField(limit: 30)
    /// All articles; nil before the first answer.
    var goods: [GoodItem]? {
        didSet {
            finder = ItemFinder(
                (goods ?? []).map { item in
                    .init(
                        [item.title] + (item.category.map { [$0] } ?? []),
                        codes: item.barcode.map { [$0.text] } ?? [], sold: item.sold)
                })
        }
    }
    private var finder = ItemFinder([])
    var categories: [String] = []
    var list = Table([])
    /// The list has the keys: letters are actions.
    var isInList = false
    /// The article whose page is shown.
    var shown: GoodID?
    var history: StockHistory.Answer?
    var moves = Table([])
    /// A bar code that was scanned and is no article's: what `add` begins with.
    var unknownCode = ""

    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        return switch act {
        case .look: Action("stock.look", [.enter, .tab], Phrase("查看"), "ck", help: Phrase("看这种商品的出入明细;Esc 回到查找"))
        case .receive:
            Action(
                "stock.receive", both("r"), Phrase("入库"), "rk", help: Phrase("到了多少;可写送货单号"), right: .receiveStock)
        case .count:
            Action(
                "stock.count", both("c"), Phrase("盘点"), "pd", help: Phrase("数出来多少;与账上不同要写原因"), right: .countStock)
        case .lose:
            Action(
                "stock.lose", both("x"), Phrase("报损"), "bs", help: Phrase("坏了、过期或丢了多少,要写原因"),
                right: .writeOffStock)
        case .codes:
            Action(
                "stock.codes", both("i"), Phrase("导入卡密"), "drkm", help: Phrase("粘贴卡密,一行一个;等着的客人先发"),
                right: .importCodes)
        case .edit:
            Action(
                "stock.edit", both("e"), Phrase("修改"), "xg", help: Phrase("改名称、条码、售价、单位和下限"), right: .keepGoods)
        case .uses:
            Action(
                "stock.uses", both("s"), Phrase("用料"), "yl", help: Phrase("哪个项目做一次要用多少"), right: .keepGoods)
        case .add:
            Action("stock.add", both("a"), Phrase("新商品"), "xsp", help: Phrase("登记一种新商品"), right: .keepGoods)
        }
    }

    /// The articles that fit what was typed.
    var rows: [GoodItem] {
        let goods = goods ?? []
        return finder.find(find.text).map { goods[$0] }
    }

    /// The article that is meant: the one whose page is shown, the chosen row, or the only one found.
    var item: GoodItem? {
        if shown != nil { return history?.item }
        let rows = rows
        guard isInList || rows.count == 1 else { return nil }
        return rows.indices.contains(list.selected) ? rows[list.selected] : nil
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .add: return .ready
        case .look:
            if shown != nil { return .absent }
            return rows.isEmpty ? .obstacle(nothing(scene)) : .ready
        case .codes: return item?.keeping == .digital ? .ready : .absent
        case .receive, .count, .lose, .uses:
            if item?.keeping == .digital {
                return .obstacle(
                    scene.say("卡密的库存是导入的码;按 %@ 导入卡密", scene.key(of: Self.action(.codes), whileTyping: false)))
            }
            return availability(of: .edit, scene)
        case .edit:
            if item != nil { return .ready }
            return rows.isEmpty ? .absent : .obstacle(several(scene))
        }
    }

    func silence(of act: Act, _ scene: Scene) -> String {
        scene.say("先选一种商品,再%@", scene.say(Self.action(act).title))
    }

    func nothing(_ scene: Scene) -> String {
        find.text.isEmpty
            ? scene.say("还没有商品,按 %@ 登记", scene.key(of: Self.action(.add))) : scene.say("没有找到“%@”", find.text)
    }

    func several(_ scene: Scene) -> String { scene.say("共 %@ 种,请选一种", String(rows.count)) }

    var typing: TextField? {
        get { shown != nil || isInList ? nil : find }
        set {
            guard let newValue else { return }
            find = newValue
        }
    }

    func missing(for act: Act?) -> String? {
        if goods == nil { return "list" }
        return act != nil && shown != nil && history == nil ? "history" : nil
    }

    mutating func ask(for slot: String, _ turn: inout Turn) { refresh(&turn) }

    func note(_ scene: Scene) -> String {
        if shown != nil { return scene.say("字母是操作,Esc 回名单") }
        return isInList ? scene.say("在名单里:字母是操作,Esc 回查找") : scene.say("在查找框:输入找商品,Enter 选")
    }

    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) {
        (shown, history, isInList, unknownCode) = (nil, nil, false, "")
        find.clear()
    }

    mutating func refresh(_ turn: inout Turn) {
        turn.ask(StockList(), slot: "list") { Note.goods($0) }
        if let shown { turn.ask(StockHistory(good: shown), slot: "history") { Note.history(shown, $0) } }
    }

    mutating func typed(_ turn: inout Turn) {
        isInList = false
        list.count = rows.count
        list.select(0)
    }
}
