import Domain
import Operations
import Surface
import Widgets

/// F6 会员: find somebody, see everything that is kept of them, and change what may be changed.
struct MembersRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case look, charge, topUp, verify, receive, book, orders, register, payDebt, undo, giveBack, grant, edit, pin,
            status,
            phone, code, statement, notice
    }

    static let id = RoomID.members

    /// Name, pinyin, digits.
    var find = TextField(limit: 40)
    var rows = MemberWindow()
    var hasMore = false
    /// The one who is shown was named by another room, not chosen in the list.
    var isNamedElsewhere = false
    /// What was in the box when the rows were found; nil before the first answer.
    var rowsText: String?
    var list = Table([], showsTitles: false)
    /// Whose profile is shown.
    var shown: MemberID?
    var card: MemberCard.Card?
    var cardWait = CardWait.over
    /// The profile has the keys, the find box has not.
    var isInProfile = false
    /// The list has the keys: one of several is being chosen.
    var isInList = false
    /// The row of the list was chosen by hand.
    var isPicked = false
    var page = MemberPage.overview
    var movements = Table([])
    var benefits = Table([])
    var visits = Table([])
    /// A new member as far as typed.
    var registering: RegisterForm?

    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        return switch act {
        case .look: Action("members.look", [.enter, .tab], Phrase("查看"), "ck", help: Phrase("到右边看这位会员;Esc 回到查找"))
        case .charge:
            Action("members.charge", both("p"), Phrase("收银"), "sy", help: Phrase("这位会员付款"), right: .sell)
        case .topUp:
            Action("members.topUp", both("t"), Phrase("充值"), "cz", help: Phrase("给这位会员充值"), right: .topUp)
        case .verify:
            Action("members.verify", both("v"), Phrase("核销"), "hx", help: Phrase("核销这位会员的次卡和券"), right: .verify)
        case .receive:
            Action(
                "members.receive", both("c"), Phrase("接待"), "jd", help: Phrase("到接待登记这位会员到店"), right: .receive)
        case .book:
            Action("members.book", both("b"), Phrase("预约"), "yy", help: Phrase("给这位会员预约"), right: .book)
        case .orders:
            Action("members.orders", [.character("o")], Phrase("消费"), "xf", help: Phrase("这位会员的单据:看明细、重打小票、退货"))
        case .payDebt:
            Action(
                "members.payDebt", [.character("z")], Phrase("还挂账"), "hgz", help: Phrase("收这位会员还的挂账,全部或一部分"),
                right: .sell)
        case .undo:
            Action(
                "members.undo", both("u"), Phrase("撤销"), "cx", help: Phrase("撤销账户页里选中的一笔"),
                right: .undoDeduction)
        case .giveBack:
            Action(
                "members.giveBack", both("x"), Phrase("退卡"), "tk",
                help: Phrase("把储值或次卡退成钱:先看法定金额怎么算,再退"), right: .refundPrepaid)
        case .grant:
            Action(
                "members.grant", both("g"), Phrase("发一张券"), "fyzq", help: Phrase("发一张券给这位会员"), right: .grantCoupon)
        case .edit:
            Action(
                "members.edit", both("e"), Phrase("修改"), "xg", help: Phrase("改姓名、备注和注意事项"), right: .keepMembers)
        case .pin:
            Action(
                "members.pin", both("s"), Phrase("密码"), "mm", help: Phrase("请会员设支付密码,输两遍"), right: .setMemberPIN
            )
        case .status:
            Action(
                "members.status", both("f"), Phrase("状态"), "zt", help: Phrase("冻结、解冻或列入黑名单,要写原因"),
                right: .restrictMembers)
        case .phone:
            Action(
                "members.phone", both("h"), Phrase("手机"), "sj", help: Phrase("看一次完整手机号,要写原因,留下记录"),
                right: .unmask)
        case .code:
            Action(
                "members.code", both("m"), Phrase("会员码"), "hym", help: Phrase("在屏幕上显示动态会员码"),
                right: .showMemberCode)
        case .statement:
            Action(
                "members.statement", both("d"), Phrase("对账单"), "dzd", help: Phrase("最近一年的每一笔变动和剩余,可打印、签名"))
        case .register:
            Action(
                "members.register", both("r"), Phrase("新会员"), "xhy",
                help: Phrase("登记新会员:手机号、姓名、同意告知"), right: .keepMembers)
        case .notice:
            Action("members.notice", [.control("o")], Phrase("读告知书"), "dgzs", help: Phrase("登记前给会员看的告知书全文"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        if registering != nil { return act == .notice ? .ready : .absent }
        switch act {
        case .notice: return .absent
        case .register: return .ready
        case .look:
            if isInProfile { return .absent }
            guard rows.isEmpty, rowsText == find.text else { return .ready }
            return .obstacle(find.text.isEmpty ? scene.say("还没有会员") : scene.say("没有找到“%@”", find.text))
        case .charge: return handing(to: .checkout, scene)
        case .topUp: return handing(to: .topUp, scene)
        case .verify: return handing(to: .verification, scene)
        case .receive: return handing(to: .reception, scene)
        case .book: return handing(to: .bookings, scene)
        case .orders: return handing(to: .orders, scene)
        case .payDebt: return card?.debt == nil ? .absent : isSettled(scene)
        case .undo: return page == .account ? undoing(scene) : .absent
        case .giveBack: return page == .account && isInProfile ? givingBack(scene) : .absent
        case .grant:
            guard isSettled(scene) == .ready else { return isSettled(scene) }
            return scene.catalogue?.coupons.isEmpty ?? true ? .obstacle(scene.say("还没有可以发的券")) : .ready
        case .edit, .pin, .status, .phone, .code, .statement: return isSettled(scene)
        }
    }

    /// Whether somebody is meant on purpose: chosen by hand, named elsewhere, or the only one found.
    var isChosen: Bool { isInProfile || isInList || isPicked || isNamedElsewhere || rows.count == 1 }

    /// Whether a key may act on whoever is shown; their card may still be on its way.
    private func isSettled(_ scene: Scene) -> Availability {
        guard shown != nil, card != nil || cardWait != .over, isInProfile || rowsText == find.text else {
            return .absent
        }
        return isChosen ? .ready : .obstacle(several(scene))
    }

    /// What is said where one of several has to be chosen first.
    func several(_ scene: Scene) -> String {
        find.text.isEmpty
            ? scene.say("共 %@ 位,请选一位", String(rows.count))
            : scene.say("找到 %@ 位,请选一位", String(rows.count) + (hasMore ? "+" : ""))
    }

    func silence(of act: Act, _ scene: Scene) -> String {
        let title = scene.say(Self.action(act).title)
        switch act {
        case .charge, .topUp, .verify, .receive, .book, .orders, .grant, .edit, .pin, .status, .phone, .code,
            .statement, .payDebt:
            return registering == nil ? scene.say("先选一位,再%@", title) : scene.say("现在不能%@", title)
        case .undo: return scene.say("到账户页选中一笔,再%@", title)
        case .giveBack: return scene.say("到会员的账户页,再%@", title)
        case .look, .register, .notice: return scene.say("现在不能%@", title)
        }
    }

    func formKeys(_ scene: Scene) -> [Action] {
        guard registering != nil else { return [] }
        return [
            Action("members.form.next", [.enter], Phrase("下一项/登记"), "xyx", help: Phrase("到下一项;最后一项上是登记")),
            Action("members.form.fields", [.tab, .backTab], Phrase("换一项"), "hyx", help: Phrase("在要填的几项之间走")),
            Action("members.form.tick", [.character(" ")], Phrase("勾选"), "gx", help: Phrase("在同意告知等项上勾选或取消")),
        ]
    }

    /// Whether the list is not the one for what was typed, or has not come as far as the choice.
    private var lacksList: Bool {
        if isInProfile && shown != nil { return false }
        return rowsText != find.text || (!rows.isEmpty && rows[list.selected] == nil)
    }

    func missing(for act: Act?) -> String? {
        guard registering == nil else { return nil }
        let needsCard: Bool
        switch act {
        case .notice: return nil
        case .look: return isInProfile || !lacksList ? nil : "find"
        case .charge, .topUp, .verify, .receive, .book, .orders, .grant, .register: needsCard = false
        case .undo, .giveBack: needsCard = page == .account && isInProfile
        case .edit, .pin, .status, .phone, .code, .statement, .payDebt: needsCard = true
        case nil: return isInProfile && lacksList ? "find" : nil
        }
        if lacksList { return "find" }
        return needsCard && shown != nil && cardWait != .over ? "card" : nil
    }

    mutating func ask(for slot: String, _ turn: inout Turn) {
        if slot == "find" { return ask(&turn) }
        if let shown { ask(card: shown, &turn) }
    }

    var wakesAt: Instant? { cardWait.due }

    mutating func tick(_ turn: inout Turn) {
        if let shown, cardWait.due != nil { ask(card: shown, &turn) }
    }

    private func handing(to room: RoomID, _ scene: Scene) -> Availability {
        scene.rooms.contains(room) ? isSettled(scene) : .absent
    }

    private func givingBack(_ scene: Scene) -> Availability {
        guard let card else { return cardWait != .over ? .ready : .absent }
        let isEmpty = card.row.balance == .zero && !card.sessions.contains { $0.left > 0 }
        return isEmpty ? .obstacle(scene.say("没有可退的储值和次卡")) : .ready
    }

    private func undoing(_ scene: Scene) -> Availability {
        guard isInProfile, let movement else { return .absent }
        switch movement.kind {
        case .deduction, .topUp, .packageSale, .couponGrant, .debtPaid: break
        case .verification: return .obstacle(scene.say("核销请在核销的今日列表里撤销"))
        case .deposit, .depositReturn, .depositKept, .depositUse: return .obstacle(scene.say("订金在预约里退还或抵用"))
        case .sale, .refund, .collection, .collectionReturn, .till:
            return .obstacle(scene.say("消费在单据里退货:按 %@", scene.key(of: Self.action(.orders), whileTyping: false)))
        case .reversal, .lapse, .opening, .prepaidRefund: return .obstacle(scene.say("这一笔不能在这里撤销"))
        }
        if movement.undone { return .obstacle(scene.say("已经撤销过,不能再撤")) }
        guard let until = movement.undoUntil, scene.now < until else {
            return .obstacle(scene.say("超过可撤销的时间;要退给会员请找店长"))
        }
        return .ready
    }

    /// The movement the account page is at.
    var movement: Movement? {
        guard let movements = card?.movements, movements.indices.contains(self.movements.selected) else { return nil }
        return movements[self.movements.selected]
    }

    /// Who is meant when a function key takes somebody along.
    var subject: MemberID? { (isInProfile || isInList || isNamedElsewhere) && registering == nil ? shown : nil }

    var typing: TextField? {
        get { registering.map(\.form.typing) ?? (isInProfile || isInList ? nil : find) }
        set {
            guard let newValue else { return }
            if registering != nil { registering?.form.typing = newValue } else { find = newValue }
        }
    }

    /// A phone typed by a quick hand is no scan.
    func mayBeTyped(_ digits: String) -> Bool {
        if let registering { return registering.form.focused == .phone && digits.count <= 11 }
        return !isInProfile && !isInList && digits.count <= 11
    }

    var isHalfFilled: Bool { registering?.isHalfFilled ?? false }

    /// Which side has the keys, so that nobody types a name into actions.
    func note(_ scene: Scene) -> String {
        if registering != nil { return scene.say("新会员登记") }
        if isInList { return scene.say("在名单里:字母是操作,Esc 回查找") }
        return isInProfile ? scene.say("在资料里:字母是操作,Esc 回查找") : scene.say("在查找框:输入找人,Enter 到资料")
    }

    /// Coming here is to find: the keys go to the profile only by Enter, Tab or a click.
    mutating func enter(_ turn: inout Turn) {
        isInProfile = false
        isInList = false
        isPicked = false
        refresh(&turn)
    }

    mutating func lookAnew(_ turn: inout Turn) { if registering == nil { find.clear() } }

    mutating func refresh(_ turn: inout Turn) {
        ask(&turn)
        if let shown { ask(card: shown, &turn) }
    }

    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .profile(let member): open(member, &turn)
        case .register(let typed): register(typed, &turn)
        default: return false
        }
        return true
    }

    mutating func take(member: MemberRow, _ turn: inout Turn) -> Bool {
        if registering != nil { return false }
        open(member.member, &turn)
        return true
    }

    mutating func typed(_ turn: inout Turn) {
        if registering != nil { return askOwner(&turn) }
        isNamedElsewhere = false
        isInList = false
        isPicked = false
        ask(&turn)
    }
}
