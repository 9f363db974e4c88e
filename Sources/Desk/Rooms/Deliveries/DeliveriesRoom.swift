import Domain
import Operations
import Surface
import Widgets

/// 交付: what was paid and is handed over later, and digital codes that wait or are complained about. It has no function
/// key of its own: F10 and the palette lead here.
struct DeliveriesRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case handOver, send, undo, recipient, change, reveal, report, clear, replace, bringIn, order, find, earlier,
            later
    }

    enum Note: Sendable {
        case listed(Deliveries.Answer)
        case history(Deliveries.Thing, HandingHistory.Answer)
        /// What was written as a reason or remark for an action.
        case said(Act, Deliveries.Row, String)
        case moved(Result<HandOver.Answer, DeliveryRefusal>, Deliveries.Row)
        case recipient(Result<RevealRecipient.Answer, DeliveryRefusal>, Deliveries.Row)
        /// Asked for to be changed, and as it shall be.
        case known(Result<RevealRecipient.Answer, DeliveryRefusal>, Deliveries.Row)
        case wanted(Recipient, Deliveries.Row)
        case changed(Result<HandOver.Answer, DeliveryRefusal>)
        case code(Result<RevealCode.Answer, CodeSlotRefusal>, Deliveries.Row)
        case served(CodeSlotRefusal?, Act, Deliveries.Row)
    }

    static let id = RoomID.deliveries

    /// Which are listed.
    var which = Deliveries.Which.waiting
    /// The list; nil before the first answer.
    var answer: Deliveries.Answer?
    var list = Table([])
    /// What is typed to find one; it stays a filter until it is cleared.
    var filter = TextField(limit: 20)
    /// The keys type into the filter.
    var isFinding = false
    var history: (thing: Deliveries.Thing, answer: HandingHistory.Answer)?

    static func action(_ act: Act) -> Action {
        func make(_ keys: [Key], _ title: Phrase, _ initials: String, _ help: Phrase, _ right: Right? = nil) -> Action {
            Action("deliveries.\(act.rawValue)", keys, title, initials, help: help, right: right)
        }
        return switch act {
        case .handOver:
            make([.character("h")], Phrase("交付"), "jf", Phrase("客人取走了,或送到签收了;货这时出库"), .deliver)
        case .send: make([.character("s")], Phrase("送出"), "sc", Phrase("出门去送;货这时出库"), .deliver)
        case .undo: make([.character("u")], Phrase("撤回"), "ch", Phrase("上一步按错了,退回去;出了库的货回库"), .deliver)
        case .recipient:
            make([.character("v")], Phrase("收件人"), "sjr", Phrase("看收件人的电话和地址,留下记录"), .deliver)
        case .change:
            make([.character("e")], Phrase("改收件"), "gsj", Phrase("还没送出的改自取、配送、电话和地址"), .deliver)
        case .reveal: make([.character("c")], Phrase("看卡密"), "kkm", Phrase("看一次完整的卡密,留下记录"), .revealCode)
        case .report: make([.character("b")], Phrase("报坏"), "bh", Phrase("客人说卡密用不了:转售后"), .serveCodes)
        case .clear: make([.character("g")], Phrase("没坏"), "mh", Phrase("查明卡密能用:撤回报坏"), .serveCodes)
        case .replace: make([.character("n")], Phrase("换码"), "hm", Phrase("发一个新卡密,旧的作废"), .replaceCode)
        case .bringIn: make([.character("i")], Phrase("导入卡密"), "drkm", Phrase("粘贴卡密,一行一个"), .importCodes)
        case .order: make([.enter], Phrase("看单据"), "kdj", Phrase("打开卖出它的单据:退款、重打小票"))
        case .find: make([.character("/"), .character("f")], Phrase("查找"), "cz", Phrase("按姓名、商品、单号或手机尾号找"))
        case .earlier: make([.left], Phrase("前一页"), "qyy", Phrase("看前一种状态"))
        case .later: make([.right], Phrase("后一页"), "hyy", Phrase("看后一种状态"))
        }
    }

    /// The listed rows that fit what was typed.
    var rows: [Deliveries.Row] {
        guard let answer, answer.which == which else { return [] }
        let text = filter.text
        guard !text.isEmpty else { return answer.rows }
        return answer.rows.filter { row in
            row.name.contains(text) || row.title.contains(text) || row.order.description == text
                || row.phone.hasSuffix(text)
        }
    }

    /// The chosen one.
    var row: Deliveries.Row? {
        let rows = rows
        return rows.indices.contains(list.selected) ? rows[list.selected] : nil
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .earlier: return which == Deliveries.Which.allCases.first ? .absent : .ready
        case .later: return which == Deliveries.Which.allCases.last ? .absent : .ready
        case .find: return isFinding ? .absent : .ready
        case .order, .handOver, .send, .undo, .recipient, .change, .reveal, .report, .clear, .replace, .bringIn: break
        }
        guard !isFinding, let row else { return .absent }
        switch (act, row.handing) {
        case (.order, _): return .ready
        case (_, .delivery(let state, let way)): return availability(of: act, state, way, scene)
        case (_, .code(let state)): return availability(of: act, state, scene)
        }
    }

    private func availability(
        of act: Act, _ state: DeliveryState, _ way: DeliveryWay, _ scene: Scene
    ) -> Availability {
        switch (act, state) {
        case (.recipient, _), (.handOver, .ready), (.handOver, .out), (.undo, .out), (.undo, .done),
            (.change, .waiting), (.change, .ready):
            .ready
        case (.send, .ready): way == .bring ? .ready : .obstacle(scene.say("客人自取,不用送"))
        case (.handOver, _), (.send, _), (.undo, _), (.change, _): .obstacle(scene.sentence(.state(state)))
        default: .absent
        }
    }

    private func availability(of act: Act, _ state: CodeState, _ scene: Scene) -> Availability {
        switch (act, state) {
        case (.bringIn, .pending), (.bringIn, .afterSale), (.reveal, .issued), (.reveal, .afterSale),
            (.report, .issued), (.clear, .afterSale), (.replace, .afterSale):
            .ready
        case (.replace, .issued):
            .obstacle(scene.say("先按 %@ 报坏,再换码", scene.key(of: Self.action(.report), whileTyping: false)))
        case (.reveal, _), (.report, _): .obstacle(scene.sentence(CodeSlotRefusal.state(state)))
        default: .absent
        }
    }

    func silence(of act: Act, _ scene: Scene) -> String {
        row == nil ? nothing(scene) : scene.say("现在不能%@", scene.say(Self.action(act).title))
    }

    /// What is said where the list is empty: what it is for and what leads here.
    func nothing(_ scene: Scene) -> String {
        guard filter.text.isEmpty else { return scene.say("没有找到“%@”", filter.text) }
        return switch which {
        case .waiting: scene.say("没有等货的预订。收银时缺货的商品行按 %@ 预订,就排在这里", scene.key(of: CheckoutRoom.action(.reserve)))
        case .ready: scene.say("没有等着交付的。预订的货入库后自动排到这里")
        case .out: scene.say("没有在路上的。在“可交付”里按 %@ 送出", scene.key(of: Self.action(.send), whileTyping: false))
        case .codes: scene.say("没有等发放或售后中的卡密;卖出时不够的排在这里")
        case .done: scene.say("还没有办完的。交付、签收和发放过的卡密都在这里")
        }
    }

    var typing: TextField? {
        get { isFinding ? filter : nil }
        set {
            guard let newValue else { return }
            filter = newValue
        }
    }

    func missing(for act: Act?) -> String? { act != nil && answer?.which != which ? "list" : nil }

    mutating func ask(for slot: String, _ turn: inout Turn) { refresh(&turn) }

    func note(_ scene: Scene) -> String {
        isFinding ? scene.say("输入查找,Enter 回名单") : scene.say("← → 换状态,字母是操作")
    }

    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) {
        (isFinding, which) = (false, .waiting)
        filter.clear()
    }

    mutating func refresh(_ turn: inout Turn) {
        turn.ask(Deliveries(which), slot: "list") { Note.listed($0) }
    }

    mutating func typed(_ turn: inout Turn) { choose(0, &turn) }
}
