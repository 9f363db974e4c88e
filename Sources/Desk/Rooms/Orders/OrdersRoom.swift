import Domain
import Operations
import Surface
import Widgets

/// 单据: what was sold, a copy of its receipt, and lines that go back. It has no function key of its own: F10, the
/// palette and a member's page lead here.
struct OrdersRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case enter, earlier, later, today, refund, pick, more, fewer, all, shelf, split, print
    }

    enum Note: Sendable {
        case listed(Orders.Answer, Orders.Which)
        case opened(OrderDetail.Answer, OrderID)
        case seen(OrderDetail.Answer, OrderID)
        case resumed(OrderDetail.Answer, Draft.Refund)
        case preview(RefundPreview.Answer, RefundDraft.Wish)
        case split(RefundDraft.Split)
        case back(PaymentReturnID, PaymentNews)
        case done(Result<RefundSale.Answer, RefundSale.Refusal>)
    }

    /// How far somebody has come.
    enum Stage: Sendable { case list, order, refund, reason, receipt }

    static let id = RoomID.orders

    /// Which orders are listed.
    var which = Orders.Which.today
    /// The list and what it was asked for; nil before the first answer.
    var answer: Orders.Answer?
    var listed: Orders.Which?
    var list = Table([])
    /// A number that is typed to find an order.
    var number = TextField(content: .digits, limit: 12)
    /// The order whose page is shown.
    var sold: OrderDetail.Sold?
    var lines = Table([])
    /// What is to go back, as far as it is chosen.
    var draft: RefundDraft?
    /// What was just given back.
    var receipt: SaleReceipt?
    var paper = TextView([], folds: false)

    var stage: Stage {
        if receipt != nil { return .receipt }
        if let draft { return draft.isReasoning ? .reason : .refund }
        return sold == nil ? .list : .order
    }

    static func action(_ act: Act) -> Action {
        switch act {
        case .enter:
            Action("orders.enter", [.enter], Phrase("确定"), "qd", help: Phrase("打开选中的单据;退货时到下一步,写好原因后办理"))
        case .earlier: Action("orders.earlier", [.character("[")], Phrase("前一天"), "qyt", help: Phrase("看前一天的单据"))
        case .later: Action("orders.later", [.character("]")], Phrase("后一天"), "hyt", help: Phrase("看后一天的单据"))
        case .today: Action("orders.today", [.character("t")], Phrase("今天"), "jt", help: Phrase("回到今天的单据"))
        case .refund:
            Action(
                "orders.refund", [.character("r")], Phrase("退这单"), "tzd", help: Phrase("选哪几项退几份,看清怎么退再办"),
                right: .refund)
        case .pick: Action("orders.pick", [.character(" ")], Phrase("选一项"), "xyx", help: Phrase("这一项全退;再按一次不退"))
        case .more:
            Action("orders.more", [.character("+"), .character("=")], Phrase("多退一份"), "dtyf", help: Phrase("这一项多退一份"))
        case .fewer: Action("orders.fewer", [.character("-")], Phrase("少退一份"), "styf", help: Phrase("这一项少退一份"))
        case .all: Action("orders.all", [.character("a")], Phrase("全退"), "qt", help: Phrase("还没退的全部退"))
        case .shelf: Action("orders.shelf", [.character("k")], Phrase("回架"), "hj", help: Phrase("退回的商品回不回货架;坏了的不回"))
        case .split: Action("orders.split", [.character("s")], Phrase("怎么退"), "zmt", help: Phrase("按比例退回各种付款,或全退到其中一种"))
        case .print: Action("orders.print", [.character("p")], Phrase("打印"), "dy", help: Phrase("打印小票;重打的标副本"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .enter:
            if stage == .order { return .absent }
            guard stage == .list, number.text.isEmpty, rows.isEmpty, listed == which else { return .ready }
            return .obstacle(nothing(scene))
        case .earlier, .later, .today: return turning(act, scene)
        case .refund:
            guard stage == .order, let sold else { return .absent }
            return sold.lines.contains { $0.left > 0 } ? .ready : .obstacle(scene.say("这张单已经全部退完"))
        case .print: return stage == .order || stage == .receipt ? .ready : .absent
        case .pick, .more, .fewer, .all: return stage == .refund ? .ready : .absent
        case .shelf:
            guard stage == .refund, let line else { return .absent }
            return line.isGood ? .ready : .obstacle(scene.say("只有商品才回架"))
        case .split:
            guard stage == .refund, let sold else { return .absent }
            return RefundDraft.open(sold).count > 1 ? .ready : .obstacle(scene.say("只有一种付款可退,原路退回"))
        }
    }

    private func turning(_ act: Act, _ scene: Scene) -> Availability {
        guard stage == .list else { return .absent }
        if act == .later, day(scene) == today(scene) { return .obstacle(scene.say("已经是今天")) }
        if case .member = which, act != .today { return .absent }
        return act == .today && which == .today ? .absent : .ready
    }

    func today(_ scene: Scene) -> Day { scene.calendar.businessDay(of: scene.now) }

    /// The day whose orders are listed; nil for a member's.
    func day(_ scene: Scene) -> Day? {
        switch which {
        case .today: today(scene)
        case .day(let day): day
        case .member, .number: nil
        }
    }

    /// The listed orders, once they are those that are wanted.
    var rows: [Orders.Answer.Sold] { listed == which ? answer?.orders ?? [] : [] }

    /// The line the cursor is at.
    var line: OrderDetail.Sold.Line? {
        guard let sold, sold.lines.indices.contains(lines.selected) else { return nil }
        return sold.lines[lines.selected]
    }

    func nothing(_ scene: Scene) -> String {
        if case .member = which { return scene.say("这位会员还没有消费;到 %@ 收银", scene.key(of: .checkout)) }
        return scene.say(
            "这一天还没有单据;按 %@ 看前一天,到 %@ 收银", scene.key(of: Self.action(.earlier), whileTyping: false),
            scene.key(of: .checkout))
    }

    var subject: MemberID? { draft == nil ? sold?.member : nil }

    var isHalfFilled: Bool { draft.map { $0.isChosen || !$0.reason.text.isEmpty } ?? false }

    var typing: TextField? {
        get {
            switch stage {
            case .reason: draft?.reason
            case .list: number.text.isEmpty ? nil : number
            case .order, .refund, .receipt: nil
            }
        }
        set {
            guard let newValue else { return }
            if stage == .reason { draft?.reason = newValue } else { number = newValue }
        }
    }

    var takesDigits: Bool { stage == .list || stage == .reason }

    func missing(for act: Act?) -> String? {
        guard act == .enter else { return nil }
        switch stage {
        case .list: return number.text.isEmpty && listed != which ? "list" : nil
        case .refund, .reason: return draft.map { $0.isChosen && !$0.isSettled } ?? false ? "preview" : nil
        case .order, .receipt: return nil
        }
    }

    mutating func ask(for slot: String, _ turn: inout Turn) {
        if slot == "preview" { askPreview(&turn) } else { askList(&turn) }
    }

    func note(_ scene: Scene) -> String {
        switch stage {
        case .list: scene.say("字母是操作;输入单号找一张")
        case .order: scene.say("单据:Esc 回名单")
        case .refund: scene.say("退货 1/2:选退什么")
        case .reason: scene.say("退货 2/2:写原因,Enter 办理")
        case .receipt: scene.say("已退货:Enter 完成")
        }
    }

    func formKeys(_ scene: Scene) -> [Action] {
        guard stage == .list else { return [] }
        return [Action("orders.form.number", [.character("0")], Phrase("单号"), "dh", help: Phrase("输入单号再按 Enter,打开那一张"))]
    }

    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) {
        if isHalfFilled { return }
        leaveOrder()
        which = .today
    }

    mutating func refresh(_ turn: inout Turn) {
        askList(&turn)
        if let order = sold?.order { turn.ask(OrderDetail(order: order), slot: "order") { Note.seen($0, order) } }
        if draft != nil { askPreview(&turn) }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        let member: MemberID?
        switch errand {
        case .orders(let whose): member = whose
        case .order: member = nil
        default: return false
        }
        if isHalfFilled {
            turn.warn(turn.say("还有没办完的退货,先办完或按 Esc 放弃"))
            return true
        }
        leaveOrder()
        list.select(0)
        if case .order(let order) = errand {
            which = .number(order)
            turn.decide(OrderDetail(order: order)) { Note.opened($0, order) }
        }
        if let member { which = .member(member) }
        askList(&turn)
        return true
    }

    /// Back to the list with nothing chosen.
    mutating func leaveOrder() {
        (sold, draft, receipt) = (nil, nil, nil)
        number.clear()
    }
}
