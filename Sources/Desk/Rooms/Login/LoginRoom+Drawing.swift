import Domain
import Operations
import Surface
import Widgets

extension LoginRoom {
    /// Where list and form lie.
    struct Place {
        let greeting: Rect
        let advice: Rect
        let form: Rect
        let list: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let staff = min(scene.front?.staff.count ?? 0, scene.body.rows - 9)
        let all = scene.body.centered(Size(columns: 64, rows: min(scene.body.rows, 8 + staff)))
        return Place(
            greeting: all.top(1), advice: all.droppingTop(1).top(1), form: all.droppingTop(3).top(2),
            list: all.droppingTop(6))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        let title = locked.map { scene.say("已锁屏:%@", $0.name) } ?? scene.say("请登录")
        canvas.put(title, in: place.greeting, style: Style(.title))
        canvas.put(advice(scene), in: place.advice, style: Style(.muted))
        var form = self.form
        if case .text(var number)? = form[.number] {
            number.label = scene.say("工号")
            form[.number] = .text(number)
        }
        if case .text(var pin)? = form[.pin] {
            // Whose PIN is asked for stands before it: nobody should use up another's tries.
            pin.label = staff(scene).map { scene.say("%@ 的密码", $0.name.truncated(to: 16)) } ?? scene.say("密码")
            form[.pin] = .text(pin)
        }
        let cursor = form.draw(on: &canvas, in: place.form)
        drawList(on: &canvas, place.list, scene)
        return cursor
    }

    private func staff(_ scene: Scene) -> Staff? {
        let staff = scene.front?.staff ?? []
        return chosen(staff).map { staff[$0] }
    }

    private func advice(_ scene: Scene) -> String {
        guard form.focused == .pin, let staff = staff(scene) else { return scene.say("输入工号,或用上下键、鼠标选姓名") }
        return scene.say("请输入 %@ 的密码;不是本人按 Esc,再输自己的工号", staff.name)
    }

    /// The names, for drawing and for the mouse.
    func list(_ scene: Scene) -> Table {
        let hasPINs = !(scene.front?.demoPINs.isEmpty ?? true)
        let staff = scene.front?.staff ?? []
        var table = Table(
            [
                TableColumn(scene.say("工号"), width: 8), TableColumn(scene.say("姓名"), width: 14),
                TableColumn(scene.say("岗位"), width: 12), TableColumn(hasPINs ? scene.say("演示密码") : "", width: 0),
            ], count: staff.count, emptyText: scene.say("还没有员工;请先用 qiantai init 建店"))
        table.select(chosen(staff) ?? 0)
        return table
    }

    private func drawList(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let front = scene.front else {
            canvas.put(scene.say("正在打开账本"), in: rect, style: Style(.muted))
            return
        }
        let table = list(scene)
        let pins = Dictionary(front.demoPINs.map { ($0.number, $0.pin) }) { first, _ in first }
        table.draw(on: &canvas, in: rect, focused: false) { index in
            let staff = front.staff[index]
            return [
                TableCell(staff.number.description), TableCell(staff.name), TableCell(scene.name(staff.role), .muted),
                TableCell(pins[staff.number] ?? "", .accent),
            ]
        }
    }
}
