import Domain
import Operations
import Surface
import Widgets

/// Receives, counts or writes off one article: how many, and why.
struct StockOverlay: Overlay {
    enum Deed: Sendable { case receive, count, lose }
    enum Field: Hashable, Sendable { case quantity, reason }

    private let deed: Deed
    private var item: GoodItem
    private var form: Form<Field>

    init(_ deed: Deed, _ item: GoodItem, _ scene: Scene) {
        (self.deed, self.item) = (deed, item)
        let labels =
            switch deed {
            case .receive: (scene.say("到货"), scene.say("单号备注"))
            case .count: (scene.say("数得"), scene.say("原因"))
            case .lose: (scene.say("报损"), scene.say("原因"))
            }
        let placeholder = deed == .lose ? "" : deed == .count ? scene.say("相同可不填") : scene.say("可不填")
        form = Form(
            [
                .quantity: .text(TextField(labels.0, content: .digits, limit: 9, unit: item.unit)),
                .reason: .text(TextField(labels.1, limit: 60, placeholder: placeholder)),
            ], fieldWidth: 36, spacing: 1)
    }

    private func box(_ scene: Scene) -> FormBox {
        FormBox(
            title: "\(title(scene)) \(item.title)",
            lines: [scene.say("账上 %@", "\(item.onHand) \(item.unit)") + after(scene)],
            hint: scene.say("Enter 下一项/确定   Esc 返回"))
    }

    private func title(_ scene: Scene) -> String {
        switch deed {
        case .receive: scene.say("入库")
        case .count: scene.say("盘点")
        case .lose: scene.say("报损")
        }
    }

    /// What it will come to, while it is typed.
    private func after(_ scene: Scene) -> String {
        guard let quantity = Int64(form.text(.quantity)) else { return "" }
        switch deed {
        case .receive: return "  " + scene.say("入库后 %@", "\(item.onHand + quantity) \(item.unit)")
        case .lose where quantity > item.onHand: return ""
        case .lose: return "  " + scene.say("报损后 %@", "\(item.onHand - quantity) \(item.unit)")
        case .count: return "  " + scene.difference(quantity - item.onHand, item.unit)
        }
    }

    var title: String { item.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("stock \(deed) \(item.good)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box(turn.scene).place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private mutating func submit(_ turn: inout Turn) {
        guard let quantity = Int64(form.text(.quantity)) else {
            return form.refuse(.quantity, turn.say("请输入数量"))
        }
        let (good, reason) = (item.good, form.text(.reason))
        switch deed {
        case .receive: turn.perform(ReceiveStock(good: good, quantity: quantity, note: reason)) { $0 }
        case .count:
            let command = CountStock(good: good, expected: item.onHand, counted: quantity, reason: reason)
            turn.perform(command, reason: reason) { $0 }
        case .lose:
            turn.perform(WriteOffStock(good: good, quantity: quantity, reason: reason), reason: reason) { $0 }
        }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note {
        case let result as Result<ReceiveStock.Answer, ReceiveStock.Refusal>: hear(result, &turn)
        case let result as Result<CountStock.Answer, CountStock.Refusal>: hear(result, &turn)
        case let result as Result<WriteOffStock.Answer, WriteOffStock.Refusal>: hear(result, &turn)
        default: break
        }
    }

    private mutating func hear(_ result: Result<ReceiveStock.Answer, ReceiveStock.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            turn.close()
            turn.succeed(turn.say("%@ 已入库,现有 %@", item.title, "\(answer.onHand) \(item.unit)"))
        case .failure(.unknown): refuse(.quantity, turn.say("没有这种商品"), &turn)
        case .failure(.digital):
            refuse(
                .quantity,
                turn.say("卡密的库存是导入的码;按 %@ 导入卡密", turn.scene.key(of: StockRoom.action(.codes), whileTyping: false)),
                &turn)
        case .failure(.quantity): refuse(.quantity, turn.say("数量要在 1 到 %@ 之间", "1000000"), &turn)
        case .failure(.note(let fault)): refuse(.reason, turn.scene.sentence(fault), &turn)
        }
    }

    private mutating func hear(_ result: Result<CountStock.Answer, CountStock.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            turn.close()
            turn.succeed(
                turn.say("%@ 已盘点:%@", item.title, turn.scene.difference(answer.difference, item.unit)))
        case .failure(.unknown): refuse(.quantity, turn.say("没有这种商品"), &turn)
        case .failure(.digital):
            refuse(
                .quantity,
                turn.say("卡密的库存是导入的码;按 %@ 导入卡密", turn.scene.key(of: StockRoom.action(.codes), whileTyping: false)),
                &turn)
        case .failure(.movedMeanwhile(let onHand)):
            item = item.having(onHand)
            refuse(.quantity, turn.say("刚才有出入,账上现在是 %@;请再核对", "\(onHand) \(item.unit)"), &turn)
        case .failure(.quantity): refuse(.quantity, turn.say("数量太大"), &turn)
        case .failure(.reason(.empty)): refuse(.reason, turn.say("与账上不同,要写原因"), &turn)
        case .failure(.reason(let fault)): refuse(.reason, turn.scene.sentence(fault), &turn)
        }
    }

    private mutating func hear(_ result: Result<WriteOffStock.Answer, WriteOffStock.Refusal>, _ turn: inout Turn) {
        switch result {
        case .success(let answer):
            turn.close()
            turn.succeed(turn.say("%@ 已报损,还有 %@", item.title, "\(answer.onHand) \(item.unit)"))
        case .failure(.unknown): refuse(.quantity, turn.say("没有这种商品"), &turn)
        case .failure(.digital):
            refuse(
                .quantity,
                turn.say("卡密的库存是导入的码;按 %@ 导入卡密", turn.scene.key(of: StockRoom.action(.codes), whileTyping: false)),
                &turn)
        case .failure(.quantity): refuse(.quantity, turn.say("请输入数量"), &turn)
        case .failure(.short(let left)): refuse(.quantity, turn.say("账上只有 %@", "\(left) \(item.unit)"), &turn)
        case .failure(.reason(.empty)): refuse(.reason, turn.say("请写报损的原因"), &turn)
        case .failure(.reason(let fault)): refuse(.reason, turn.scene.sentence(fault), &turn)
        }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(form, on: &canvas) }
}

extension GoodItem {
    /// The same with another stock.
    fileprivate func having(_ onHand: Int64) -> GoodItem {
        GoodItem(
            good: good, title: title, initials: initials, barcode: barcode, category: category, unit: unit,
            price: price,
            onHand: onHand, lowAt: lowAt, isOnSale: isOnSale, promised: promised, keeping: keeping)
    }
}
