import Domain
import Operations

/// What is said about bookings, and what stands in a booking's way.
extension Scene {
    func name(_ by: CancelledBy) -> String {
        switch by {
        case .customer: say("客人取消")
        case .store: say("本店取消")
        }
    }

    func name(_ ending: BookingEnding) -> String {
        switch ending {
        case .customerEarly: say("客人提前取消")
        case .customerLate: say("客人临时取消")
        case .store: say("本店取消")
        case .noShow: say("爽约")
        }
    }

    func name(_ surety: BookingSurety) -> String {
        switch surety {
        case .pending: say("待确认")
        case .confirmed: say("已确认")
        }
    }

    /// Where a booking stands: while it is expected, how sure it is.
    func name(_ seat: SheetSeat) -> String {
        switch seat.state {
        case .expected: seat.surety.map { name($0) } ?? name(seat.state)
        case .waiting: say("已到店")
        case .serving, .done, .cancelled: name(seat.state)
        }
    }

    func name(_ binding: DepositBinding) -> String {
        switch binding {
        case .refundable: say("订金")
        case .binding: say("定金")
        }
    }

    func name(_ fate: DepositFate) -> String {
        switch fate {
        case .returned: say("退还")
        case .kept: say("不退")
        case .used: say("抵用")
        }
    }

