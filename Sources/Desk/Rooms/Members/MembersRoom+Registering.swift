import Domain
import Operations
import Surface
import Widgets

/// Somebody becomes a member.
extension MembersRoom {
    /// Opens the form; what was half filled before stays.
    mutating func register(_ typed: String, _ turn: inout Turn) {
        if registering?.isHalfFilled ?? false { return }
        registering = RegisterForm(typed: typed)
        askOwner(&turn)
    }

    /// Whose a number is already is asked as soon as it is whole, not at the end of the form.
    mutating func askOwner(_ turn: inout Turn) {
        registering?.owner = nil
        guard let phone = registering?.phone else { return }
        turn.ask(FindMembers(text: phone), slot: "owner") { Note.owner($0, phone: phone) }
    }

    mutating func hear(owner answer: FindMembers.Answer, of phone: String, _ scene: Scene) {
        guard registering?.phone == phone, let row = answer.rows.first else { return }
        registering?.owner = row
        registering?.form[.phone]?.error = scene.say("已是会员:%@", row.name)
    }

    mutating func handleRegistering(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return leaveForm(&turn) }
        guard var form = registering else { return false }
        if event == .key(.enter), form.form.focused == .phone, let owner = form.owner {
            showTaken(owner.member, owner.name, &turn)
            return true
        }
        form.form = form.named(turn.scene)
        let answer = form.handle(event, in: RegisterPlace(turn.scene).form)
        registering = form
        if answer == .changed(.phone) { askOwner(&turn) }
        if answer == .submitted { submit(form, &turn) }
        return answer != .ignored
    }

    private mutating func leaveForm(_ turn: inout Turn) -> Bool {
        guard registering?.isHalfFilled ?? false else {
            registering = nil
            return true
        }
        turn.show(
            QuestionOverlay(
                turn.say("新会员登记"), [turn.say("还没有登记。放弃后,填的内容不保留。")], role: .warning,
                answers: [
                    .init(label: turn.say("继续填")) { _ in },
                    .init(label: turn.say("放弃")) { $0.tell(.room(.members), Note.abandon) },
                ]))
        return true
    }

    private mutating func submit(_ form: RegisterForm, _ turn: inout Turn) {
        if form.form.text(.phone).isEmpty { return refuse(.phone, turn.say("请输入手机号"), &turn) }
        if !form.form.text(.name).contains(where: { !$0.isWhitespace }) {
            return refuse(.name, turn.say("请输入姓名"), &turn)
        }
        let version = turn.scene.front?.settings.consentVersion ?? ""
        turn.perform(form.command(consentVersion: version)) { Note.registered($0) }
    }

    private mutating func refuse(_ field: RegisterForm.Field, _ sentence: String, _ turn: inout Turn) {
        registering?.form.refuse(field, sentence)
        turn.effect(.bell)
    }

    mutating func registered(
        _ result: Result<RegisterMember.Answer, RegisterMember.Refusal>, _ turn: inout Turn
    ) {
        switch result {
        case .success(let answer): welcome(answer, &turn)
        case .failure(.phone(let fault)): refuse(.phone, turn.scene.sentence(fault), &turn)
        case .failure(.name(let fault)): refuse(.name, turn.scene.sentence(fault), &turn)
        case .failure(.noConsent): refuse(.consent, turn.say("会员同意后按空格勾选,再登记"), &turn)
        case .failure(.phoneTaken(let member, let name)):
            refuse(.phone, turn.say("已是会员:%@", name), &turn)
            showTaken(member, name, &turn)
        }
    }

    private func showTaken(_ member: MemberID, _ name: String, _ turn: inout Turn) {
        turn.show(
            QuestionOverlay(
                turn.say("手机号已登记"), [turn.say("这个手机号是会员 %@ 的。", name)], role: .warning,
                answers: [
                    .init(label: turn.say("打开这位会员")) { $0.tell(.room(.members), Note.open(member)) },
                    .init(label: turn.say("改手机号")) { _ in },
                ]))
    }

    private mutating func welcome(_ answer: RegisterMember.Answer, _ turn: inout Turn) {
        registering = nil
        open(answer.member, &turn)
        turn.succeed(turn.say("已登记:%@ %@", answer.name, answer.phone))
        turn.show(
            QuestionOverlay(
                turn.say("已登记"), ["\(answer.name)  \(answer.phone)", turn.say("会员号 %@", answer.member.description)],
                role: .success,
                answers: [
                    .init(label: turn.say("接待")) { $0.go(.arrive(answer.member, name: answer.name)) },
                    .init(label: turn.say("看资料")) { _ in },
                ]))
    }

    func notice(_ scene: Scene) -> QuestionOverlay {
        QuestionOverlay(
            scene.say("个人信息告知书"), scene.noticeLines, answers: [.init(label: scene.say("关闭")) { _ in }])
    }
}

/// Where the form and its notice lie.
struct RegisterPlace {
    let title: Rect
    let form: Rect
    let notice: Rect
    let hint: Rect

    init(_ scene: Scene) {
        let rows = scene.body.inset(rows: 0, columns: 2).rows([1, 1, 7, 1, 0])
        title = rows[0]
        form = rows[2]
        notice = rows[4].droppingBottom(1)
        hint = rows[4].bottom(1)
    }
}
