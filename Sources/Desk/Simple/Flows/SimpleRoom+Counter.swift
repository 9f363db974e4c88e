import Domain
import Operations

/// The questions of check-in and verification.
extension SimpleRoom {
    func comingPage(_ scene: Scene) -> SimplePage {
        if step == .expected {
            var page = ask(scene.say("今天约好的,是哪一位?"), scene)
            page.choices = part(of: draft.arrivals, scene) { .init($0.name, line($0, scene), .arrival($0)) }
            if page.choices.isEmpty { page.question = scene.say("今天没有还没到的预约") }
            return page
        }
        var page = ask(scene.say("来的是谁?"), scene)
        page.facts = [scene.say("可以直接扫会员码")]
        page.choices = [
            .init(scene.say("会员"), scene.say("会员,找姓名或手机"), .ask(.find)),
            .init(scene.say("预约"), scene.say("今天约好的客人"), .ask(.expected)),
            .init(scene.say("散客"), scene.say("不是会员的客人"), .guest),
        ]
        return page
    }

    /// `18:00  张晓明  补水护理`
    func line(_ arrival: Arrival, _ scene: Scene) -> String {
        let time = arrival.expectedAt.map(scene.calendar.clock) ?? ""
        return [time, arrival.name, arrival.service].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    func thingsPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("用哪一样?"), scene)
        page.choices = part(of: draft.things, scene) { preview in
            .init(
                preview.title, preview.title + "  " + (preview.fault.map(scene.sentence) ?? rest(of: preview, scene)),
                .thing(preview), short: preview.title.split(separator: " ").first.map(String.init))
        }
        return page
    }

    private func rest(of preview: VerificationPreview, _ scene: Scene) -> String {
        guard let before = preview.before else { return scene.say("券 1 张") }
        if case .gift = preview.what { return scene.say("积分 %@,用后 %@", String(before), String(preview.after ?? 0)) }
        return scene.say("还有 %@ 次", String(before))
    }

    func proofPage(_ scene: Scene) -> SimplePage {
        let hasPIN = draft.card?.hasPIN ?? false
        var page = ask(hasPIN ? scene.say("请会员输入密码,或扫会员码") : scene.say("请会员打开会员码,扫一下"), scene)
        page.word = hasPIN ? scene.say("密码") : scene.say("扫码")
        if hasPIN { page.dots = 6 }
        page.entry = hasPIN ? scene.say("密码") : nil
        page.enter = hasPIN ? .typed : nil
        if !hasPIN {
            page.advice = [page.question, scene.say("扫一下")]
            page.choices = [
                .init(scene.say("设密码"), scene.say("没有手机?会员现在自己设一个密码"), .choosePIN),
                .init(scene.say("不办"), scene.say("这次不办了,回到首页"), .home),
            ]
        }
        if draft.task == .deduct, let total = draft.quote?.quotation.total {
            page.facts.append(scene.say("扣款 %@ 元", total.description))
        }
        return page
    }
}