    func sentence(_ refusal: TakeDeposit.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个预约")
        case .state(let state): say("现在是“%@”,不能再收预付款", name(state))
        case .amount(let most): say("至多 %@ 元", most.description)
        case .aboveFifth(let most): say("定金至多项目价的五分之一:%@ 元", most.description)
        case .paidAlready(let amount): say("已经收过 %@ 元", amount.description)
        }
    }

    func sentence(_ refusal: SettleDeposit.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有要处理的预付款")
        case .notAllowed(let binding, let state, _): say("现在是“%@”,这笔%@还不能这样处理", name(state), name(binding))
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: EnterAbsence.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位员工或这个房间")
        case .time: say("这段时间已经过去,请选以后的时间")
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func name(_ kind: AbsenceKind) -> String {
        switch kind {
        case .leave: say("请假")
        case .sick: say("病假")
        case .training: say("培训")
        case .closed: say("歇业")
        case .broken: say("维修")
        }
    }

    func name(_ kind: VisitStepKind) -> String {
        switch kind {
        case .booked: say("预约")
        case .confirmed: say("确认")
        case .moved: say("改约")
        case .arrived: say("到店")
        case .started: say("开始")
        case .finished: say("完成")
        case .back: say("退回")
        case .cancelled: say("取消")
        case .noShow: say("爽约")
        case .reinstated: say("恢复")
        }
    }

    /// `周一 11-23 10:30`
    func moment(ofBooking instant: Instant) -> String {
        let day = calendar.date(of: instant)
        return "\(weekday(day)) \(Day.two(day.month))-\(Day.two(day.day)) \(calendar.clock(instant))"
    }

    /// `10:30–11:30`
    func times(_ stretch: Stretch) -> String { times(stretch.from, stretch.until) }

    private func times(_ from: Instant, _ until: Instant) -> String {
        "\(calendar.clock(from))-\(calendar.clock(until))"
    }

    /// What a move changes: time, length, person.
    func change(_ move: MoveAppointment) -> String {
        var parts: [String] = []
        if move.was.start != move.now.start { parts.append(say("改到 %@", moment(ofBooking: move.now.start))) }
        if move.was.minutes != move.now.minutes { parts.append(say("%@ 分钟", String(move.now.minutes))) }
        if move.was.staff != move.now.staff {
            let name = front?.staff.first { $0.number == move.now.staff }?.name ?? move.now.staff.description
            parts.append(say("换成 %@", name))
        }
        return parts.isEmpty ? say("换了房间") : parts.joined(separator: " ")
    }

    /// All that stands in the way, in one sentence.
    func sentence(_ obstacles: [BookingObstacle]) -> String {
        var seen: [String] = []
        for sentence in obstacles.map(sentence) where !seen.contains(sentence) { seen.append(sentence) }
        return seen.joined(separator: say(";"))
    }

    /// 张丽 10:30–11:00 在做 补水护理
    func sentence(_ obstacle: BookingObstacle) -> String {
        let who = obstacle.who
        return switch obstacle.clash {
        case .past: say("%@ 已经过去,请选以后的时间", moment(ofBooking: obstacle.start))
        case .tooFar: say("太远了,还不能预约 %@", moment(ofBooking: obstacle.start))
        case .closed(let opens, let closes): closed(opens, closes, obstacle.start)
        case .unknownStaff: say("%@ 不在本店做项目", who)
        case .unskilled: say("%@ 不会做这个项目", who)
        case .offDuty(_, let from):
            from.map { say("%@ 这段不上班,%@ 起上班", who, calendar.clock($0)) } ?? say("%@ 这段不上班", who)
        case .absent(.staff, let from, let until): say("%@ %@ 请假", who, times(from, until))
        case .absent(.resource, let from, let until): say("%@ %@ 不能用", who, times(from, until))
        case .busy(.staff, let from, let until, _): say("%@ %@ 在做 %@", who, times(from, until), obstacle.doing)
        case .busy(.resource, let from, let until, _): say("%@ %@ 已占用:%@", who, times(from, until), obstacle.doing)
        case .noResource: say("本店没有足够的%@", who)
        case .resourcesTaken(_, let free):
            free.map { say("%@都占用了,%@ 起有空", who, calendar.clock($0)) } ?? say("%@当天都占用了", who)
        case .wrongResources: say("选的房间不合这个项目")
        case .customerBusy(let from, let until, _): say("客人 %@ 另有预约:%@", times(from, until), obstacle.doing)
        case .full(let capacity): say("已满 %@ 位", String(capacity))
        case .short(_, let onHand, let promised, let needs):
            short(who, unit: obstacle.doing, onHand, promised, needs)
        case .itself: say("这次预约的两个项目时间冲突")
        }
    }

    /// 按摩精油只剩 20 ml,已约的要用 20 ml,这次要 10 ml
    private func short(_ good: String, unit: String, _ onHand: Int64, _ promised: Int64, _ needs: Int64) -> String {
        let (left, wanted) = ("\(onHand) \(unit)", "\(needs) \(unit)")
        return promised == 0
            ? say("%@只剩 %@,这次要 %@", good, left, wanted)
            : say("%@只剩 %@,已约的要用 %@,这次要 %@", good, left, "\(promised) \(unit)", wanted)
    }

    func name(_ repeats: BookingDraft.Repeats) -> String {
        switch repeats {
        case .never: say("不重复")
        case .daily: say("每天")
        case .weekly: say("每周")
        case .biweekly: say("隔周")
        case .monthlyOnDate: say("每月同一天")
        case .monthlyOnWeekday: say("每月同一个星期几")
        }
    }

    /// 补水护理
    func title(of service: ServiceID) -> String {
        catalogue?.services.first { $0.service == service }?.title ?? service.description
    }

    /// What was used up though there was none by the books.
    func sentence(_ missing: [MoveVisit.MissingSupply]) -> String {
        let parts = missing.map { "\($0.title) \($0.quantity) \($0.unit)" }.joined(separator: say(";"))
        return say("库存账上少 %@,请盘点", parts)
    }

    private func closed(_ opens: Instant?, _ closes: Instant?, _ start: Instant) -> String {
        switch (opens, closes) {
        case (let opens?, let closes?): say("营业时间是 %@", times(opens, closes))
        case (let opens?, nil): say("%@ 才开门", calendar.clock(opens))
        case (nil, let closes?): say("%@ 打烊", calendar.clock(closes))
        case (nil, nil): say("%@ 不营业", moment(ofBooking: start))
        }
    }

    func sentence(_ refusal: Book.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员或这次到店")
        case .status(let status): sentence(status)
        case .over(let state): say("这次到店%@,不能再加项目", name(state))
        case .name(let fault): say("称呼:%@", sentence(fault))
        case .phone(let fault): sentence(fault)
        case .remark(let fault): say("备注:%@", sentence(fault))
        case .lines: say("一次预约 1 到 10 个项目")
        case .service: say("项目已停售,请另选项目")
        case .series: say("这个周期里没有一天可约")
        case .obstacles(let obstacles): sentence(obstacles)
        case .session(let fault): sentence(fault)
        case .wish: say("这个候补已经不在了,请刷新候补名单")
        }
    }

    func sentence(_ refusal: MoveAppointment.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个预约,或已取消")
        case .movedMeanwhile(let version): say("别处已改到 %@,已刷新", moment(ofBooking: version.start))
        case .over(let state): say("“%@”的预约不能再改", name(state))
        case .reason(let fault): say("原因:%@", sentence(fault))
        case .obstacles(let obstacles): sentence(obstacles)
        }
    }

    func sentence(_ refusal: ConfirmBooking.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个预约")
        case .state(let state): say("现在是“%@”,不用再确认", name(state))
        }
    }

    func sentence(_ refusal: CancelBooking.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个预约")
        case .state(let state): say("现在是“%@”,不能取消", name(state))
        case .tooEarly(let from): say("%@ 以后才能记爽约", calendar.clock(from))
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: ReinstateBooking.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个预约")
        case .state(let state): say("现在是“%@”,不用恢复", name(state))
        case .past: say("过去的预约不能恢复;请重新预约")
        case .status(let status): sentence(status)
        case .obstacles(let obstacles): sentence(obstacles)
        }
    }

    func sentence(_ refusal: JoinWaitingList.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员或这个项目")
        case .status(let status): sentence(status)
        case .name(let fault): say("称呼:%@", sentence(fault))
        case .phone(let fault): sentence(fault)
        case .note(let fault): say("备注:%@", sentence(fault))
        case .days: say("日期已过,请选今天以后的日期")
        }
    }

    func sentence(_ refusal: LeaveWaitingList.Refusal) -> String {
        switch refusal {
        case .unknown: say("这个候补已经不在了,请刷新候补名单")
        }
    }

    /// Why a time is a good one, or not quite.
    func sentence(_ reason: Slot.Reason) -> String {
        switch reason {
        case .earliest: say("最早")
        case .fillsGap: say("正好填满空档")
        case .adjoins: say("与前后紧接")
        case .leavesGap(let minutes): say("留下 %@ 分空档", String(minutes))
        case .usualStaff: say("常找的员工")
        case .waits(let minutes): say("中间等 %@ 分", String(minutes))
        }
    }
}
