import Domain
import Operations

/// The questions that every task asks.
extension SimpleRoom {
    /// What stands on the screen now.
    func page(_ scene: Scene) -> SimplePage {
        switch step {
        case .home: homePage(scene)
        case .find: findPage(scene)
        case .pick: pickPage(scene)
        case .barred: barredPage(scene)
        case .done: donePage(scene)
        case .account: accountPage(scene)
        case .came, .expected: comingPage(scene)
        case .things: thingsPage(scene)
        case .amount, .short: amountPage(scene)
        case .offers, .otherAmount, .tender: topUpPage(scene)
        case .bookOrSee, .today, .services, .slots, .staff, .days: bookingPage(scene)
        case .readBack: readBackPage(scene)
        case .proof: proofPage(scene)
        }
    }

    /// A page of the task at hand.
    func ask(_ question: String, _ scene: Scene) -> SimplePage {
        SimplePage(word: scene.say(draft.task.word), question: question, facts: who(scene), back: scene.say("返回"))
    }

    /// Whom it is about.
    private func who(_ scene: Scene) -> [String] {
        let resumed = draft.isResumed ? scene.say("接着上次没办完的") : ""
        guard let row = draft.card?.row else { return [resumed] }
        return ["\(row.name)  \(row.phone)", scene.amountLine(scene.say("余额"), row.balance), caution(scene), resumed]
    }

    /// Allergies and what else to mind about the member; may be empty.
    func caution(_ scene: Scene) -> String {
        guard let cautions = draft.card?.cautions, !cautions.isEmpty else { return "" }
        return scene.say("注意:%@", cautions)
    }

    /// A part of a long list, and a choice that shows the next part.
    func part<T>(of items: [T], _ scene: Scene, _ choice: (T) -> SimplePage.Choice) -> [SimplePage.Choice] {
        guard items.count > 6 else { return items.map(choice) }
        let shown = items.dropFirst(draft.first).prefix(5).map(choice)
        let next = draft.first + 5
        let isEnd = next >= items.count
        return shown + [
            .init(
                isEnd ? scene.say("从头") : scene.say("下页"),
                isEnd ? scene.say("从头看") : scene.say("下一页,还有 %@ 个", String(items.count - next)),
                .more(from: isEnd ? 0 : next))
        ]
    }

    private func homePage(_ scene: Scene) -> SimplePage {
        let choices = SimpleTask.allCases.map {
            SimplePage.Choice(scene.say($0.word), scene.say($0.title), .begin($0))
        }
        let question = draft.card.map { scene.say("给 %@ 办什么?请按数字", $0.row.name) } ?? scene.say("要办什么?请按数字,也可以扫码")
        return SimplePage(
            word: "", question: question, choices: choices,
            back: draft.card == nil ? scene.say("锁屏") : scene.say("不办了"))
    }

    private func findPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("是哪位会员?"), scene)
        page.facts = [scene.say("输入姓名或手机后四位、会员号"), scene.say("再按回车。也可以扫会员码")]
        page.advice = [page.facts[0], scene.say("姓名或手机")]
        page.entry = scene.say("查找")
        page.enter = .typed
        return page
    }

    private func pickPage(_ scene: Scene) -> SimplePage {
        var page = ask(scene.say("找到 %@ 位,是哪一位?", String(draft.rows.count)), scene)
        page.choices = part(of: draft.rows, scene) { row in
            .init(
                row.name, "\(row.name)  \(row.phone)  \(scene.amountLine(scene.say("余额"), row.balance))", .member(row))
        }
        return page
    }

    private func barredPage(_ scene: Scene) -> SimplePage {
        let status = draft.card?.row.status ?? .normal
        var page = ask(scene.sentence(status), scene)
        page.word = scene.say("不行")
        page.isAlarm = true
        page.choices = [.init(scene.say("查钱"), scene.say("查还有多少钱"), .ask(.account))]
        return page
    }

    private func donePage(_ scene: Scene) -> SimplePage {
        let done = draft.done
        var page = ask(done?.sentence ?? "", scene)
        page.word = scene.say("好了")
        page.facts = (draft.card.map { [$0.row.name] } ?? []) + (done?.facts ?? [])
        page.big = done?.big
        if draft.waits != nil && draft.task == .topUp {
            page.choices.append(.init(scene.say("付钱"), scene.say("接着扣款"), .resume))
            page.preset = 0
        }
        if done?.paper != nil && scene.hasPrinter {
            page.choices.append(.init(scene.say("打印"), scene.say("打印小票"), .print))
        }
        page.enter = .home
        page.back = scene.say("回到首页")
        return page
    }

    private func accountPage(_ scene: Scene) -> SimplePage {
        guard let card = draft.card else { return ask("", scene) }
        var page = ask(scene.say("%@ 的余额", card.row.name), scene)
        page.facts = [
            "\(card.row.name)  \(card.row.phone)", caution(scene),
            scene.say("本金 %@", card.principal.description) + "  " + scene.say("赠金 %@", card.bonus.description),
            scene.say("积分 %@", String(card.points)),
        ]
        let usable = card.sessions.filter { $0.left > 0 && !$0.isOver(at: scene.now) }
        page.facts += usable.prefix(card.cautions.isEmpty ? 3 : 2).map {
            scene.say("%@ 还剩 %@ 次", $0.title, String($0.left))
        }
        page.big = money(scene.say("余额"), card.row.balance, scene)
        page.choices = [SimpleTask.topUp, .deduct].map { .init(scene.say($0.word), scene.say($0.title), .begin($0)) }
        if scene.standing(to: ShowMemberCode.right) == .allowed {
            page.choices.append(.init(scene.say("看码"), scene.say("看会员码"), .code(card.row)))
        }
        page.enter = .home
        page.back = scene.say("回到首页")
        return page
    }
}

extension SimplePage.Choice {
    /// A choice in plain words only.
    init(_ text: String, _ move: SimpleMove) { self.init("", text, move) }
}
