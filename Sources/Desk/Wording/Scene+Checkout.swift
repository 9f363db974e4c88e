import Domain
import Operations

/// What is said about a price, and why something is not sold.
extension Scene {
    func sentence(_ whyNot: Quotation.WhyNot) -> String {
        let why = sentence(whyNot.why)
        return switch whyNot.what {
        case .coupon(_, let title), .campaign(_, let title): say("%@:%@", wording.title(inBooks: title), why)
        case .tier(let tier): say("会员价 %@:%@", name(tier), why)
        case .points: say("积分:%@", why)
        }
    }

    func sentence(_ why: Quotation.WhyNot.Why) -> String {
        switch why {
        case .threshold(let missing): say("再买 %@ 元才够", missing.description)
        case .scope: say("购物车里没有它管的东西")
        case .excluded: say("不能和更省的优惠一起用")
        case .tooMany: say("一单用不了这么多张")
        case .tiers: say("只给别的等级")
        case .time: say("今天或这个时段不用")
        case .dearer: say("另一个价更低")
        case .nothingLeft: say("没有可减的了")
        case .notChosen: say("没有选它")
        case .limit: say("积分最多抵这些")
        }
    }

    func name(_ means: OrderPayment.Means) -> String {
        switch means {
        case .storedValue: say("储值")
        case .tender(let tender): name(tender)
        case .scanned: say("扫码收款")
        case .onAccount: say("挂账")
        }
    }

    func sentence(_ trouble: CartTrouble) -> String {
        switch trouble {
        case .cart(let fault): sentence(fault)
        case .item(let line): say("第 %@ 行已停售,请换一样", String(line + 1))
        case .noMember: say("散客不能用次卡、券和积分;先选会员")
        case .session(let line, let fault): say("第 %@ 行的次卡:%@", String(line + 1), sentence(fault))
        case .sessionOfOther(let line): say("第 %@ 行的次卡不是这位会员的,或不是这个项目的", String(line + 1))
        case .staff(let line): say("第 %@ 行的员工已离职,请换一位", String(line + 1))
        }
    }

    func sentence(_ fault: CartFault) -> String {
        switch fault {
        case .empty: say("先加项目、商品或金额")
        case .tooManyLines: say("一单最多 %@ 行", String(Cart.mostLines))
        case .quantity(let line): say("第 %@ 行数量不对:1 到 9999,次卡一行一次", String(line + 1))
        case .amount(let line): say("第 %@ 行金额不对,请删去重加", String(line + 1))
        case .session(let line): say("第 %@ 行不能用次卡", String(line + 1))
        case .staff(let line): say("第 %@ 行的员工分配不对,请重选", String(line + 1))
        case .reservation(let line): say("第 %@ 行不是货架上的商品,不能预订", String(line + 1))
        case .coupons: say("同一张券选了两次,请重选")
        case .points: say("积分数不对,请重选")
        }
    }

    func sentence(_ refusal: PayOrder.Refusal) -> String {
        switch refusal {
        case .cart(let trouble): sentence(trouble)
        case .unknown: say("没有这位会员")
        case .frozen: say("会员已冻结,先解冻")
        case .priceChanged(let now): say("价格有变动,现在 %@ 元;请核对后再付", now.description)
        case .payments: say("付款合计不对,请重新选付法")
        case .noMember: say("散客不能用储值和挂账,请换付法")
        case .insufficient(let available): say("余额不足,只有 %@ 元", available.description)
        case .largeAmount(let limit, let recent):
            sentence(DeductStoredValue.Refusal.largeAmount(limit: limit, recent: recent))
        case .presence: say("请扫会员码,或输入六位密码")
        case .code(let fault): sentence(fault)
        case .othersCode: say("这是别人的会员码,请扫本人的码")
        case .proof: say("验证已失效,请重新验证")
        case .stock(let line, let left):
            say(
                "第 %@ 行库存不够,只有 %@;改数量、先入库,或按 %@ 预订", String(line + 1), String(left),
                key(of: CheckoutRoom.action(.reserve)))
        case .recipient(let fault): sentence(fault)
        case .scanned: say("扫码收款没有到账或已用过,请换付法")
        case .parked: say("这张挂单已经收过或取消,请核对后再付")
        case .visit: say("没有这次到店,已按没有到店办理;请再付一次")
        case .note(let fault): say("备注:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: ParkCart.Refusal) -> String {
        switch refusal {
        case .cart(let trouble): sentence(trouble)
        case .unknown: say("没有这位会员")
        case .gone: say("这张挂单已经收过或取消")
        case .label(let fault): say("备注:%@", sentence(fault))
        }
    }
}
