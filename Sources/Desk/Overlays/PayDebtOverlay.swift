import Domain
import Operations
import Surface
import Widgets

/// 还挂账: what is owed, how much is paid, and how; a pay code that is scanned pays the sum in the field.
struct PayDebtOverlay: Overlay {
    enum Field: Hashable, Sendable { case amount, tender, given }

    private enum Note: Sendable {
        case owed(OpenDebts.Answer)
        case paid(Result<PayDebt.Answer, PayDebt.Refusal>)
        case begun(Result<BeginPayment.Answer, BeginPayment.Refusal>, PayCode, Money)
        case collected(PaymentID, Money, PaymentNews)
    }

    /// So many debts are listed; the others are counted.
    private static let listed = 5

    let title: String
    private let row: MemberRow
    private var debts: OpenDebts.Answer
    private var form: Form<Field>
    /// A payment by telephone whose news is waited for.
    private var collecting: PaymentID?

    init(_ debts: OpenDebts.Answer, of row: MemberRow, _ scene: Scene) {
        (self.debts, self.row) = (debts, row)
        title = scene.say("还挂账")
        form = Form(
            [
                .amount: .text(
                    TextField(
                        scene.say("还多少"), text: debts.owed.description, content: .amount, limit: 10,
                        unit: scene.say("元"))),
                .tender: .choice(Choice(scene.say("付款方式"), options: Tender.allCases.map { scene.name($0) })),
                .given: .text(
                    TextField(
                        scene.say("收现金"), content: .amount, limit: 10, placeholder: scene.say("正好就空着"),
                        unit: scene.say("元"))),
            ], fieldWidth: 36)
    }

    var actions: [Action] { [Self.confirm, Self.fields, Self.leave] }
    var kept: FormDraft? { FormDraft("payDebt \(row.member)", title, form) }
    mutating func resume(_ draft: FormDraft) { form.resume(draft.values) }
    var typing: TextField? {
        get { form.typing }
        set { form.typing = newValue }
    }

    private func box(_ scene: Scene) -> FormBox {
        var lines = ["\(row.name)  \(row.phone)  " + scene.say("共欠 %@ 元", debts.owed.description)]
        lines += debts.rows.prefix(Self.listed).map { debt in
            let since = scene.say("%@ 起 %@ 天", scene.date(debt.at), String(debt.days))
            return "\(debt.order)  \(since)  \(scene.wording.title(inBooks: debt.title))  \(debt.remaining)"
        }
        if debts.rows.count > Self.listed {
            lines.append(scene.say("还有 %@ 笔", String(debts.rows.count - Self.listed)))
        }
        lines.append(collecting == nil ? scene.say("先还最早的一笔。可以直接扫顾客的付款码。") : scene.say("等顾客在手机上确认付款"))
        return FormBox(title: title, lines: lines, hint: scene.say("Enter 下一项/收款   ← → 换付款方式   Esc 返回"), columns: 68)
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) {
        if event == .key(.escape) { return turn.close() }
        guard collecting == nil else { return turn.inform(turn.say("等顾客在手机上确认付款")) }
        let isEnough = event == .key(.enter) && form.focused == .tender && tender != .cash
        let place = box(turn.scene).place(of: form, in: Rect(turn.scene.size))
        guard isEnough || form.handle(event, in: place) == .submitted, let amount = amount(turn.scene) else { return }
        guard let given = given(amount, turn.scene) else { return }
        pay([OrderPayment(.tender(tender), amount, given: given > amount ? given : nil)], &turn)
    }

    private var tender: Tender { Tender.allCases[form.option(.tender)] }

    /// How much is to be paid; nil where it is no sum or too much, which is then said.
    private mutating func amount(_ scene: Scene) -> Money? {
        guard let amount = Money(typed: form.text(.amount)), amount > .zero else {
            form.focus(on: .amount)
            form.refuse(.amount, scene.say("请输入金额"))
            return nil
        }
        guard amount <= debts.owed else {
            form.focus(on: .amount)
            form.refuse(.amount, scene.say("最多 %@ 元", debts.owed.description))
            return nil
        }
        return amount
    }

