import Domain
import Operations
import Surface
import Widgets

extension OrdersRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let head: Rect
        let list: Rect
        let lines: Rect
        let panel: Rect
    }

    func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        let rest = body.droppingTop(2)
        let isWide = body.columns >= 116
        return Place(
            head: body.top(2), list: rest,
            lines: isWide ? rest.droppingRight(52) : rest.droppingBottom(10),
            panel: isWide ? rest.right(49) : rest.bottom(9))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        if stage == .receipt {
            var view = paper
            view.lines = receiptLines(scene)
            view.draw(on: &canvas, in: ReceiptView.place(scene))
            return nil
        }
        let place = place(scene)
        guard let sold else { return drawList(on: &canvas, place, scene) }
        drawHead(sold, on: &canvas, place.head, scene)
        drawLines(sold, on: &canvas, place.lines, scene)
        guard let draft else {
            panel(sold, scene).draw(on: &canvas, in: place.panel)
            return nil
        }
        return draw(draft, sold, on: &canvas, place.panel, scene)
    }

    private func drawList(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        var cursor: Position?
        if !number.text.isEmpty {
            var field = number
            field.label = scene.say("单号")
            cursor = field.draw(on: &canvas, in: place.head.top(1), focused: true, fieldWidth: 14)
        } else {
            canvas.put(heading(scene), in: place.head, style: Style(.title))
        }
        guard listed == which else { return cursor }
        canvas.put(summary(scene), in: place.head, .right, style: Style(.muted))
        let rows = rows
        var table = list
        table.emptyText = nothing(scene)
        let isOfDay = day(scene) != nil
        table.columns = [
            TableColumn("", width: hasHandings ? scene.stateColumns : 4),
            TableColumn(scene.say("时间"), width: isOfDay ? 5 : 16),
            TableColumn(scene.say("单号"), width: 7, .right), TableColumn(scene.say("客人"), width: 12),
            TableColumn(scene.say("内容")), TableColumn(scene.say("合计"), width: 10, .right),
            TableColumn(scene.say("已退"), width: 10, .right),
        ]
        table.draw(on: &canvas, in: place.list) { index in
            let row = rows[index]
            let isAll = row.refunded == row.total
            let isBack = row.refunded > .zero
            return [
                mark(row, isAll: isAll, isBack: isBack, scene),
                TableCell(isOfDay ? scene.calendar.clock(row.at) : scene.calendar.stamp(row.at)),
                TableCell(row.order.description, .muted), TableCell(row.name.isEmpty ? scene.say("散客") : row.name),
                TableCell(scene.wording.title(inBooks: row.title)), TableCell(row.total.description, .money),
                TableCell(isBack ? (-row.refunded).description : "", .warning),
            ]
        }
        return cursor
    }

    /// Whether something of the listed orders is not in the customer's hand: then there is a word for it.
    private var hasHandings: Bool { rows.contains { $0.handing != nil } }

    /// How far an order has come: what somebody has to do something about before what went back.
    private func mark(_ row: Orders.Answer.Sold, isAll: Bool, isBack: Bool, _ scene: Scene) -> TableCell {
        if let handing = row.handing, handing.place < 7 {
            return TableCell(scene.name(handing), scene.role(handing))
        }
        return TableCell(isBack ? isAll ? scene.say("全退") : scene.say("有退") : "", .warning)
    }

    private func heading(_ scene: Scene) -> String {
        if case .number(let order) = which { return scene.say("单号 %@", order.description) }
        guard let day = day(scene) else {
            return scene.say("%@ 的消费", rows.first.map(\.name) ?? scene.say("会员"))
        }
        let isToday = day == today(scene) ? " " + scene.say("今天") : ""
        return "\(day) \(scene.weekday(day))\(isToday)"
    }

    private func summary(_ scene: Scene) -> String {
        let (total, back) = rows.reduce((Money.zero, Money.zero)) { ($0.0 + $1.total, $0.1 + $1.refunded) }
        let count = scene.say("共 %@ 单", String(rows.count))
        guard back > .zero else { return "\(count)  \(total)" }
        return "\(count)  \(total)  " + scene.say("已退 %@", back.description)
    }

    private func drawHead(_ sold: OrderDetail.Sold, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let who = sold.name.isEmpty ? scene.say("散客") : sold.name
        canvas.put(
            "\(scene.say("单号 %@", sold.order.description))  \(scene.calendar.stamp(sold.at))  \(who)", in: rect,
            style: Style(.title))
        let back = sold.refunded > .zero ? "  " + scene.say("已退 %@", sold.refunded.description) : ""
        canvas.put(
            scene.say("合计 %@", sold.total.description) + back, in: rect, .right,
            style: Style(back.isEmpty ? .money : .warning))
    }

    private func drawLines(_ sold: OrderDetail.Sold, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = lines
        let isNarrow = rect.columns < 60
        let draft = draft
        let showsState = draft == nil && sold.lines.contains { $0.line.handing != nil }
        table.columns =
            (draft == nil ? [] : [TableColumn(scene.say("退"), width: 6, .right)])
            + [TableColumn(scene.say("内容"))]
            + (showsState ? [TableColumn(scene.say("状态"), width: scene.stateColumns)] : [])
            + [TableColumn(scene.say("份数"), width: 5, .right)]
            + (isNarrow ? [] : [TableColumn(scene.say("原价"), width: 10, .right)])
            + [TableColumn(scene.say("已付"), width: 10, .right), TableColumn(scene.say("已退"), width: 8, .right)]
            + (draft == nil ? [] : [TableColumn("", width: 8)])
        table.draw(on: &canvas, in: rect, focused: stage != .reason) { index in
            let line = sold.lines[index]
            let chosen = draft.map { $0.counts[index] } ?? 0
            var cells: [TableCell] = []
            if draft != nil { cells.append(TableCell(chosen > 0 ? "-\(chosen)" : "", .warning)) }
            cells += [
                TableCell(scene.wording.title(inBooks: line.line.title), line.left == 0 ? .disabled : .text)
            ]
            if showsState {
                cells.append(
                    line.line.handing.map { TableCell(scene.name($0), scene.role($0)) } ?? "")
            }
            cells.append(TableCell(String(line.line.quantity)))
            if !isNarrow { cells.append(TableCell(line.list.description, .muted)) }
            cells += [
                TableCell(line.line.net.description, .money),
                TableCell(line.refunded > 0 ? "-\(line.refunded)" : "", .warning),
            ]
            if let draft {
                let isHere = line.line.delivery?.state == .waiting || line.line.delivery?.state == .ready
                guard line.line.codes == nil, !isHere else { return cells + [""] }
                let shelf = draft.goesToShelf(index) ? scene.say("回架") : scene.say("不回架")
                cells.append(TableCell(line.isGood && chosen > 0 ? shelf : "", .muted))
            }
            return cells
        }
    }

    /// What is known of the line at the cursor, and of the order.
    private func panel(_ sold: OrderDetail.Sold, _ scene: Scene) -> Sheet {
        var sheet = Sheet()
        let comma = scene.say("、")
        if let line {
            if let delivery = line.line.delivery {
                let handing = Handing.delivery(delivery.state, delivery.way)
                sheet.add(scene.say("交付"), scene.name(handing), Style(scene.role(handing)))
            }
            for state in CodeState.allCases {
                let count = line.line.codes?.count { $0.state == state } ?? 0
                guard count > 0 else { continue }
                sheet.add(scene.say("卡密"), "\(scene.name(state)) ×\(count)", Style(scene.role(.code(state))))
            }
            let off = line.line.steps.map { "\(scene.wording.say(reason: $0.reason)) \(-$0.amount)" }
            sheet.add(scene.say("优惠"), off.isEmpty ? scene.say("没有") : off.joined(separator: comma))
            sheet.add(scene.say("手艺人"), line.line.staff.joined(separator: comma))
            sheet.add(scene.say("这项备注"), line.line.note)
            sheet.gap()
        }
        let paid = sold.parts.map { "\(scene.name($0.payment.means)) \($0.payment.amount)" }
        sheet.add(scene.say("付款"), paid.joined(separator: comma))
        if sold.receipt.change > .zero, let given = sold.receipt.given {
            sheet.add(scene.say("现金"), scene.say("收 %@ 找 %@", given.description, sold.receipt.change.description))
        }
        for (index, back) in scene.backs(of: sold).enumerated() {
            sheet.add(index == 0 ? scene.say("退扫码款") : "", back.text, Style(back.isRefused ? .warning : .text))
            if back.isRefused {
                sheet.add("", scene.say("到 %@ 扫码收款里再退,或付现金", scene.key(of: Global.more.action)), Style(.muted))
            }
        }
        sheet.add(scene.say("积分"), scene.points(sold.receipt))
        sheet.add(scene.say("经办"), sold.servedBy)
        sheet.add(scene.say("备注"), sold.note)
        return sheet
    }

    /// What would happen, before it does.
    private func draw(
        _ draft: RefundDraft, _ sold: OrderDetail.Sold, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene
    ) -> Position? {
        var sheet = Sheet()
        if let preview = draft.preview, draft.isChosen {
            if let fault = preview.fault {
                sheet.add(scene.say("不能退"), scene.sentence(fault, sold.lines), Style(.error))
            } else {
                add(preview, sold, to: &sheet, scene)
            }
        } else {
            sheet.add(scene.say("退这单"), scene.say("空格选一项,+ - 改份数,a 全选;选好按 Enter"), Style(.muted))
        }
        let used = sheet.draw(on: &canvas, in: rect.droppingBottom(2))
        guard draft.isReasoning || !draft.reason.text.isEmpty else { return nil }
        var field = draft.reason
        field.label = scene.say("原因")
        let cursor = field.draw(
            on: &canvas, in: rect.droppingTop(used + 1).top(1), focused: draft.isReasoning,
            fieldWidth: min(44, rect.columns - 12))
        return draft.isReasoning ? cursor : nil
    }

    private func add(
        _ preview: RefundPreview.Answer, _ sold: OrderDetail.Sold, to sheet: inout Sheet, _ scene: Scene
    ) {
        sheet.add(scene.say("应退"), scene.say("%@ 元", preview.amount.description), Style(.money, bold: true))
        if preview.withheld > .zero {
            sheet.add(
                scene.say("扣下"), scene.say("%@ 元:这张单送的积分已经用掉", preview.withheld.description), Style(.warning))
        }
        let ways = preview.payments.map { scene.back($0) }.joined(separator: scene.say("、"))
        sheet.add(scene.say("怎么退"), ways.isEmpty ? scene.say("不退钱") : scene.say("退%@", ways))
        var points: [String] = []
        if preview.pointsTaken > 0 { points.append(scene.say("收回送的 %@ 分", String(preview.pointsTaken))) }
        if preview.pointsReturned > 0 { points.append(scene.say("退还用掉的 %@ 分", String(preview.pointsReturned))) }
        sheet.add(scene.say("积分"), points.joined(separator: scene.say("、")))
        if preview.codes > 0 {
            sheet.add(scene.say("卡密"), scene.say("作废已发放的 %@ 个,要老板批准", String(preview.codes)), Style(.warning))
        }
        if preview.sessions > 0 { sheet.add(scene.say("次卡"), scene.say("退回 %@ 次", String(preview.sessions))) }
        if sold.lines.contains(where: { $0.line.steps.contains { $0.reason.isCoupon } }) {
            sheet.add(
                scene.say("券"), preview.isWhole ? scene.say("整单退完:没过期的券退回") : scene.say("没有整单退完:券不退"))
        }
    }
}

extension OrderDetail.Sold.Line {
    /// List price of all of it.
    fileprivate var list: Money { Money(fen: line.unit.fen * line.quantity) }
}

extension Quotation.Reason {
    fileprivate var isCoupon: Bool {
        switch self {
        case .itemCoupon, .orderCoupon: true
        case .tier, .campaignPrice, .campaign, .points, .session, .gift: false
        }
    }
}
