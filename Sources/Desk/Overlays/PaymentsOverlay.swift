import Domain
import Operations
import Surface
import Widgets

/// Scanned payments somebody must look after: unknown ones are looked up, those no order took are given back.
struct PaymentsOverlay: Overlay {
    private enum Note: Sendable {
        case found(OpenPayments.Answer)
        case news(PaymentNews)
        case payOut(PaymentReturnID, String)
        case looked(PaymentReturnID, String, PaymentNews)
        case paidOut(Result<PayOutReturn.Answer, PayOutReturn.Refusal>)
        case goesBack(Result<ReturnPayment.Answer, ReturnPayment.Refusal>)
    }

    /// A payment, or one on its way back.
    private enum Row {
        case payment(OpenPayments.Answer.Row)
        case back(OpenPayments.Answer.Back)
    }

    let title: String
    var actions: [Action] {
        [
            Self.choose,
            Action("payments.look", [.character("l")], Phrase("再查"), "zc", help: Phrase("再问一次收款网关,这笔款到了没有")),
            Action(
                "payments.back", [.character("t")], Phrase("退回"), "th", help: Phrase("没有订单用的款,退回顾客;退不成的再退一次"),
                right: .refund),
            Action(
                "payments.cash", [.character("x")], Phrase("付现金"), "fxj",
                help: Phrase("退不回去的款从钱箱付给顾客:先问网关确实没有退,再付,只付一次"),
                right: .moveCash),
            Self.leave,
        ]
    }
    private var rows: [Row]?
    private var list = PairList()

    init(_ scene: Scene) { title = scene.say("扫码收款") }

