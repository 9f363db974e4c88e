import Domain
import Operations
import Surface
import Widgets

/// The pages of the profile.
extension MembersRoom {
    /// The first line of the overview, where it will stand when the rest is there.
    func drawBalance(_ row: MemberRow, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var sheet = Sheet()
        sheet.add(scene.say("余额"), row.balance.description, Style(.money, bold: true))
        sheet.draw(on: &canvas, in: rect)
    }

    func drawOverview(_ card: MemberCard.Card, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var sheet = Sheet()
        sheet.add(scene.say("余额"), card.row.balance.description, Style(.money, bold: true))
        sheet.add("", scene.say("本金 %@   赠金 %@", card.principal.description, card.bonus.description), Style(.muted))
        if let debt = card.debt { sheet.add(scene.say("挂账"), scene.since(debt), Style(.warning)) }
        sheet.add(scene.say("积分"), String(card.points))
        sheet.add(scene.say("来店"), visited(card, scene))
        sheet.add(scene.say("下次"), card.next.map { appointment($0, scene) } ?? scene.say("没有预约"))
        sheet.gap()
        sheet.add(scene.say("注意"), card.cautions, Style(.warning))
        for (index, reminder) in card.reminders.enumerated() {
            sheet.add(index == 0 ? scene.say("提醒") : "", scene.sentence(reminder), Style(.accent))
        }
        sheet.gap()
        let usable = card.sessions.filter { $0.left > 0 && !$0.isOver(at: scene.now) }
        for (index, item) in usable.prefix(3).enumerated() {
            sheet.add(index == 0 ? scene.say("次卡") : "", scene.say("%@ 剩 %@ 次", item.title, String(item.left)))
        }
        for (index, coupon) in card.coupons.prefix(3).enumerated() {
            let until = coupon.until.map { "   " + scene.say("至 %@", scene.lastDay($0)) } ?? ""
            sheet.add(index == 0 ? scene.say("券") : "", coupon.title + until)
        }
        sheet.gap()
        sheet.add(scene.say("备注"), card.remark)
        sheet.gap()
        for (index, visit) in card.visits.enumerated() {
            let state = visit.state == .done ? "" : "  " + scene.name(visit.state)
            sheet.add(index == 0 ? scene.say("近来") : "", appointment(visit, scene) + state, Style(.muted))
        }
        sheet.draw(on: &canvas, in: rect)
    }

    private func visited(_ card: MemberCard.Card, _ scene: Scene) -> String {
        let often = scene.say("近 90 天 %@ 次", String(card.visits90))
        guard let last = card.row.lastVisit else { return scene.say("还没有来过") }
        return often + "   " + scene.say("上次 %@", scene.short(last))
    }

