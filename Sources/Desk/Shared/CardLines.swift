import Domain
import Operations
import Surface

/// The member card as lines: at reception beside the list, and wherever a member is at hand.
struct CardLines {
    let card: MemberCard.Card
    let scene: Scene
    let width: Int

    /// The whole card, the most important first.
    var whole: Lines {
        var lines = head
        for reminder in card.reminders where !reminder.isStatus {
            lines.fold(scene.sentence(reminder), to: width, .accent, most: 2)
        }
        addBenefits(&lines)
        addVisits(&lines)
        return lines
    }

    /// Who, how much, what to mind.
    var head: Lines {
        var lines = Lines()
        lines.add(card.row, scene)
        lines.add(
            scene.say("本金 %@", card.principal.description), right: scene.say("赠金 %@", card.bonus.description), .muted,
            rightRole: .muted)
        lines.add(scene.say("积分"), right: String(card.points))
        if let debt = card.debt { lines.fold(scene.owes(debt), to: width, .warning) }
        if card.row.status != .normal { lines.fold(scene.sentence(card.row.status), to: width, .error) }
        if !card.cautions.isEmpty { lines.fold(scene.say("注意:%@", card.cautions), to: width, .warning) }
        if !card.remark.isEmpty { lines.fold(card.remark, to: width, .muted, most: 2) }
        return lines
    }

    private func addBenefits(_ lines: inout Lines) {
        for item in card.sessions {
            let held = item.held > 0 ? scene.say("(占用 %@)", String(item.held)) : ""
            let left = scene.say("余 %@/%@ 次", String(item.left), String(item.total))
            let isOver = item.isOver(at: scene.now)
            lines.add(
                item.title + held, right: isOver ? scene.say("已过期") : left,
                rightRole: item.left > 0 && !isOver ? .success : .muted)
        }
        for coupon in card.coupons {
            lines.add(
                scene.say("券 %@", coupon.title),
                right: coupon.until.map { scene.say("至 %@", scene.short($0.advanced(milliseconds: -1))) } ?? "",
                rightRole: .muted)
        }
    }

    private func addVisits(_ lines: inout Lines) {
        if let next = card.next {
            lines.add(
                scene.say("下次 %@", next.service), right: scene.calendar.stamp(next.at).dropYear, .accent,
                rightRole: .accent)
        }
        guard !card.visits.isEmpty else { return }
        lines.add(scene.say("近 90 天到店 %@ 次", String(card.visits90)), .muted)
        for visit in card.visits {
            let what = [visit.service, visit.staff].filter { !$0.isEmpty }.joined(separator: " ")
            lines.add(what.isEmpty ? scene.name(visit.state) : what, right: scene.short(visit.at), rightRole: .muted)
        }
    }
}

extension Lines {
    /// What a list knows of a member, as the first lines of the card say it.
    mutating func add(_ row: MemberRow, _ scene: Scene) {
        let isNormal = row.status == .normal
        add(
            row.name, badge: isNormal ? scene.name(row.tier) : scene.name(row.status), phone: row.phone, row.member,
            scene)
        add(scene.say("余额"), right: row.balance.description, rightRole: .money)
    }

    /// Who somebody is.
    mutating func add(_ name: String, badge: String, phone: String, _ member: MemberID, _ scene: Scene) {
        add(name, right: badge, .title, rightRole: .badge)
        add(phone, right: scene.say("会员号 %@", member.description), .muted, rightRole: .muted)
    }
}

extension String {
    /// `11-23 17:46` of `2026-11-23 17:46`.
    fileprivate var dropYear: String { String(dropFirst(5)) }
}

extension MemberCard.Reminder {
    /// Whether it says what the head of the card says already.
    fileprivate var isStatus: Bool { if case .status = self { true } else { false } }
}

extension Scene {
    func sentence(_ reminder: MemberCard.Reminder) -> String {
        switch reminder {
        case .birthday(0): say("今天生日")
        case .birthday(let days): say("%@ 天后生日", String(days))
        case .fewSessions(let title, let left): say("%@只剩 %@ 次,可提醒续卡", title, String(left))
        case .couponLapses(let title, let until): say("%@ %@ 到期", title, short(until.advanced(milliseconds: -1)))
        case .silent(let days): say("%@ 天没来,欢迎回来", String(days))
        case .new: say("新会员,请多介绍")
        case .status(let status): say("会员状态:%@", name(status))
        }
    }
}