    private var current: Row? { rows.flatMap { $0.indices.contains(list.selected) ? $0[list.selected] : nil } }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        switch event {
        case .key(.escape), .key(.enter): turn.close()
        case .key(.character("l")): look(&turn)
        case .key(.character("t")): giveBack(&turn)
        case .key(.character("x")): askPayOut(&turn)
        default: _ = list.handle(event, in: Rect(turn.scene.size))
        }
    }

    private func look(_ turn: inout Turn) {
        guard turn.scene.hasGateway else { return turn.refuse(turn.say("没有设收款网关,查不了;请用 qiantai gateway set 设置")) }
        switch current {
        case .payment(let row) where row.state.isOpen:
            turn.inform(turn.say("正在查这笔扫码收款"))
            turn.lookUp(payment: row.payment) { Note.news($0) }
        case .back(let row) where row.state.isOpen:
            turn.inform(turn.say("正在查这笔扫码收款"))
            turn.giveBack(row.paymentReturn) { Note.news($0) }
        case .payment: turn.refuse(turn.say("这笔已到账,不用再查;可收进订单或退回"))
        case .back: turn.refuse(turn.say("这笔没有退成;按 t 再退一次"))
        case nil: break
        }
    }

    private func giveBack(_ turn: inout Turn) {
        guard turn.scene.hasGateway else { return turn.refuse(turn.say("没有设收款网关,退不了;请用 qiantai gateway set 设置")) }
        switch current {
        case .payment(let row) where row.state == .received:
            turn.perform(ReturnPayment(payment: row.payment), reason: turn.say("退回没有订单用的扫码收款")) {
                Note.goesBack($0)
            }
        case .back(let row) where row.state == .failed:
            turn.perform(
                ReturnPayment(payment: row.payment, again: row.paymentReturn), reason: turn.say("再退一次扫码收款")
            ) { Note.goesBack($0) }
        case .payment: turn.refuse(turn.say("还不知道到没到账,先查清再退"))
        case .back: turn.refuse(turn.say("已经在退,结果还不知道;按 l 再查"))
        case nil: break
        }
    }

    /// A way back that failed, and what of it is to be paid out.
    private var refused: (back: PaymentReturnID, amount: Money)? {
        switch current {
        case .payment(let row): row.state == .received ? row.failedReturn.map { ($0, row.amount) } : nil
        case .back(let row): row.state == .failed ? (row.paymentReturn, row.amount) : nil
        case nil: nil
        }
    }

    private func askPayOut(_ turn: inout Turn) {
        guard let refused else {
            guard current != nil else { return }
            return turn.refuse(turn.say("先按 t 退回;网关拒绝了,才能付现金"))
        }
        let lines = [
            turn.say("从钱箱付给顾客 %@ 元。", refused.amount.description), turn.say("先再问一次网关;确实没有退,才付现金。付了就不再向网关退。"),
        ]
        turn.show(
            ReasonOverlay(turn.say("付现金"), lines, scene: turn.scene) { [address = turn.address] reason, turn in
                turn.tell(address, Note.payOut(refused.back, reason))
            })
    }

    /// The gateway still says that it did not give it back: now it may be paid out, once.
    private func hearLooked(_ back: PaymentReturnID, _ reason: String, _ news: PaymentNews, _ turn: inout Turn) {
        switch news {
        case .notReturned:
            turn.perform(PayOutReturn(paymentReturn: back, reason: reason), reason: reason) { Note.paidOut($0) }
        case .returned:
            turn.warn(turn.say("网关说已经退给顾客了,不要付现金"))
            load(&turn)
        case .waitsForPayer, .received, .arrivedLate, .failed, .unknown, .waitsForShift, .notKept:
            turn.refuse(turn.say("网关没有说清退没退,现在不能付现金;稍后再按 x"))
        }
    }

    private func load(_ turn: inout Turn) { turn.ask(OpenPayments(), slot: "payments") { Note.found($0) } }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note as? Note {
        case .found(let answer):
            rows = answer.payments.map { .payment($0) } + answer.returns.map { .back($0) }
            list.count = rows?.count ?? 0
        case .news(let news):
            switch news {
            case .received, .returned: turn.succeed(turn.scene.sentence(news))
            case .waitsForPayer: turn.inform(turn.scene.sentence(news))
            case .arrivedLate, .failed, .notReturned, .unknown, .waitsForShift, .notKept:
                turn.warn(turn.scene.sentence(news))
            }
            load(&turn)
        case .payOut(let back, let reason): turn.lookAgain(back) { Note.looked(back, reason, $0) }
        case .looked(let back, let reason, let news): hearLooked(back, reason, news, &turn)
        case .paidOut(.success(let answer)):
            turn.succeed(turn.say("已从钱箱付给顾客 %@ 元", answer.amount.description))
            load(&turn)
        case .paidOut(.failure(let refusal)):
            turn.refuse(turn.scene.sentence(refusal))
            load(&turn)
        case .goesBack(.success(let answer)):
            turn.inform(turn.say("正在退回顾客"))
            turn.giveBack(answer.paymentReturn) { Note.news($0) }
            load(&turn)
        case .goesBack(.failure(let refusal)):
            turn.refuse(turn.scene.sentence(refusal))
            load(&turn)
        case nil: break
        }
    }

    func wakesAt(_ now: Instant) -> Instant? { rows == nil ? now : nil }
    mutating func tick(_ turn: inout Turn) { if rows == nil { load(&turn) } }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let count = rows?.count ?? 0
        let inner = Dialog.ground(on: &canvas, list.box(in: canvas.bounds), title: title)
        if count == 0 {
            canvas.put(
                rows == nil ? "" : scene.say("没有要处理的扫码收款"), in: inner.bottom(3), .center, style: Style(.overlay))
        }
        if let rows { list.draw(on: &canvas) { Self.texts(rows[$0], scene) } }
        canvas.put(
            keys: scene.say("l 再查   t 退回   x 付现金   Esc 关闭"), in: inner.bottom(1), .center, style: Style(.overlay))
        return nil
    }

    private static func texts(_ row: Row, _ scene: Scene) -> (left: String, right: String, below: String) {
        switch row {
        case .payment(let row):
            let state = row.state == .received ? scene.say("已到账,没有用") : scene.say("未知")
            return (
                "\(scene.moment(row.at)) \(scene.wording.say(tender: row.method)) \(row.amount)  \(row.name)", state,
                "\(row.title)  \(row.number)"
            )
        case .back(let row):
            let state = row.state == .failed ? scene.say("没有退成") : scene.say("在退,未知")
            return (
                "\(scene.moment(row.at)) \(scene.wording.say(tender: row.method)) -\(row.amount)", state,
                "\(row.title)  \(row.number)"
            )
        }
    }
}
