import Domain
import Operations
import Surface
import Widgets

/// Makes a new article or changes one; its bar code may be scanned into the form.
struct GoodOverlay: Overlay {
    enum Field: Hashable, Sendable { case title, barcode, category, unit, price, lowAt, onSale, digital }

    private let good: GoodID?
    private var was: GoodSpec
    private var form: Form<Field>
    private let box: FormBox

    init(adding barcode: String, categories: [String], _ scene: Scene) {
        self.init(
            nil, GoodSpec(title: "", barcode: barcode, price: .zero), scene.say("登记新商品"), categories, scene)
    }

    init(editing item: GoodItem, categories: [String], _ scene: Scene) {
        self.init(item.good, GoodSpec(item), scene.say("修改商品"), categories, scene)
    }

    private init(_ good: GoodID?, _ spec: GoodSpec, _ title: String, _ categories: [String], _ scene: Scene) {
        (self.good, was) = (good, spec)
        let price = good == nil ? "" : spec.price.description
        form = Form(
            [
                .title: .text(TextField(scene.say("名称"), text: spec.title, limit: 40)),
                .barcode: .text(
                    TextField(
                        scene.say("条码"), text: spec.barcode, limit: 20, placeholder: scene.say("扫码或输入,可不填"))),
                .category: .text(
                    TextField(
                        scene.say("类别"), text: spec.category, limit: 20,
                        placeholder: categories.prefix(4).joined(separator: " "))),
                .unit: .text(TextField(scene.say("单位"), text: spec.unit, limit: 10)),
                .price: .text(
                    TextField(scene.say("售价"), text: price, content: .amount, limit: 10, unit: scene.say("元"))),
                .lowAt: .text(
                    TextField(
                        scene.say("下限"), text: spec.lowAt.map { String($0) } ?? "", content: .digits, limit: 9,
                        placeholder: scene.say("剩多少时要进货"))),
                .onSale: .toggle(Toggle(scene.say("在售"), meaning: scene.say("店内自用的不勾"), isOn: spec.isOnSale)),
            ], fieldWidth: 34)
        if good == nil {
            form.insert(
                .digital, .toggle(Toggle(scene.say("卡密"), meaning: scene.say("卖兑换码,库存是导入的码"))), before: .onSale)
        }
        box = FormBox(title: title, lines: [], hint: scene.say("Enter 下一项/保存   Esc 返回"), columns: 66)
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("good \(good.map { "\($0)" } ?? "")", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        guard case .article(let code) = ScannedCode.recognise(scan) else { return false }
        form.set(.barcode, text: code.text)
        if form.focused == .barcode { form.focus(on: .category) }
        return true
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        if form.handle(event, in: place) == .submitted { submit(&turn) }
    }

    private mutating func submit(_ turn: inout Turn) {
        let isOnSale = form.isOn(.onSale)
        let price = Money(typed: form.text(.price)) ?? .zero
        if isOnSale, price == .zero { return form.refuse(.price, turn.say("请输入售价")) }
        let spec = GoodSpec(
            title: form.text(.title), barcode: form.text(.barcode), category: form.text(.category),
            unit: form.text(.unit), price: price, lowAt: Int64(form.text(.lowAt)), isOnSale: isOnSale,
            keeping: good == nil ? form.isOn(.digital) ? .digital : .counted : was.keeping)
        guard let good else { return turn.perform(AddGood(spec)) { $0 } }
        if spec == was { return turn.close() }
        turn.perform(EditGood(good: good, was: was, now: spec)) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note {
        case let result as Result<AddGood.Answer, AddGood.Refusal>:
            switch result {
            case .success(let answer):
                turn.close()
                turn.tell(.room(.stock), StockRoom.Note.added(answer.good))
                let title = form.text(.title)
                turn.succeed(
                    form.isOn(.digital)
                        ? turn.say(
                            "%@ 已登记;按 %@ 导入卡密", title, turn.scene.key(of: StockRoom.action(.codes), whileTyping: false))
                        : turn.say(
                            "%@ 已登记;到货按 %@ 入库", title,
                            turn.scene.key(of: StockRoom.action(.receive), whileTyping: false)))
            case .failure(let fault): refuse(fault, &turn)
            }
        case let result as Result<EditGood.Answer, EditGood.Refusal>:
            switch result {
            case .success:
                turn.close()
                turn.succeed(turn.say("商品已保存"))
            case .failure(.unknown): refuse(.title, turn.say("没有这种商品"), &turn)
            case .failure(.changedMeanwhile(let found)):
                was = found
                refuse(.title, turn.say("别人刚改过这种商品;再按 Enter 就用您填的"), &turn)
            case .failure(.fault(let fault)): refuse(fault, &turn)
            }
        default: break
        }
    }

    private mutating func refuse(_ fault: GoodFault, _ turn: inout Turn) {
        let scene = turn.scene
        switch fault {
        case .title(let fault): refuse(.title, scene.sentence(fault), &turn)
        case .titleTaken: refuse(.title, turn.say("已有同名的商品"), &turn)
        case .barcode(let fault): refuse(.barcode, scene.sentence(fault), &turn)
        case .barcodeReserved: refuse(.barcode, turn.say("这是会员码、券码或付款码的样子,不能当条码"), &turn)
        case .barcodeTaken(_, let title): refuse(.barcode, turn.say("这个条码是 %@ 的", title), &turn)
        case .category(let fault): refuse(.category, scene.sentence(fault), &turn)
        case .unit: refuse(.unit, turn.say("单位要 1 到 10 个字"), &turn)
        case .price: refuse(.price, turn.say("金额不对,请重新输入"), &turn)
        case .lowAt: refuse(.lowAt, turn.say("请输入数量"), &turn)
        case .keeping: refuse(.title, turn.say("登记后不能改是不是卡密;请另登记一种"), &turn)
        }
    }

    private mutating func refuse(_ field: Field, _ sentence: String, _ turn: inout Turn) {
        form.refuse(field, sentence)
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
