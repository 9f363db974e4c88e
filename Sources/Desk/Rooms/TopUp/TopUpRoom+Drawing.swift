import Domain
import Operations
import Surface
import Widgets

extension TopUpRoom {
    /// Where the parts lie: the question at the left, the member at the right.
    struct Place {
        let question: Rect
        let menu: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let left = MoneyPlace(scene).question
        return Place(question: left.top(1), menu: left.droppingTop(2))
    }

    /// The ladder, then the packages; after them comes another amount.
    func wares(_ scene: Scene) -> [Ware] {
        (scene.catalogue?.offers ?? []).map(Ware.offer) + (scene.catalogue?.packages ?? []).map(Ware.package)
    }

    func wareItems(_ scene: Scene) -> [Menu.Item] {
        let wares = wares(scene)
        let titles = wares.map { title($0, scene) }
        let width = (titles.map(\.cells).max() ?? 0)
        let items = wares.enumerated().map { index, ware in
            Menu.Item(titles[index].padded(to: width), detail: gives(ware, scene))
        }
        return items + [Menu.Item(scene.say("其他金额"))]
    }

    func tenderItems(_ scene: Scene) -> [Menu.Item] { Tender.allCases.map { Menu.Item(scene.name($0)) } }

    func title(_ ware: Ware, _ scene: Scene) -> String {
        switch ware {
        case .offer(let offer): scene.say("充 %@", offer.paid.description)
        case .package(let package): package.title
        case .amount(let money): scene.say("充 %@", money.description)
        }
    }

    /// What the member gets.
    func gives(_ ware: Ware, _ scene: Scene) -> String {
        switch ware {
        case .offer(let offer):
            let bonus = offer.bonus == .zero ? scene.say("不送") : scene.say("送 %@", offer.bonus.description)
            return offer.bonusDays.map { scene.say("%@,赠金 %@ 天内有效", bonus, String($0)) } ?? bonus
        case .package(let package):
            let price = scene.say("%@ 元", package.price.description)
            let days = package.days.map { scene.say("%@ 天内有效", String($0)) } ?? scene.say("长期有效")
            return "\(price) \(days)"
        case .amount: return scene.say("不送")
        }
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        switch stage {
        case .member: return finder.draw(on: &canvas, scene)
        case .receipt(let view):
            view.draw(on: &canvas, scene)
            return nil
        case .barred, .ware, .amount, .tender, .confirm: break
        }
        let place = Self.place(scene)
        MoneyPlace(scene).draw(card, on: &canvas, scene)
        return drawQuestion(on: &canvas, place, scene)
    }

    private func drawQuestion(on canvas: inout Canvas, _ place: Place, _ scene: Scene) -> Position? {
        switch stage {
        case .member, .receipt: return nil
        case .barred:
            let status = card?.row.status ?? .normal
            canvas.put(scene.sentence(status), in: place.question, style: Style(.error))
            canvas.put(keys: scene.say("Esc 换一位会员"), in: place.menu, style: Style(.muted))
            return nil
        case .ware:
            canvas.put(scene.say("充多少?(0 返回)"), in: place.question, style: Style(.title))
            var menu = wareMenu
            menu.items = wareItems(scene)
            menu.draw(on: &canvas, in: place.menu)
            return nil
        case .amount:
            canvas.put(scene.say("充多少?"), in: place.question, style: Style(.title))
            var field = amount
            field.label = scene.say("金额")
            field.unit = scene.say("元")
            return field.draw(on: &canvas, in: place.menu, focused: true, fieldWidth: 14)
        case .tender(let ware):
            let sum = scene.say("%@,收 %@ 元,怎么付?(0 返回)", title(ware, scene), ware.price.description)
            canvas.put(sum, in: place.question, style: Style(.title))
            var menu = tenderMenu
            menu.items = tenderItems(scene)
            menu.draw(on: &canvas, in: place.menu)
            return nil
        case .confirm(let ware, let tender):
            drawConfirm(on: &canvas, place, ware, tender, scene)
            return nil
        }
    }

    private func drawConfirm(
        on canvas: inout Canvas, _ place: Place, _ ware: Ware, _ tender: Tender, _ scene: Scene
    ) {
        canvas.put(keys: scene.say("核对后按 Enter(0 返回)"), in: place.question, style: Style(.title))
        var lines = Lines()
        let right = min(40, place.menu.columns)
        lines.add(title(ware, scene), right: gives(ware, scene))
        lines.add(
            scene.say("收%@", scene.name(tender)), right: scene.say("%@ 元", ware.price.description), rightRole: .money)
        lines.add(scene.say("业绩"), right: scene.told(scene.shares(sellers)))
        switch ware {
        case .package(let package): lines.add(scene.say("得次数"), right: scene.say("%@ 次", String(package.sessions)))
        case .offer(let offer): addBalance(offer.paid, offer.bonus, &lines, scene)
        case .amount(let money): addBalance(money, .zero, &lines, scene)
        }
        lines.draw(on: &canvas, in: place.menu.left(right))
    }

    private func addBalance(_ paid: Money, _ bonus: Money, _ lines: inout Lines, _ scene: Scene) {
        guard let card else { return }
        lines.add(
            scene.say("充后本金"), right: scene.say("%@ 元", (card.principal + paid).description), rightRole: .money)
        lines.add(scene.say("充后赠金"), right: scene.say("%@ 元", (card.bonus + bonus).description), rightRole: .money)
        let after = card.row.balance + paid + bonus
        lines.add(scene.say("充后余额"), right: scene.say("%@ 元", after.description), rightRole: .money)
        if let limit = scene.front?.settings.cardLimit, card.principal + paid > limit,
            scene.standing(to: .topUpAboveLimit) != .allowed
        {
            lines.add(scene.say("超过单卡上限 %@ 元,需要批准", limit.description), .warning)
        }
    }
}
