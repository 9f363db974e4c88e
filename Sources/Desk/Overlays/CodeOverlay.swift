import Domain
import Operations
import Surface
import Widgets

/// A code to be scanned from the screen, its digits below it: a coupon's, or a member's own, which turns by itself.
struct CodeOverlay: Overlay {
    let title: String
    var actions: [Action] {
        let renew = Action("dialog.renew", [.character("r")], Phrase("换一个"), "hyg", help: Phrase("换一个新的会员码"))
        return member == nil ? [Self.leave] : [renew, Self.leave]
    }
    private let who: String
    /// Whose dynamic code it is; nil for a code that stays.
    private let member: MemberID?
    private(set) var digits: String
    private var until: Instant?
    private var matrix: BitMatrix?
    private var isAsking = false

    /// The code of a coupon that was just handed out.
    init(_ coupon: GrantCoupon.Answer, _ scene: Scene) {
        title = scene.say("券码")
        who = coupon.title
        member = nil
        digits = coupon.code
        until = coupon.until
        matrix = scene.codeMatrix(coupon.code).map { BitMatrix($0) }
    }

    /// A member's dynamic code.
    init(_ row: MemberRow, _ code: ShowMemberCode.Answer, _ scene: Scene) {
        title = scene.say("会员码")
        who = "\(row.name)  \(row.phone)"
        member = row.member
        digits = code.digits
        until = code.until
        matrix = scene.codeMatrix(code.digits).map { BitMatrix($0) }
    }

    func wakesAt(_ now: Instant) -> Instant? {
        member == nil ? nil : now.advanced(milliseconds: 1000 - ((now.ms % 1000) + 1000) % 1000)
    }

    mutating func tick(_ turn: inout Turn) {
        if !isAsking, let until, turn.scene.now >= until { renew(&turn) }
    }

    private mutating func renew(_ turn: inout Turn) {
        guard let member else { return }
        isAsking = true
        turn.perform(ShowMemberCode(member: member)) { $0 }
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        // 0 is the way back in large letters.
        case .key(.escape), .key(.enter), .key(.character("0")): turn.close()
        case .key(.character("r")): renew(&turn)
        default: break
        }
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        guard let result = note as? Result<ShowMemberCode.Answer, ShowMemberCode.Refusal> else { return }
        switch result {
        case .success(let code):
            isAsking = false
            digits = code.digits
            until = code.until
            matrix = turn.scene.codeMatrix(code.digits).map { BitMatrix($0) }
        case .failure(let refusal):
            turn.close()
            turn.refuse(turn.scene.sentence(refusal))
        }
    }

    /// A member's code must not lie behind the lock: it is asked for anew.
    mutating func forgetSecrets() {
        guard member != nil else { return }
        digits = ""
        matrix = nil
        until = Instant(ms: 0)
        isAsking = false
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let most = Size(columns: canvas.bounds.columns - 10, rows: canvas.bounds.rows - 7)
        let image = matrix.map { CodeImage($0) }
        let size = image?.size(in: most, canvas.chrome)
        let lines = [digits.grouped(by: 4), validity(scene)].filter { !$0.isEmpty }
        let widest = ([who, hint(scene)] + lines).map(\.cells).max() ?? 0
        let box = canvas.bounds.centered(
            Size(
                columns: min(canvas.bounds.columns, max(size?.columns ?? 0, widest, 36) + 8),
                rows: (size?.rows ?? 0) + lines.count + 4 + (size == nil ? 2 : 0)))
        let inner = Dialog.ground(on: &canvas, box, title: title, namesEscape: true)
        canvas.put(who, in: inner, .center, style: Style(.overlay, bold: true))
        if let image, let size { image.draw(on: &canvas, in: inner.droppingTop(1).top(size.rows)) }
        let below = inner.bottom(lines.count + 1)
        for (row, line) in lines.enumerated() {
            canvas.put(keys: line, in: below, row: row, .center, style: Style(.overlay, bold: row == 0))
        }
        canvas.put(keys: hint(scene), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }

    private func hint(_ scene: Scene) -> String {
        member == nil ? scene.say("Enter 关闭") : scene.say("Enter 关闭   r 换一个")
    }

    private func validity(_ scene: Scene) -> String {
        guard let until else { return member == nil ? scene.say("长期有效") : "" }
        if member == nil { return scene.say("有效期至 %@", scene.lastDay(until)) }
        let seconds = (until.ms - scene.now.ms + 999) / 1000
        return seconds > 0 ? scene.say("%@ 秒后换新码", String(seconds)) : scene.say("这个码已过期,按 r 换一个")
    }
}
