import Domain
import Operations
import Surface
import Widgets

/// What the dialog hears, and how it looks.
extension PrepaidRefundOverlay {
    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note {
        case let answer as PrepaidRefundPreview.Answer: hear(answer, &turn)
        case let result as Result<RefundPrepaid.Answer, RefundPrepaid.Refusal>: hear(result, &turn)
        default: break
        }
    }

    private mutating func hear(_ answer: PrepaidRefundPreview.Answer, _ turn: inout Turn) {
        switch answer {
        case .figures(let found): show(found, turn.scene)
        case .trouble(let trouble):
            figures = nil
            asking.focus(on: .cause)
            asking.refuse(.cause, turn.scene.sentence(trouble))
            turn.effect(.bell)
        }
    }

    private mutating func show(_ found: PrepaidRefundPreview.Figures, _ scene: Scene) {
        figures = found
        var options = [scene.say("按法定 %@ 元", found.legal.description)]
        if let principal = found.principalOnly {
            options.append(scene.say("只退剩余本金 %@ 元", principal.description))
        }
        let chosen = paying.option(.figure)
        paying[.figure] = .choice(Choice(scene.say("退多少"), options: options, selected: chosen))
    }

    private mutating func hear(_ result: Result<RefundPrepaid.Answer, RefundPrepaid.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let receipt):
            turn.close()
            turn.succeed(turn.say("已退卡,退 %@ 元", receipt.paidOut.description))
            turn.show(PaperOverlay(turn.say("退卡凭证"), turn.scene.paper(receipt)))
        case .failure(.changed):
            turn.refuse(turn.say("账上刚有变动,已重新计算;请再核对"))
            preview(&turn)
        case .failure(.reason(let fault)):
            paying.refuse(.reason, turn.scene.sentence(fault))
            turn.effect(.bell)
        case .failure(.trouble(let trouble)): turn.refuse(turn.scene.sentence(trouble))
        }
    }

    /// The questions' box.
    func questions(_ scene: Scene) -> FormBox {
        FormBox(
            title: title,
            lines: ["\(row.name)  \(row.phone)  \(scene.name(choice))", scene.say("按 法释〔2025〕4号 计算;赠金不退现金。")],
            hint: scene.say("Enter 下一项/计算   Tab 填赠品和利息   Esc 返回"), columns: 76)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        guard let figures else { return questions(scene).draw(asking, on: &canvas) }
        let place = RefundPlace(canvas.bounds.size, paying.height)
        let inner = Dialog.ground(on: &canvas, place.box, title: title)
        canvas.put(
            "\(row.name)  \(row.phone)  \(scene.name(choice))", in: inner, style: Style(.overlay, bold: true))
        var view = working
        view.lines = lines(scene, place)
        view.draw(on: &canvas, in: place.working, style: Style(.overlay))
        canvas.put(taken(figures, scene), in: place.summary, style: Style(.overlay))
        for (row, line) in paying.fields.compactMap(\.item.error).prefix(1).enumerated() {
            canvas.put(line, in: place.fault, row: row, style: Style(.error))
        }
        var bare = paying
        for id in bare.fields.map(\.id) where bare[id]?.error != nil { bare[id]?.error = "" }
        let cursor = bare.draw(on: &canvas, in: place.form)
        canvas.put(
            keys: scene.say("Enter 下一项/退卡   PgDn 翻看   Esc 改前面的"), in: inner.bottom(1), style: Style(.overlay))
        return cursor
    }

    /// The working as lines of the page.
    func lines(_ scene: Scene, _ place: RefundPlace) -> [String] {
        guard let figures else { return [] }
        let layout = scene.receiptLayout(columns: place.working.columns - 1)
        let other = figures.principalOnly.map { [scene.say("只退剩余本金 %@ 元", $0.description)] } ?? []
        return ReceiptText(columns: layout.columns).lines(layout.working(figures.working, figures.items)) + other
    }

    /// What is taken back beside the money.
    private func taken(_ figures: PrepaidRefundPreview.Figures, _ scene: Scene) -> String {
        if figures.sessions > 0 { return scene.say("收回剩余 %@ 次,券码作废", String(figures.sessions)) }
        return figures.bonus > .zero ? scene.say("收回剩余赠金 %@ 元", figures.bonus.description) : ""
    }
}

/// Where the parts of the second page lie.
struct RefundPlace {
    let box: Rect
    let working: Rect
    let summary: Rect
    let form: Rect
    let fault: Rect

    init(_ size: Size, _ formRows: Int) {
        // What is refused stands in the status line, below it.
        box = Rect(size).droppingTop(1).droppingBottom(2).centered(
            Size(columns: min(100, size.columns - 2), rows: min(30, size.rows - 3)))
        let inner = box.inset(rows: 1, columns: 3)
        let below = inner.bottom(formRows + 3)
        summary = below.top(1)
        form = below.droppingTop(1).top(formRows)
        fault = below.droppingTop(1 + formRows).top(1)
        working = inner.droppingTop(2).droppingBottom(formRows + 4)
    }
}
