import Domain
import Operations
import Widgets

/// The questions of deduction and top-up.
extension SimpleRoom {
    func amountPage(_ scene: Scene) -> SimplePage {
        guard step == .short, let quote = draft.quote else { return entryPage(scene.say("扣多少钱?"), scene) }
        let missing = quote.quotation.total - quote.available
        var page = ask(scene.say("余额不够,还差 %@ 元", missing.description), scene)
        page.word = scene.say("不够")
        page.isAlarm = true
        page.big = SimplePage.Big(text: missing.description, line: scene.amountLine(scene.say("还差"), missing))
        page.choices = [
            .init(scene.say("充钱"), scene.say("先充值,再扣款"), .topUpFirst),
            .init(scene.say("改金额"), scene.say("改一个金额"), .back),
        ]
        return page
    }

    /// An amount is typed; it is seen big as it grows.
    private func entryPage(_ question: String, _ scene: Scene) -> SimplePage {
        var page = ask(question, scene)
        page.entry = scene.say("金额")
        page.enter = .typed
        let typed = field.text
        page.big = SimplePage.Big(text: typed, line: typed)
        page.facts.append(scene.say("按数字键,再按回车"))
        page.advice = [scene.say("按数字键,再按回车"), question]
        return page
    }

    func topUpPage(_ scene: Scene) -> SimplePage {
        switch step {
        case .otherAmount: return entryPage(scene.say("充多少钱?"), scene)
        case .tender:
            var page = ask(scene.say("收 %@ 元,怎么付?", (draft.amount ?? .zero).description), scene)
            page.choices = Tender.allCases.map { .init(scene.name($0), scene.name($0), .tender($0)) }
            return page
        default:
            var page = ask(scene.say("充多少钱?"), scene)
            let offers = (scene.catalogue?.offers ?? []).prefix(5)
            page.choices = offers.map { offer in
                .init(
                    String(offer.paid.fen / 100),
                    offer.bonus == .zero
                        ? scene.say("充 %@ 元", offer.paid.description)
                        : scene.say("充 %@ 元,送 %@ 元", offer.paid.description, offer.bonus.description),
                    .offer(offer))
            }
            page.choices.append(.init(scene.say("别的"), scene.say("别的金额"), .ask(.otherAmount)))
            return page
        }
    }

    /// All of it once more, before it is done.
    func readBackPage(_ scene: Scene) -> SimplePage {
        var page =
            switch draft.task {
            case .deduct: deductionReadBack(scene)
            case .topUp: topUpReadBack(scene)
            case .book: bookingReadBack(scene)
            case .verify: verificationReadBack(scene)
            case .checkIn, .balance: checkInReadBack(scene)
            }
        page.choices.insert(.init(scene.say("对"), scene.say("对,办理"), .next), at: 0)
        page.choices.append(.init(scene.say("不对"), scene.say("不对,返回"), .back))
        page.preset = 0
        return page
    }

    private func deductionReadBack(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("请念一遍:扣这些钱,对吗?"), scene)
        guard let quote = draft.quote else { return page }
        let total = quote.quotation.total
        page.big = money(scene.say("扣款"), total, scene)
        if let typed = draft.amount, typed != total {
            page.facts.append(scene.say("原价 %@ 元,优惠 %@ 元", typed.description, (typed - total).description))
        }
        page.facts.append(scene.amountLine(scene.say("扣后余额"), quote.available - total))
        return page
    }

    private func topUpReadBack(_ scene: Scene) -> SimplePage {
        let paid = draft.amount ?? .zero
        let bonus = draft.offer?.bonus ?? .zero
        let tender = draft.tender.map { scene.name($0) } ?? ""
        var page = ask(scene.say("请念一遍:%@收到这些钱,对吗?", tender), scene)
        page.big = money(scene.say("收款"), paid, scene)
        if bonus > .zero { page.facts.append(scene.say("送 %@ 元", bonus.description)) }
        if let balance = draft.card?.row.balance {
            page.facts.append(scene.amountLine(scene.say("充后余额"), balance + paid + bonus))
        }
        return page
    }

    private func verificationReadBack(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("用掉这一样,对吗?"), scene)
        guard let thing = draft.thing else { return page }
        page.facts = [thing.member.name, thing.title, caution(scene)]
        if let before = thing.before, let after = thing.after {
            page.facts.append(scene.say("现在 %@,用后 %@", String(before), String(after)))
        }
        return page
    }

    private func checkInReadBack(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("登记到店,对吗?"), scene)
        if let arrival = draft.arrival { page.facts.append(scene.say("预约:%@", line(arrival, scene))) }
        if draft.card == nil && draft.arrival == nil { page.facts = [scene.say("散客")] }
        return page
    }
}
