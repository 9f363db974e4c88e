import Domain
import Operations
import Surface
import Widgets

/// How much of an article a service uses up for one customer.
struct UseOverlay: Overlay {
    enum Field: Hashable, Sendable { case service, quantity }

    private let item: GoodItem
    private var form: Form<Field>
    private let box: FormBox

    init(_ item: GoodItem, _ scene: Scene) {
        self.item = item
        form = Form(
            [
                .service: .text(TextField(scene.say("项目"), limit: 20, placeholder: scene.say("首字母或名称"))),
                .quantity: .text(
                    TextField(
                        scene.say("一次用"), content: .digits, limit: 6, placeholder: scene.say("0 = 不用"),
                        unit: item.unit)),
            ], fieldWidth: 20, spacing: 1)
        box = FormBox(
            title: "\(scene.say("用料")) \(item.title)", lines: [], hint: scene.say("Enter 下一项/保存   Esc 返回"))
    }

    var title: String { box.title }
    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("use \(item.good)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private func service(_ scene: Scene) -> ServiceItem? {
        let text = form.text(.service)
        return text.isEmpty ? nil : scene.wares.services(text).first
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let service = service(turn.scene) else { return form.refuse(.service, turn.say("请输入项目")) }
        guard let quantity = Int64(form.text(.quantity)) else { return form.refuse(.quantity, turn.say("请输入数量")) }
        turn.perform(SetSupply(service: service.service, good: item.good, quantity: quantity)) { $0 }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<SetSupply.Answer, SetSupply.Refusal> else { return }
        switch result {
        case .success:
            turn.close()
            return turn.succeed(turn.say("用料已保存"))
        case .failure(.unknown): form.refuse(.service, turn.say("没有这种商品或项目"))
        case .failure(.quantity): form.refuse(.quantity, turn.say("数量太大"))
        }
        turn.effect(.bell)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        var named = form
        named.place(.service, scene.say("首字母或名称"), unit: service(scene)?.title ?? "")
        return box.draw(named, on: &canvas)
    }
}
