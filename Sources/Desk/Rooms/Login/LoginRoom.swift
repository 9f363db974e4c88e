import Domain
import Operations
import Surface
import Widgets

/// 登录 and 锁屏: who works here now.
struct LoginRoom: Room {
    enum Field: Hashable, Sendable { case number, pin }
    enum Act: String, CaseIterable, Sendable { case enter, next, previous }
    enum Note: Sendable {
        case answer(Result<SignIn.Answer, SignIn.Refusal>)
        case locked(Staff)
    }

    static let id = RoomID.login
    /// The form; its labels are set when it is drawn.
    var form = Form<Field>(
        [.number: .text(TextField(content: .digits, limit: 9)), .pin: .text(TextField(content: .secret, limit: 6))],
        fieldWidth: 14)
    /// Whose screen is locked.
    var locked: Staff?

    static func action(_ act: Act) -> Action {
        switch act {
        case .enter: Action("login.enter", [.enter], Phrase("下一项/登录"), "dl", help: Phrase("输完工号按一次,输完密码再按一次"))
        case .next: Action("login.next", [.down], Phrase("下一位"), "xyw", help: Phrase("在名单里选下一位"))
        case .previous: Action("login.previous", [.up], Phrase("上一位"), "syw", help: Phrase("在名单里选上一位"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .enter: .ready
        case .next, .previous: (scene.front?.staff.isEmpty ?? true) ? .absent : .ready
        }
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .enter:
            if form.handle(.key(.enter)) == .submitted { submit(&turn) }
        case .next: choose(by: 1, turn.scene)
        case .previous: choose(by: -1, turn.scene)
        }
    }

    /// Walks through the list of names and goes on to the PIN.
    private mutating func choose(by step: Int, _ scene: Scene) {
        let staff = scene.front?.staff ?? []
        guard !staff.isEmpty else { return }
        choose(chosen(staff).map { min(max(0, $0 + step), staff.count - 1) } ?? (step > 0 ? 0 : staff.count - 1), staff)
    }

    private mutating func choose(_ place: Int, _ staff: [Staff]) {
        form.set(.number, text: staff[place].number.description)
        form.set(.pin, text: "")
        form.clearErrors()
        form.focus(on: .pin)
    }

    /// A click on a name means that name, the wheel walks through the list.
    private mutating func point(_ mouse: Mouse, _ scene: Scene) -> Bool {
        let staff = scene.front?.staff ?? []
        var table = list(scene)
        switch table.handle(.mouse(mouse), in: Self.place(scene).list) {
        case .ignored, .handled: return false
        case .moved: choose(table.selected, staff)
        case .activated(let place): choose(place, staff)
        }
        return true
    }

    /// Nobody is chosen any more: the next digits are a number, not a PIN.
    private mutating func askWho() {
        form.set(.number, text: "")
        form.set(.pin, text: "")
        form.clearErrors()
        form.focus(on: .number)
    }

    func chosen(_ staff: [Staff]) -> Int? { staff.firstIndex { $0.number.description == form.text(.number) } }

    private mutating func submit(_ turn: inout Turn) {
        guard let number = Int64(form.text(.number)) else { return form.refuse(.number, turn.say("请输入工号")) }
        guard form.text(.pin).count == 6 else { return form.refuse(.pin, turn.say("六位数字")) }
        turn.perform(SignIn(number: OperatorID(number), pin: form.text(.pin))) { Note.answer($0) }
    }

    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    func mayBeTyped(_ digits: String) -> Bool { false }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) {
            askWho()
            return true
        }
        if case .mouse(let mouse) = event, point(mouse, turn.scene) { return true }
        return form.handle(event, in: LoginRoom.place(turn.scene).form) != .ignored
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        form.set(.pin, text: "")
        switch note {
        case .locked(let staff):
            locked = staff
            form.set(.number, text: staff.number.description)
            form.clearErrors()
            form.focus(on: .pin)
        case .answer(.success(let answer)):
            locked = nil
            form.set(.number, text: "")
            form.focus(on: .number)
            turn.enter(answer)
        case .answer(.failure(let refusal)):
            form.refuse(.pin, turn.scene.sentence(refusal))
            turn.effect(.bell)
        }
    }
}
