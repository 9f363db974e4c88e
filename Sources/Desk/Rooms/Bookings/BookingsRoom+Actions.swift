import Domain
import Operations
import Surface
import Widgets

extension BookingsRoom {
    static func action(_ act: Act) -> Action {
        func make(
            _ keys: [Key], _ title: Phrase, _ initials: String, _ help: Phrase, _ right: Right? = .book
        ) -> Action {
            Action("bookings.\(act.rawValue)", keys, title, initials, help: help, right: right)
        }
        func letter(_ letters: Character...) -> [Key] { letters.map { .character($0) } }
        return switch act {
        case .enter: make([.enter], Phrase("确定"), "qd", Phrase("空的格子:新预约;有预约的:打开;移动中:放下"))
        case .free: make(letter("f"), Phrase("找空位"), "zkw", Phrase("按项目、员工、日期找下一个空位,列出最好的 10 个"))
        case .move: make(letter("m"), Phrase("移动"), "yd", Phrase("方向键移动选中的预约,Enter 放下,Esc 不动"))
        case .arrived: make(letter("a"), Phrase("到店"), "dd", Phrase("客人到店了"), .receive)
        case .begin: make(letter("b"), Phrase("开始"), "ks", Phrase("开始服务"), .receive)
        case .end: make(letter("e"), Phrase("完成"), "wc", Phrase("服务完成"), .receive)
        case .charge: make(letter("p"), Phrase("收银"), "sy", Phrase("客人付款:这次的项目已在购物车里"), .sell)
        case .confirm: make(letter("c"), Phrase("确认"), "qr", Phrase("客人说一定来"))
        case .cancel: make(letter("x"), Phrase("取消"), "qx", Phrase("取消预约或候补,写明谁取消、为什么"))
        case .noShow: make(letter("n"), Phrase("爽约"), "sy", Phrase("过了时间没有来"))
        case .longer: make(letter("+", "="), Phrase("加长"), "jc", Phrase("加长一格"))
        case .shorter: make(letter("-"), Phrase("缩短"), "sd", Phrase("缩短一格"))
        case .staff: make(letter("s"), Phrase("换人"), "hr", Phrase("换一位会做这个项目的员工"))
        case .swap: make(letter("S"), Phrase("对调"), "dui", Phrase("两个预约对调员工:先选一个,再到另一个按 Enter"))
        case .undo: make(letter("u"), Phrase("撤回"), "ch", Phrase("撤回刚才的移动、取消或到店"))
        case .date: make(letter("g"), Phrase("到某天"), "dmt", Phrase("到某一天:12-5、明天、+3、周五"), nil)
        case .today: make(letter("t"), Phrase("今天"), "jt", Phrase("回到今天和现在"), nil)
        case .previous: make(letter("["), Phrase("前一天"), "qyt", Phrase("前一天;周表里前一周,月表里前一月"), nil)
        case .next: make(letter("]"), Phrase("后一天"), "hyt", Phrase("后一天;周表里后一周,月表里后一月"), nil)
        case .lanes: make([.character("v"), .tab], Phrase("员工/房间"), "ygfj", Phrase("按员工看,或按房间看"), nil)
        case .day: make(letter("d"), Phrase("日表"), "rb", Phrase("看一天"), nil)
        case .week: make(letter("w", "W"), Phrase("周表"), "zb", Phrase("看选中员工的一周"), nil)
        case .month: make(letter("M"), Phrase("月表"), "yb", Phrase("看一个月的忙闲"), nil)
        case .search: make(letter("/"), Phrase("查预约"), "cyy", Phrase("按姓名、拼音、手机查今天以后的预约"), .seeMembers)
        case .waiting: make(letter("L"), Phrase("候补"), "hb", Phrase("候补名单:谁在等空位,现在能约到的"), nil)
        case .affected: make(letter("!"), Phrase("受影响"), "syx", Phrase("因请假、停业要改约的预约"), nil)
        case .finer: make(letter("z"), Phrase("放大"), "fd", Phrase("每格的分钟更少"), nil)
        case .coarser: make(letter("Z"), Phrase("缩小"), "sx", Phrase("每格的分钟更多"), nil)
        case .deposit: make(letter("y"), Phrase("订金"), "dj", Phrase("收订金或定金;退还、抵用、不退"), .topUp)
        case .hold: make(letter("h"), Phrase("占次卡"), "zck", Phrase("为这个预约占用一次次卡"), .receive)
        case .walkIn: make(letter("k"), Phrase("轮牌"), "lp", Phrase("给没有预约的客人排位置,轮到谁谁做"))
        case .away: make(letter("q"), Phrase("请假"), "qj", Phrase("这位员工请假,或这个房间停用;再按可撤销"), .planHours)
        case .hours: make(letter("Q"), Phrase("排班"), "pb", Phrase("这一天的上班时间;按房间看时是本店的营业时间"), .planHours)
        case .phone:
            make(letter("i"), Phrase("手机"), "sj", Phrase("看一次完整手机号,要写原因,留下记录"), .unmask)
        case .join: make([.character("j"), .alt("j")], Phrase("加入候补"), "jrhb", Phrase("把客人记入候补名单"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        if moving != nil { return whileMoving(act) }
        switch page {
        case .sheet: return onSheet(act, scene)
        case .detail: return aboutItem(act, scene)
        case .month: return onMonth(act)
        case .draft, .search, .affected: return act == .enter ? .ready : .absent
        case .slots: return act == .enter || act == .join ? .ready : .absent
        case .waiting:
            switch act {
            case .enter, .cancel: return lists.wishes.isEmpty ? .absent : .ready
            case .join: return .ready
            default: return .absent
            }
        }
    }

    private func whileMoving(_ act: Act) -> Availability {
        switch act {
        case .enter, .previous, .next, .date, .today, .longer, .shorter: moving?.isDragged ?? false ? .absent : .ready
        default: .absent
        }
    }

    private func onMonth(_ act: Act) -> Availability {
        switch act {
        case .enter, .date, .today, .previous, .next, .day, .free, .search, .waiting, .affected: .ready
        default: .absent
        }
    }

    private func onSheet(_ act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .enter: grid.lanes.isEmpty ? .absent : .ready
        case .free, .date, .today, .previous, .next, .month, .search, .waiting, .affected: .ready
        case .lanes: .ready
        case .day: isWeek ? .ready : .absent
        case .week: weekOf == nil ? .absent : .ready
        case .finer: grid.step > 5 ? .ready : .absent
        case .coarser: grid.step < 30 ? .ready : .absent
        case .undo: undo == nil ? .absent : .ready
        case .join: .absent
        case .walkIn: (sheet?.unplaced ?? []).isEmpty || isWeek ? .absent : .ready
        case .away, .hours: canPlan ? .ready : .absent
        case .deposit, .hold, .phone, .move, .arrived, .begin, .end, .charge, .confirm, .cancel, .noShow, .longer,
            .shorter,
            .staff, .swap:
            aboutItem(act, scene)
        }
    }

    private var isWeek: Bool {
        if case .week = columns { return true }
        return false
    }

    /// Whose week the cursor means.
    var weekOf: OperatorID? {
        switch (columns, key) {
        case (.week(let staff), _): staff
        case (_, .staff(let staff)?): staff
        default: item?.staff
        }
    }

    private func aboutItem(_ act: Act, _ scene: Scene) -> Availability {
        guard let item, let state = item.seats.first?.state else { return .absent }
        let isOver = item.seats.allSatisfy { $0.state == .done || $0.state == .cancelled }
        let over = Availability.obstacle(scene.say("“%@”的预约不能再改", scene.name(state)))
        switch act {
        case .move, .longer, .shorter, .staff, .swap: return isOver ? over : .ready
        case .confirm: return item.seats.contains { $0.surety == .pending && $0.state == .expected } ? .ready : .absent
        case .arrived: return has(.expected, item)
        case .begin: return has(.waiting, item)
        case .end: return has(.serving, item)
        case .cancel:
            if item.seats.contains(where: { $0.state == .expected || $0.state == .waiting }) { return .ready }
            return over
        case .noShow: return noShow(item, scene)
        case .charge:
            guard scene.rooms.contains(.checkout) else { return .absent }
            return item.seats.contains { $0.member != nil } ? .ready : .obstacle(scene.say("客人不是会员,不能扣储值"))
        case .undo: return undo == nil ? .absent : .ready
        case .deposit: return .ready
        case .phone: return item.seats.contains { !$0.phone.isEmpty } ? .ready : .absent
        case .hold:
            return item.seats.contains { $0.member != nil && !$0.hasHold && $0.state != .done } ? .ready : .absent
        default: return .absent
        }
    }

    private func has(_ state: VisitState, _ item: SheetItem) -> Availability {
        item.seats.contains { $0.state == state } ? .ready : .absent
    }

    private func noShow(_ item: SheetItem, _ scene: Scene) -> Availability {
        guard item.seats.contains(where: { $0.state == .expected }) else { return .absent }
        if item.stretch.from <= scene.now { return .ready }
        return .obstacle(scene.say("还没到 %@,不能记爽约", scene.calendar.clock(item.stretch.from)))
    }
}