    /// Cash that was handed over; just the sum unless more was typed.
    private mutating func given(_ amount: Money, _ scene: Scene) -> Money? {
        guard tender == .cash, !form.text(.given).isEmpty else { return amount }
        guard let given = Money(typed: form.text(.given)), given >= amount else {
            form.focus(on: .given)
            form.refuse(.given, scene.say("不够,要收 %@ 元", amount.description))
            return nil
        }
        return given
    }

    private func pay(_ payments: [OrderPayment], _ turn: inout Turn) {
        let command = PayDebt(member: row.member, owed: debts.owed, payments: payments)
        turn.perform(command, reason: title) { Note.paid($0) }
    }

    /// A pay code: the gateway collects it; without one a person looks whether it has arrived at the store's own code.
    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        guard let code = PayCode(scan) else { return false }
        guard collecting == nil else { return true }
        guard let amount = amount(turn.scene) else {
            turn.effect(.bell)
            return true
        }
        guard turn.scene.hasGateway else {
            guard let place = Tender.allCases.firstIndex(of: Tender(code.kind)) else { return true }
            form[.tender] = .choice(
                Choice(turn.say("付款方式"), options: Tender.allCases.map { turn.scene.name($0) }, selected: place))
            form.focus(on: .tender)
            turn.inform(turn.say("收到 %@ 元后按 Enter", amount.description))
            return true
        }
        let begin = BeginPayment(amount: amount, method: code.kind, title: Phrase("还挂账").source, member: row.member)
        turn.perform(begin) { Note.begun($0, code, amount) }
        return true
    }

    mutating func receive(_ note: any Sendable, _ turn: inout Turn) {
        switch note as? Note {
        case .owed(let answer):
            debts = answer
            form.set(.amount, text: answer.owed.description)
        case .begun(.success(let answer), let code, let amount):
            collecting = answer.payment
            turn.collect(payment: answer.payment, code: code) { Note.collected(answer.payment, amount, $0) }
        case .begun(.failure(let refusal), _, _): turn.refuse(turn.scene.sentence(refusal))
        case .collected(let payment, let amount, let news): hear(news, payment, amount, &turn)
        case .paid(.success(let receipt)): done(receipt, &turn)
        case .paid(.failure(let refusal)):
            let sentence = turn.scene.sentence(refusal)
            turn.refuse(
                collecting == nil
                    ? sentence : turn.say("%@;扫码收到的款在 %@ 扫码收款里", sentence, turn.scene.key(of: Global.more.action)))
            collecting = nil
            turn.ask(OpenDebts(member: row.member), slot: "debts") { Note.owed($0) }
        case nil: break
        }
    }

    private mutating func hear(_ news: PaymentNews, _ payment: PaymentID, _ amount: Money, _ turn: inout Turn) {
        switch news {
        case .waitsForPayer: turn.inform(turn.scene.sentence(news))
        case .received, .arrivedLate: pay([OrderPayment(.scanned(payment), amount)], &turn)
        case .failed, .unknown, .waitsForShift, .notKept, .returned, .notReturned:
            collecting = nil
            turn.warn(turn.scene.sentence(news))
        }
    }

    private func done(_ receipt: Receipt, _ turn: inout Turn) {
        turn.close()
        let (paid, left) = (receipt.total.description, receipt.debtAfter ?? .zero)
        if receipt.change > .zero {
            turn.succeed(turn.say("已还挂账 %@ 元,找零 %@ 元", paid, receipt.change.description))
        } else {
            turn.succeed(
                left > .zero ? turn.say("已还挂账 %@ 元,还欠 %@ 元", paid, left.description) : turn.say("已还挂账 %@ 元,全部还清", paid))
        }
        turn.show(PaperOverlay(turn.say("还款凭证"), turn.scene.paper(receipt)))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? { box(scene).draw(form, on: &canvas) }
}
