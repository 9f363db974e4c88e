import Domain
import Operations

/// Kinds of coupons in words.
extension Scene {
    /// What it is worth: 满 200.00 减 30.00; what is redeemed at F3 says so.
    func gives(_ terms: CouponTerms?) -> String {
        guard let terms else { return say("到店核销") }
        let threshold = terms.threshold
        switch terms.worth {
        case .amount(let amount):
            return threshold > .zero
                ? say("满 %@ 减 %@", threshold.description, amount.description) : say("减 %@", amount.description)
        case .rate(let rate, let most):
            let discount = say("%@ 折", tenths(Int64(rate)))
            let whole = threshold > .zero ? say("满 %@ 打 %@", threshold.description, discount) : discount
            return most.map { say("%@,最多减 %@", whole, $0.description) } ?? whole
        case .free: return say("免一次")
        }
    }

    /// All of it in one sentence, as a member would be told.
    func told(_ spec: CouponKindSpec) -> String {
        var parts = [gives(spec.terms)]
        if let terms = spec.terms {
            if terms.scope != .everything { parts.append(say("限 %@", told(terms.scope))) }
            parts.append(say("一单最多 %@ 张", String(terms.most)))
            parts.append(terms.joins.isEmpty ? say("不能和别的券同用") : say("可以和别的券同用"))
        }
        parts.append(say("发出后 %@ 天内有效", String(spec.days)))
        if !spec.isOnSale { parts.append(say("已停发")) }
        return parts.joined(separator: say(","))
    }

    func sentence(_ fault: CouponFault) -> String {
        switch fault {
        case .worth: say("给的不对:减的要大于 0,打折写 8.5 这样")
        case .threshold: say("满多少不能比减的少")
        case .scope: say("免一次的券要选一个项目")
        case .most: say("一单可用 1 到 20 张")
        case .days: say("有效 1 到 1095 天")
        case .handedOut: say("会员手里已经有这种券,面值和门槛不能改;停发它,再做一种")
        }
    }
}
