import Domain
import Operations
import Surface
import Widgets

/// 登录 in large letters: who, by a number; then the PIN, as dots.
struct SimpleLoginRoom: Room {
    enum Act: String, CaseIterable, Sendable { case enter }

    static let id = RoomID.simpleLogin
    /// Whose PIN is asked for.
    var who: Staff?
    /// Whose screen is locked.
    var locked: Staff?
    var first = 0
    var marked: Int?
    var field = SimpleLoginRoom.empty

    static var empty: TextField { TextField(content: .secret, limit: 6) }

    static func action(_ act: Act) -> Action {
        switch act {
        case .enter: Action("simpleLogin.enter", [.enter], Phrase("确定"), "qd", help: Phrase("按数字选自己的名字,再输六位密码"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability { .ready }

    var typing: TextField? {
        get { who == nil ? nil : field }
        set { if let newValue { field = newValue } }
    }

    mutating func forgetSecrets() { field = Self.empty }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        guard let who else {
            if let marked { return choose(marked, turn.scene) }
            return turn.refuse(turn.say("请按一个数字"))
        }
        guard field.text.count == 6 else { return turn.refuse(turn.say("密码是六位数字")) }
        turn.perform(SignIn(number: who.number, pin: field.text)) { LoginRoom.Note.answer($0) }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        switch event {
        case .key(.escape): leave()
        case .key(let key): press(key, &turn)
        case .mouse(let mouse):
            let view = SimpleView(page(turn.scene), field: field, marked: marked, scene: turn.scene)
            if let place = view.choice(at: mouse.position) { choose(place, turn.scene) }
        case .paste, .resize, .focus, .stop: return false
        }
        return true
    }

    private mutating func press(_ key: Key, _ turn: inout Turn) {
        if who != nil {
            _ = field.handle(.key(key))
            return
        }
        let count = page(turn.scene).choices.count
        if let number = key.typed?.wholeNumberValue, number <= count, number > 0 {
            return choose(number - 1, turn.scene)
        }
        switch key {
        case .down, .right: marked = count > 0 ? ((marked ?? -1) + 1) % count : nil
        case .up, .left: marked = count > 0 ? ((marked ?? 0) - 1 + count) % count : nil
        default: break
        }
    }

    /// Nobody is chosen any more.
    private mutating func leave() {
        (who, marked, first, field) = (nil, nil, 0, Self.empty)
    }

    private mutating func choose(_ place: Int, _ scene: Scene) {
        marked = nil
        let shown = part(scene)
        if shown.indices.contains(place) {
            who = shown[place]
            field = Self.empty
        } else {
            let all = scene.front?.staff.count ?? 0
            first = first + 5 < all ? first + 5 : 0
        }
    }

    /// Six names, or five and what shows the next ones.
    private func part(_ scene: Scene) -> [Staff] {
        let all = scene.front?.staff ?? []
        return all.count > 6 ? Array(all.dropFirst(first).prefix(5)) : all
    }

    mutating func receive(_ note: LoginRoom.Note, _ turn: inout Turn) {
        field = Self.empty
        switch note {
        case .locked(let staff): (locked, who) = (staff, staff)
        case .answer(.success(let answer)):
            (locked, who) = (nil, nil)
            turn.enter(answer)
        case .answer(.failure(let refusal)): turn.refuse(turn.scene.sentence(refusal))
        }
    }

    func page(_ scene: Scene) -> SimplePage {
        guard let who else { return namesPage(scene) }
        var page = SimplePage(
            word: scene.say("密码"), question: scene.say("%@,请输入六位密码,再按回车", who.name), back: scene.say("不是我"))
        page.facts = [locked?.number == who.number ? scene.say("已锁屏:%@", who.name) : who.name]
        if let pin = scene.front?.demoPINs.first(where: { $0.number == who.number })?.pin {
            page.facts.append(scene.say("演示密码 %@", pin))
        }
        (page.dots, page.entry, page.enter) = (6, scene.say("密码"), .typed)
        return page
    }

    private func namesPage(_ scene: Scene) -> SimplePage {
        var page = SimplePage(word: scene.say("您好"), question: scene.say("您是哪一位?请按数字"), back: scene.say("重选"))
        page.facts = [scene.front?.settings.name ?? scene.say("正在打开账本")]
        page.choices = part(scene).map { .init($0.name, "\($0.name)  \(scene.name($0.role))", .next) }
        if (scene.front?.staff.count ?? 0) > 6 {
            page.choices.append(.init(scene.say("下页"), scene.say("下一页"), .more(from: 0)))
        }
        return page
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        SimpleView(page(scene), field: field, marked: marked, scene: scene).draw(on: &canvas)
    }
}
