import Operations
import Surface
import Widgets

/// A new member as far as typed.
struct RegisterForm: Sendable {
    enum Field: Hashable, Sendable { case phone, name, consent, marketing }

    var form = Form<Field>(
        [
            .phone: .text(TextField(content: .digits, limit: 11)), .name: .text(TextField(limit: 40)),
            .consent: .toggle(Toggle()), .marketing: .toggle(Toggle()),
        ], fieldWidth: 24, spacing: 1)

    /// Whose the phone is already, as far as known.
    var owner: MemberRow?

    /// The whole number, if there is one.
    var phone: String? { form.text(.phone).count == 11 ? form.text(.phone) : nil }

    /// With what was typed elsewhere: digits are a phone, anything else is a name.
    init(typed: String) {
        let text = typed.filter { !$0.isWhitespace }
        guard !text.isEmpty else { return }
        if text.allSatisfy({ $0.isASCII && $0.isNumber }) {
            form.set(.phone, text: text)
            if text.count == 11 { form.focus(on: .name) }
        } else if typed.contains(where: { !$0.isASCII }) {
            form.set(.name, text: typed)
        }
    }

    var isHalfFilled: Bool { !form.text(.phone).isEmpty || !form.text(.name).isEmpty }

    /// Applies an event; true when it is to be registered. Enter on the consent is the end: messages are extra.
    mutating func handle(_ event: Event, in rect: Rect) -> Form<Field>.Answer {
        if event == .key(.enter), form.focused == .consent { return .submitted }
        return form.handle(event, in: rect)
    }

    /// What is asked of the store.
    func command(consentVersion: String) -> RegisterMember {
        RegisterMember(
            phone: form.text(.phone), name: form.text(.name), consent: form.isOn(.consent) ? consentVersion : nil,
            marketing: form.isOn(.marketing))
    }

    /// With its texts in the language of the desk.
    func named(_ scene: Scene) -> Form<Field> {
        var form = form
        for (field, label, meaning) in [
            (Field.phone, scene.say("手机号"), ""), (.name, scene.say("姓名"), ""),
            (.consent, scene.say("同意告知"), scene.say("会员看过告知书,同意保存以上资料")),
            (.marketing, scene.say("活动消息"), scene.say("愿意收活动消息,不同意也能办卡")),
        ] {
            switch form[field] {
            case .text(var text)?:
                text.label = label
                form[field] = .text(text)
            case .toggle(var toggle)?:
                toggle.label = label
                toggle.meaning = meaning
                form[field] = .toggle(toggle)
            case .choice, nil: break
            }
        }
        return form
    }
}
