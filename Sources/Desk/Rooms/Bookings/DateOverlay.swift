import Domain
import Surface
import Widgets

/// Asks for a day.
struct DateOverlay: Overlay {
    enum Field: Hashable, Sendable { case day }

    private var form: Form<Field> = Form([.day: .text(TextField(limit: 12))], fieldWidth: 20)
    private let box: FormBox
    private let then: @Sendable (Day, inout Turn) -> Void

    init(from day: Day, _ scene: Scene, then: @escaping @Sendable (Day, inout Turn) -> Void) {
        box = FormBox(
            title: scene.say("到某天"), lines: [scene.say("12-5、5、明天、后天、+3、周五、下周三")],
            hint: scene.say("Enter 确定   Esc 返回"), columns: 50)
        self.then = then
        form.label(.day, scene.say("日期"))
        form.place(.day, day.description, unit: "")
    }

    var title: String { box.title }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        let place = box.place(of: form, in: Rect(turn.scene.size))
        guard form.handle(event, in: place) == .submitted else { return }
        guard let day = DateTyped.day(form.text(.day), turn.scene) else {
            return form.refuse(.day, turn.say("没有这一天"))
        }
        turn.close()
        then(day, &turn)
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box.draw(form, on: &canvas) }
}
