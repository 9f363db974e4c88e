import Domain
import Operations
import Surface
import Widgets

/// What is to be paid: an amount, or one service by its initials or name.
extension DeductionRoom {
    struct Charge: Sendable, Equatable {
        let amount: Money
        let service: ServiceItem?
    }

    func services(_ scene: Scene) -> [ServiceItem] {
        let text = form.text(.what).lowercased().filter { !$0.isWhitespace }
        guard !text.isEmpty, Money(typed: text) == nil else { return [] }
        return (scene.catalogue?.services ?? []).filter { $0.initials.hasPrefix(text) || $0.title.contains(text) }
    }

    func charge(_ scene: Scene) -> Charge? {
        if let amount = Money(typed: form.text(.what)) {
            return amount > .zero ? Charge(amount: amount, service: nil) : nil
        }
        let services = services(scene)
        guard services.indices.contains(serviceChoice) else { return nil }
        return Charge(amount: services[serviceChoice].price, service: services[serviceChoice])
    }

    /// The consequence of what is typed now, if it has come.
    func consequence(_ scene: Scene) -> DeductionPreview.Answer? {
        guard let preview, let charge = charge(scene), preview.member == member, preview.amount == charge.amount else {
            return nil
        }
        return preview.answer
    }

    mutating func typed(_ turn: inout Turn) {
        switch stage {
        case .member: if case .look(let text) = finder.changed() { look(for: text, &turn) }
        case .amount:
            serviceChoice = 0
            askPreview(&turn)
        case .barred, .short, .proof, .receipt: break
        }
    }

    func look(for text: String, _ turn: inout Turn) {
        turn.ask(FindMembers(text: text), slot: "find") { Note.found(text, $0) }
    }

    func askPreview(_ turn: inout Turn) {
        guard let member, let amount = charge(turn.scene)?.amount else { return }
        turn.ask(DeductionPreview(member: member, amount: amount), slot: "preview") {
            Note.preview(member, amount, $0)
        }
    }

    /// The amount is confirmed: on to the proof, or to what to do about too little.
    mutating func submit(_ turn: inout Turn) {
        guard let member, let charge = charge(turn.scene) else {
            return form.refuse(.what, fault(turn.scene))
        }
        guard let answer = consequence(turn.scene) else {
            let amount = charge.amount
            return turn.decide(DeductionPreview(member: member, amount: amount)) {
                Note.submitted(member, amount, $0)
            }
        }
        switch answer.status {
        case .frozen: return turn.refuse(turn.scene.sentence(answer.status))
        case .normal, .blacklisted: break
        }
        pin = Self.emptyPIN
        if answer.shortage > .zero && rest == nil {
            digitsInChoice = 0
            stage = .short(shortMenu(answer, turn.scene))
        } else {
            stage = .proof
        }
    }

    /// Why what is typed is nothing to be paid.
    func fault(_ scene: Scene) -> String {
        let text = form.text(.what).filter { !$0.isWhitespace }
        guard let first = text.first else { return scene.say("请输入金额或项目") }
        guard first.isNumber || "-+−.。¥￥".contains(first) else {
            return scene.say("没有这个项目;请输入首字母、名称或金额")
        }
        if let amount = Money(typed: text) {
            return amount > .zero ? scene.say("请输入金额或项目") : scene.say("金额要大于 0")
        }
        if "-−".contains(first) { return scene.say("金额要大于 0,不能是负数;退款请用撤销") }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return scene.say("金额只写数字和小数点,例如 128 或 128.50")
        }
        if parts.count == 2, parts[1].count > 2 { return scene.say("金额最多两位小数") }
        return scene.say("金额太大,一笔最多 %@ 元", Money.most.description)
    }

    private func shortMenu(_ answer: DeductionPreview.Answer, _ scene: Scene) -> Menu {
        let offer = answer.offer.map { scene.say("充 %@ 送 %@", $0.paid.description, $0.bonus.description) } ?? ""
        let hasTopUp = scene.rooms.contains(.topUp)
        var items = [
            Menu.Item(
                scene.say("先充值"), detail: offer, obstacle: hasTopUp ? nil : scene.say("请到充值处办理"))
        ]
        let nothing = answer.principal + answer.bonus == .zero ? scene.say("没有余额可扣") : nil
        for tender in Tender.allCases {
            items.append(
                Menu.Item(
                    scene.say("扣完余额,差额收%@", scene.name(tender)),
                    detail: scene.say("收 %@ 元", answer.shortage.description), obstacle: nothing))
        }
        return Menu(items)
    }

    mutating func choose(_ index: Int, _ turn: inout Turn) {
        guard let member, let answer = consequence(turn.scene) else { return }
        if index == 0 {
            stage = .amount
            return turn.go(.topUp(member, suggested: answer.offer?.id, thenCharge: true))
        }
        rest = Tender.allCases[index - 1]
        stage = .proof
    }
}
