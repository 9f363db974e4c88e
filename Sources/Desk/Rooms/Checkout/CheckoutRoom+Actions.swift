import Domain
import Operations
import Surface
import Widgets

extension CheckoutRoom {
    static func action(_ act: Act) -> Action {
        func make(_ keys: [Key], _ title: Phrase, _ initials: String, _ help: Phrase) -> Action {
            Action("checkout.\(act.rawValue)", keys, title, initials, help: help)
        }
        return switch act {
        case .print: make([.character("p"), .alt("p")], Phrase("打印"), "dy", Phrase("打印小票"))
        case .takeBack:
            Action(
                "checkout.takeBack", [.character("u"), .alt("u")], Phrase("退货"), "th", help: Phrase("打开刚收的这一单退货,要写原因"),
                right: .refund)
        case .done: make([.enter], Phrase("下一步"), "xyb", Phrase("加上输入的;空着时付款;小票上表示办完"))
        case .more: make([.character("+"), .character("=")], Phrase("加一"), "jy", Phrase("选中的一行数量加一"))
        case .less: make([.character("-")], Phrase("减一"), "jy", Phrase("选中的一行数量减一"))
        case .times: make([.character("*")], Phrase("数量"), "sl", Phrase("3*项目:加三份;*5:选中的一行改成五份"))
        case .staff: make([.alt("s")], Phrase("员工"), "yg", Phrase("选中的一行由谁做;点客;两人平分"))
        case .session: make([.alt("k")], Phrase("用次卡"), "yck", Phrase("选中的项目用会员的次卡,再按一次不用"))
        case .gift: make([.alt("g")], Phrase("赠送"), "zs", Phrase("选中的一行送给客人,再按一次不送"))
        case .reserve:
            make([.alt("b")], Phrase("预订"), "yd", Phrase("现货不足的商品先付款,到货后取或送;再按一次不订"))
        case .note: make([.alt("n")], Phrase("行备注"), "hbz", Phrase("给选中的一行写备注"))
        case .remove: make([.alt("d")], Phrase("删行"), "sh", Phrase("删去选中的一行;输入框空着时 Delete 也行"))
        case .coupon: make([.alt("c")], Phrase("券"), "q", Phrase("换一张券,或不用券"))
        case .points: make([.alt("j")], Phrase("积分"), "jf", Phrase("用积分抵,再按一次不用"))
        case .why: make([.alt("y")], Phrase("为何不便宜"), "whbpy", Phrase("哪些优惠没有用上,为什么"))
        case .buyer: make([.alt("m")], Phrase("换会员"), "hhy", Phrase("换一位会员,或改成散客;购物车不变"))
        case .tender: make([.alt("t")], Phrase("付法"), "ff", Phrase("换一种付法,或分开付"))
        case .park: make([.alt("h")], Phrase("挂单"), "gd", Phrase("把这一单放一边,先收别人的"))
        case .resume: make([.alt("q")], Phrase("取单"), "qd", Phrase("把挂起的一单取回来"))
        case .remark: make([.tab], Phrase("整单备注"), "zdbz", Phrase("写在小票上的备注"))
        case .clear: make([.alt("x")], Phrase("清空"), "qk", Phrase("这一单不要了"))
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .done: return isBarred ? .absent : .ready
        case .print, .takeBack:
            if case .receipt = stage { return .ready }
            return .absent
        case .resume:
            if isAtBuyer || isInCart { return isHalfFilled ? .absent : .ready }
            return .absent
        case .buyer: return isInCart || isBarred ? .ready : .absent
        case .tender: return isInCart && !cart.lines.isEmpty || isAtProof ? .ready : .absent
        case .remark: return isInCart ? .ready : .absent
        case .session:
            guard isInCart, let line, case .service = cart.lines[line].item, card != nil else { return .absent }
            if cart.lines[line].session != nil { return .ready }
            return sessions(for: line, scene).isEmpty ? .absent : .ready
        case .reserve: return isInCart ? reserving(scene) : .absent
        case .points: return isInCart && price?.points ?? 0 > 0 ? .ready : .absent
        case .coupon: return isInCart && !(price?.coupons.isEmpty ?? true) ? .ready : .absent
        case .why: return isInCart && !(price?.quotation.whyNot.isEmpty ?? true) ? .ready : .absent
        case .more, .less, .times, .staff, .gift, .note, .remove, .park, .clear:
            return isInCart && !cart.lines.isEmpty ? .ready : .absent
        }
    }

    func silence(of act: Act, _ scene: Scene) -> String {
        switch act {
        case .more, .less, .times, .staff, .gift, .note, .remove, .park, .clear, .tender:
            if isInCart { return scene.say("先加项目、商品或金额") }
        case .reserve: if isInCart { return scene.say("只有货架上的商品能预订") }
        case .session: if isInCart { return scene.say("会员没有能用在这一项的次卡") }
        case .coupon: if isInCart { return scene.say("没有能用的券") }
        case .points: if isInCart { return scene.say("没有能用的积分") }
        case .why: if isInCart { return scene.say("能用的优惠都用上了") }
        case .resume: return scene.say("先办完或挂起现在这一单")
        case .print, .takeBack, .done, .buyer, .remark: break
        }
        return scene.say("现在不能%@", scene.say(Self.action(act).title))
    }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .done: goOn(&turn)
        case .print: if case .receipt(let view) = stage { turn.print(turn.scene.paper(view.receipt)) }
        case .takeBack:
            guard case .receipt(let view) = stage else { return }
            reset()
            turn.go(.order(view.receipt.order))
        case .more: change(by: 1, &turn)
        case .less: change(by: -1, &turn)
        case .times: entry.set("*")
        case .staff: askStaff(&turn)
        case .session: useSession(&turn)
        case .gift: giveAway(&turn)
        case .reserve: reserve(&turn)
        case .note: askNote(&turn)
        case .remark: askRemark(&turn)
        case .remove: removeLine(&turn)
        case .coupon: askCoupons(&turn)
        case .points: switchPoints(&turn)
        case .why: tellWhy(&turn)
        case .buyer: askBuyer(&turn)
        case .tender: pay(.choosing, &turn)
        case .park: park(then: nil, &turn)
        case .resume: turn.decide(ParkedCarts()) { Note.waiting($0) }
        case .clear: askClear(&turn)
        }
    }

    var isInCart: Bool { if case .cart = stage { true } else { false } }
    var isAtBuyer: Bool { if case .buyer = stage { true } else { false } }
    var isBarred: Bool { if case .barred = stage { true } else { false } }
    var isAtProof: Bool { if case .proof = stage { true } else { false } }
}