    private func appointment(_ visit: PastVisit, _ scene: Scene) -> String {
        [scene.moment(visit.at), visit.service, visit.staff].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    func drawAccount(_ card: MemberCard.Card, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = movements
        table.emptyText = scene.say("还没有流水;充值后在这里看每一笔")
        let isWide = rect.columns >= 60
        table.columns = [
            TableColumn(scene.say("时间"), width: isWide ? 16 : 7), TableColumn(scene.say("内容"), width: 0),
            TableColumn(scene.say("金额"), width: 10, .right), TableColumn(scene.say("余额"), width: 9, .right),
        ]
        let list = rect.droppingBottom(Self.detailRows)
        table.draw(on: &canvas, in: list, focused: isInProfile) { index in
            let movement = card.movements[index]
            let isPlus = movement.amount > .zero
            let role: Role = movement.undone ? .disabled : .text
            return [
                TableCell(isWide ? scene.calendar.stamp(movement.at) : scene.brief(movement.at), .muted),
                TableCell(scene.wording.title(inBooks: movement.title), role),
                TableCell((isPlus ? "+" : "") + movement.amount.description, movement.undone ? .disabled : .money),
                TableCell(movement.balanceAfter.description, role),
            ]
        }
        guard let movement else { return }
        let detail = rect.bottom(Self.detailRows)
        canvas.rule(row: detail.row, in: detail)
        let title = scene.wording.title(inBooks: movement.title)
        let what = "\(scene.moment(movement.at))  \(scene.name(movement.kind))  \(title)"
        canvas.put(what, in: detail, row: 1)
        let (sentence, role) = undoing(movement, scene)
        canvas.put(sentence, in: detail, row: 2, style: Style(role))
    }

    private func undoing(_ movement: Movement, _ scene: Scene) -> (String, Role) {
        if movement.undone { return (scene.say("已撤销"), .warning) }
        switch movement.kind {
        case .deduction, .topUp, .packageSale, .couponGrant, .debtPaid: break
        case .verification: return (scene.say("核销请在核销的今日列表里撤销"), .muted)
        case .deposit, .depositReturn, .depositKept, .depositUse:
            return (scene.say("订金在预约里退还或抵用"), .muted)
        case .sale, .refund, .collection, .collectionReturn, .till:
            return (scene.say("消费在单据里退货:按 %@", scene.key(of: Self.action(.orders), whileTyping: false)), .muted)
        case .reversal, .lapse, .opening, .prepaidRefund: return (scene.say("这一笔不能在这里撤销"), .muted)
        }
        guard let until = movement.undoUntil, scene.now < until else { return (scene.say("不能再撤"), .muted) }
        return (
            scene.say("%@ 前可以按 %@ 撤销", scene.moment(until), scene.key(of: Self.action(.undo), whileTyping: false)),
            .muted
        )
    }

    func drawBenefits(_ card: MemberCard.Card, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = benefits
        table.emptyText = scene.say("没有次卡和券;按 %@ 发券", scene.key(of: Self.action(.grant), whileTyping: false))
        let isWide = rect.columns >= 60
        table.columns = [
            TableColumn(scene.say("次卡和券"), width: 0), TableColumn(scene.say("剩余"), width: isWide ? 24 : 16),
            TableColumn(scene.say("有效期至"), width: 10),
        ]
        let week = scene.now.advanced(hours: 7 * 24)
        table.draw(on: &canvas, in: rect, focused: isInProfile) { index in
            if index < card.sessions.count {
                let item = card.sessions[index]
                return [
                    TableCell(item.title, item.left == 0 ? .disabled : .text), rest(item, scene),
                    validity(item.until, week, scene),
                ]
            }
            let coupon = card.coupons[index - card.sessions.count]
            let isEarly = coupon.from > scene.now
            return [
                TableCell(coupon.title, isEarly ? .disabled : .text),
                TableCell(isEarly ? scene.say("%@ 起", scene.date(coupon.from)) : scene.say("券 1 张"), .muted),
                validity(coupon.until, week, scene),
            ]
        }
    }

    private func rest(_ item: SessionsLeft, _ scene: Scene) -> TableCell {
        let left = scene.say("%@/%@ 次", String(item.left), String(item.total))
        let held = item.held > 0 ? " " + scene.say("占用 %@", String(item.held)) : ""
        if item.isOver(at: scene.now) { return TableCell(left + " " + scene.say("已过期"), .disabled) }
        return TableCell(left + held, item.left == 0 ? .disabled : .accent)
    }

    private func validity(_ until: Instant?, _ week: Instant, _ scene: Scene) -> TableCell {
        guard let until else { return TableCell(scene.say("长期有效"), .muted) }
        return TableCell(scene.lastDay(until), until <= week ? .warning : .muted)
    }

    func drawVisits(_ card: MemberCard.Card, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = visits
        table.emptyText = scene.say("还没有来过;在接待登记到店后记在这里")
        let isWide = rect.columns >= 60
        let states = card.visits.map { scene.name($0.state).cells }.max() ?? 0
        table.columns = [
            TableColumn(scene.say("时间"), width: isWide ? 16 : 11), TableColumn(scene.say("项目"), width: 0),
            TableColumn(scene.say("手艺人"), width: max(isWide ? 16 : 8, scene.say("手艺人").cells)),
            TableColumn(scene.say("状态"), width: max(isWide ? 10 : 8, states)),
        ]
        table.draw(on: &canvas, in: rect, focused: isInProfile) { index in
            let visit = card.visits[index]
            let role: Role =
                switch visit.state {
                case .expected: .expected
                case .waiting: .waiting
                case .serving: .serving
                case .done, .cancelled: .done
                }
            return [
                TableCell(isWide ? scene.calendar.stamp(visit.at) : scene.brief(visit.at, withClock: true), .muted),
                TableCell(visit.service), TableCell(visit.staff, .muted), TableCell(scene.name(visit.state), role),
            ]
        }
    }

    func drawFile(_ card: MemberCard.Card, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var sheet = Sheet()
        sheet.add(scene.say("会员号"), card.row.member.description)
        sheet.add(scene.say("手机"), card.row.phone)
        sheet.add(scene.say("入会"), scene.date(card.joined))
        sheet.add(scene.say("生日"), card.birthday ?? scene.say("没有登记"))
        sheet.add(scene.say("等级"), scene.name(card.row.tier))
        let isNormal = card.row.status == .normal
        sheet.add(scene.say("状态"), scene.name(card.row.status), Style(isNormal ? .text : .warning))
        sheet.add("", isNormal ? "" : scene.effect(of: card.row.status), Style(.warning))
        sheet.add(scene.say("活动消息"), card.marketing ? scene.say("同意接收") : scene.say("不同意接收"))
        sheet.add(scene.say("支付密码"), card.hasPIN ? scene.say("已设") : scene.say("没有设;付款时扫会员码"))
        sheet.gap()
        sheet.add(scene.say("注意事项"), card.cautions, Style(.warning))
        if card.cautions.isEmpty { sheet.add(scene.say("注意事项"), scene.say("没有"), Style(.muted)) }
        sheet.add(scene.say("备注"), card.remark)
        sheet.draw(on: &canvas, in: rect)
    }
}
