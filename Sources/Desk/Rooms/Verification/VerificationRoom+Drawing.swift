import Domain
import Operations
import Surface
import Widgets

extension VerificationRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        var box: Rect
        var panel: Rect
        var caption: Rect
        var today: Rect
        /// Inside the panel: the list of people.
        var people: Rect { panel }
        /// Inside the frame of the panel: the list of choices, above the line and what it would do.
        var choices: Rect { panel.inset(rows: 1, columns: 2).droppingBottom(4) }
    }

    func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        // Below this a sentence about a code would not stand whole beside the list.
        if body.columns >= 138 {
            let halves = body.columns([0, max(62, body.columns * 2 / 5)], gap: 3)
            let rows = halves[0].rows([1, 1, 0])
            return Place(
                box: rows[0], panel: rows[2].top(panelHeight(body.rows - 2)), caption: halves[1].top(1),
                today: halves[1].droppingTop(1))
        }
        let rows = body.rows([1, 1, panelHeight(body.rows - 8), 1, 1, 0])
        return Place(box: rows[0], panel: rows[2], caption: rows[4], today: rows[5])
    }

    /// As high as what it shows, leaving room for the list.
    private func panelHeight(_ most: Int) -> Int {
        let wanted =
            switch stage {
            case .empty: 4
            case .found: max(2, people.count + (hasMorePeople ? 1 : 0))
            case .preview: 11
            case .gift, .done: 10
            case .trouble: 7
            case .choosing(let choices): choices.previews.isEmpty ? 7 : choices.previews.count + 6
            }
        return max(1, min(wanted, most))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = place(scene)
        var cursor = drawBox(on: &canvas, place.box, scene)
        switch stage {
        case .empty: drawGuide(on: &canvas, place.panel, scene)
        case .found: drawPeople(on: &canvas, place.people, scene)
        case .preview(let preview, _): draw(preview, on: &canvas, place.panel, scene)
        case .choosing(let choices): draw(choices, on: &canvas, place, scene)
        case .gift(let preview, let choices): cursor = draw(gift: preview, choices, on: &canvas, place.panel, scene)
        case .done(let answer, let preview, let member): draw(answer, preview, member, on: &canvas, place.panel, scene)
        case .trouble(let trouble): draw(trouble, on: &canvas, place.panel, scene)
        }
        drawToday(on: &canvas, place, scene)
        return cursor
    }

    private func drawBox(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) -> Position? {
        let label = scene.say("扫码框")
        let isFocused = stage.isTyping && !isInToday && !pick.isInList
        canvas.put(label, in: rect, style: Style(isFocused ? .accent : .muted))
        var field = box
        field.placeholder = scene.say("扫码,或输入券码、姓名、拼音首字母、手机尾号")
        let cursor = field.drawBox(on: &canvas, in: rect.droppingLeft(label.cells + 2), focused: isFocused)
        return isFocused ? cursor : nil
    }

    private func drawGuide(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        if isCode {
            canvas.put(keys: scene.say("Enter 读码,已输入 %@ 位", String(box.text.count)), in: rect, style: Style(.accent))
            return
        }
        let lines = [
            scene.say("扫会员码:列出可用的次卡、券和礼品,选一项核销"), scene.say("扫券码或次卡码:看清要用掉什么,Enter 核销"),
            scene.say("没有码:输入姓名、拼音首字母或手机尾号"),
        ]
        for (row, line) in lines.enumerated() { canvas.put(line, in: rect, row: row, style: Style(.muted)) }
    }

    private func drawPeople(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = peopleTable
        table.columns = [
            TableColumn("", width: 0), TableColumn("", width: 11), TableColumn("", width: 8),
            TableColumn("", width: 12),
        ]
        table.emptyText = nobody(scene)
        let list = hasMorePeople ? rect.droppingBottom(1) : rect
        let isMeant = pick.isInList || MemberPick.certain(box.text, people, scene) != nil
        table.draw(on: &canvas, in: list, focused: isMeant && !isInToday) { index in
            let row = people[index]
            let isNormal = row.status == .normal
            return [
                TableCell(row.name), TableCell(row.phone, .muted), TableCell(scene.name(row.tier), .muted),
                TableCell(isNormal ? "" : scene.name(row.status), .warning),
            ]
        }
        if hasMorePeople {
            canvas.put(scene.say("还有更多,请多输几个字"), in: rect.bottom(1).droppingLeft(2), style: Style(.muted))
        }
    }

    private func draw(_ preview: VerificationPreview, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let inner = panel(scene.say("请核对"), .title, on: &canvas, rect)
        canvas.put(preview.title, in: inner, row: 1, style: Style(.title, bold: true))
        if let fault = preview.fault {
            canvas.put(scene.sentence(fault), in: inner, row: 2, style: Style(.error))
        } else {
            canvas.put(scene.consequence(preview), in: inner, row: 2, style: Style(.accent, bold: true))
        }
        var sheet = owner(preview, scene)
        if case .session = preview.what, preview.fault == nil {
            sheet.add(
                scene.say("员工"),
                scene.say(
                    "%@   换人按 %@", scene.told(scene.shares(servers(of: preview))), scene.key(of: Self.action(.staff))))
        }
        sheet.draw(on: &canvas, in: inner.droppingTop(4).droppingBottom(1))
        let hint = preview.fault.map { scene.advice($0) } ?? scene.say("Enter 核销   Esc 不核销")
        canvas.put(keys: hint, in: inner.bottom(1), style: Style(.muted))
    }

    private func draw(
        _ answer: Verify.Answer, _ preview: VerificationPreview, _ member: MemberID?, on canvas: inout Canvas,
        _ rect: Rect, _ scene: Scene
    ) {
        let inner = panel(scene.say("已核销"), .success, on: &canvas, rect)
        canvas.put(answer.title, in: inner, row: 1, style: Style(.title, bold: true))
        let left = scene.left(answer, of: preview.what)
        let rest = left.isEmpty ? scene.say("这一张已用掉") : left
        canvas.put(rest, in: inner, row: 2, style: Style(.accent, bold: true))
        var sheet = owner(preview, scene)
        sheet.add(
            scene.say("撤销"),
            scene.say("%@ 前可以撤销,按 %@", scene.moment(answer.undoUntil), scene.key(of: Self.action(.undo))), Style(.muted)
        )
        sheet.draw(on: &canvas, in: inner.droppingTop(4).droppingBottom(1))
        let again = member == nil ? "" : "   " + scene.say("Esc 再核一项")
        canvas.put(keys: scene.say("Enter 下一位") + again, in: inner.bottom(1), style: Style(.muted))
    }

    private func draw(
        _ trouble: VerificationStage.Trouble, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene
    ) {
        let inner = panel(scene.say("没有核销"), .error, on: &canvas, rect)
        canvas.put(trouble.title, in: inner, style: Style(.title, bold: true))
        canvas.put(trouble.sentence, in: inner, row: 1, style: Style(.error))
        canvas.put(trouble.advice, in: inner, row: 3, style: Style(.text))
        canvas.put(scene.say("什么也没有用掉。"), in: inner, row: 4, style: Style(.muted))
    }

    private func draw(_ choices: VerificationChoices, on canvas: inout Canvas, _ place: Place, _ scene: Scene) {
        let who = choices.row.map { "\($0.name)  \(scene.name($0.tier))  \($0.phone)" } ?? scene.say("会员")
        let inner = panel(who, .title, on: &canvas, place.panel)
        let menu = choices.menu(scene, columns: place.choices.columns)
        if !choices.previews.isEmpty {
            menu.draw(on: &canvas, in: place.choices, focused: !isInToday)
            canvas.rule(row: place.choices.endRow, in: place.panel, joined: true)
        }
        guard let chosen = choices.chosen else {
            guard choices.isKnown, choices.previews.isEmpty else {
                canvas.put(scene.say("先选一项,再按 Enter"), in: inner.bottom(3), style: Style(.muted))
                return
            }
            canvas.put(scene.say("没有可以核销的次卡、券和礼品。"), in: inner, row: 1, style: Style(.warning))
            canvas.put(scene.say("可以给会员售次卡、充值或发券。"), in: inner, row: 2, style: Style(.text))
            canvas.put(keys: scene.say("Esc 返回"), in: inner.bottom(1), style: Style(.muted))
            return
        }
        let below = inner.bottom(3)
        canvas.put(chosen.title, in: below, style: Style(.title, bold: true))
        if let fault = chosen.fault {
            canvas.put(scene.sentence(fault), in: below, row: 1, style: Style(.warning))
            canvas.put(scene.advice(fault), in: below, row: 2, style: Style(.muted))
        } else {
            canvas.put(scene.consequence(chosen), in: below, row: 1, style: Style(.accent, bold: true))
            let until = chosen.until.map { scene.say("有效期至 %@", scene.lastDay($0)) + "   " } ?? ""
            canvas.put(keys: until + scene.say("Enter 核对   Esc 返回"), in: below, row: 2, style: Style(.muted))
        }
    }

    private func panel(_ title: String, _ role: Role, on canvas: inout Canvas, _ rect: Rect) -> Rect {
        canvas.frame(rect, title: title, titleStyle: Style(role, bold: true))
        return rect.inset(rows: 1, columns: 3)
    }

    private func owner(_ preview: VerificationPreview, _ scene: Scene) -> Sheet {
        let member = preview.member
        var sheet = Sheet()
        sheet.add(scene.say("会员"), "\(member.name)   \(scene.name(member.tier))   \(member.phone)")
        if member.status != .normal { sheet.add(scene.say("状态"), scene.name(member.status), Style(.warning)) }
        sheet.add(scene.say("有效期"), preview.until.map { scene.say("至 %@", scene.lastDay($0)) } ?? scene.say("长期有效"))
        return sheet
    }
}
