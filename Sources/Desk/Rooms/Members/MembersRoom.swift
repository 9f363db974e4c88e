import Domain
import Operations
import Surface
import Widgets

/// F6 会员: find somebody, see everything that is kept of them, and change what may be changed.
struct MembersRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case look, charge, topUp, verify, receive, book, register, undo, grant, edit, pin, status, phone, code, notice
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
            Action("members.charge", both("p"), Phrase("扣款"), "kk", help: Phrase("用这位会员的储值付款"), right: .deduct)
        case .topUp:
            Action("members.topUp", both("t"), Phrase("充值"), "cz", help: Phrase("给这位会员充值"), right: .topUp)
        case .verify:
            Action("members.verify", both("v"), Phrase("核销"), "hx", help: Phrase("核销这位会员的次卡和券"), right: .verify)
        case .receive:
            Action(
                "members.receive", both("c"), Phrase("接待"), "jd", help: Phrase("到接待登记这位会员到店"), right: .receive)
        case .book:
            Action("members.book", both("b"), Phrase("预约"), "yy", help: Phrase("给这位会员预约"), right: .book)
        case .undo:
            Action(
                "members.undo", both("u"), Phrase("撤销"), "cx", help: Phrase("撤销账户页里选中的一笔"),
                right: .undoDeduction)
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
        case .look: return isInProfile || (rows.isEmpty && rowsText == find.text) ? .absent : .ready
        case .charge: return handing(to: .deduction, scene)
        case .topUp: return handing(to: .topUp, scene)
        case .verify: return handing(to: .verification, scene)
        case .receive: return handing(to: .reception, scene)
        case .book: return handing(to: .bookings, scene)
        case .undo: return page == .account ? undoing(scene) : .absent
        case .grant:
            guard isSettled else { return .absent }
            return scene.catalogue?.coupons.isEmpty ?? true ? .obstacle(scene.say("还没有可以发的券")) : .ready
        case .edit, .pin, .status, .phone, .code: return isSettled ? .ready : .absent
        }
    }

    /// Whether somebody is chosen on purpose; their card may still be on its way.
    private var isSettled: Bool {
        shown != nil && (card != nil || cardWait != .over) && (isInProfile || rowsText == find.text)
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
        case .charge, .topUp, .verify, .receive, .book, .grant, .register: needsCard = false
        case .undo: needsCard = page == .account && isInProfile
        case .edit, .pin, .status, .phone, .code: needsCard = true
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
        isSettled && scene.rooms.contains(room) ? .ready : .absent
    }

    private func undoing(_ scene: Scene) -> Availability {
        guard isInProfile, let movement else { return .absent }
        switch movement.kind {
        case .deduction, .topUp, .packageSale, .couponGrant: break
        case .verification: return .obstacle(scene.say("核销请在核销的今日列表里撤销"))
        case .deposit, .depositReturn, .depositKept, .depositUse: return .obstacle(scene.say("订金在预约里退还或抵用"))
        case .reversal, .lapse, .opening: return .obstacle(scene.say("这一笔不能在这里撤销"))
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
    var subject: MemberID? { (isInProfile || isNamedElsewhere) && registering == nil ? shown : nil }

    var typing: TextField? {
        get { registering.map(\.form.typing) ?? (isInProfile ? nil : find) }
        set {
            guard let newValue else { return }
            if registering != nil { registering?.form.typing = newValue } else { find = newValue }
        }
    }

    /// A phone typed by a quick hand is no scan.
    func mayBeTyped(_ digits: String) -> Bool {
        if let registering { return registering.form.focused == .phone && digits.count <= 11 }
        return !isInProfile && digits.count <= 11
    }

    var isHalfFilled: Bool { registering?.isHalfFilled ?? false }

    /// Which side has the keys, so that nobody types a name into actions.
    func note(_ scene: Scene) -> String {
        if registering != nil { return scene.say("新会员登记") }
        return isInProfile ? scene.say("在资料里:字母是操作,Esc 回查找") : scene.say("在查找框:输入找人,Enter 到资料")
    }

    /// Coming here is to find: the keys go to the profile only by Enter, Tab or a click.
    mutating func enter(_ turn: inout Turn) {
        isInProfile = false
        refresh(&turn)
    }

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
        ask(&turn)
    }
}
