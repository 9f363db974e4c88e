import Domain
import Operations

/// What a verification would do, did, or why it cannot be done and what to do now.
extension Scene {
    /// `剩 6 次 → 5 次`, `积分 800 → 200`, `用后作废`.
    func consequence(_ preview: VerificationPreview) -> String {
        guard let before = preview.before else { return say("用后作废,只能用一次") }
        let after = preview.after ?? before
        switch preview.what {
        case .session: return say("剩 %@ 次 → %@ 次", String(before), String(after))
        case .gift: return say("积分 %@ → %@", String(before), String(after))
        case .coupon: return say("用后作废,只能用一次")
        }
    }

    /// `剩 6 次   至 2027-05-31`
    func rest(of preview: VerificationPreview) -> String {
        let until = preview.until.map { say("至 %@", lastDay($0)) } ?? ""
        guard let before = preview.before else { return until }
        switch preview.what {
        case .session: return say("剩 %@ 次", String(before)) + (until.isEmpty ? "" : "   " + until)
        case .gift: return say("积分 %@ → %@", String(before), String(preview.after ?? before))
        case .coupon: return until
        }
    }

    /// What is left after it; empty for a coupon.
    func left(_ answer: Verify.Answer, of what: Verifiable) -> String {
        guard let left = answer.left else { return "" }
        switch what {
        case .session: return left == 0 ? say("次数已用完") : say("还剩 %@ 次", String(left))
        case .gift: return say("还剩 %@ 积分", String(left))
        case .coupon: return ""
        }
    }

    /// The last day on which something that ends at this moment is good.
    func lastDay(_ end: Instant) -> String { date(end.advanced(milliseconds: -1)) }

    /// `17:46` today, `11-24 17:46` this year, else with the year.
    func moment(_ instant: Instant) -> String {
        calendar.date(of: instant) == calendar.date(of: now)
            ? calendar.clock(instant) : "\(short(instant)) \(calendar.clock(instant))"
    }

    /// What to do now that this cannot be used.
    func advice(_ fault: VerificationFault) -> String {
        switch fault {
        case .used: say("请会员换一张;对不上时按 Tab 在今日核销里查")
        case .withdrawn: say("请会员换一张;不清楚时看会员的账户流水")
        case .expired: say("可以换别的卡或券;要延期请找店长")
        case .notYet: say("到了日子再用;今天可以换别的卡或券")
        case .usedUp: say("可以续购次卡,或按项目收款")
        case .held: say("先在接待里取消占用,或等那次服务做完")
        case .tooFewPoints: say("积分够了再换;今天可以换别的礼品")
        case .unknown: say("请核对是不是本店的码,再扫一次或手工输入")
        case .frozen: say("请店长在会员资料里解冻,再来核销")
        case .alreadyUndone: say("核对今日核销,不用再撤")
        case .tooLate: say("要退给会员,请找店长")
        case .pointsSpent: say("要退给会员,请找店长")
        }
    }

    func trouble(_ fault: VerificationFault, title: String?) -> VerificationStage.Trouble {
        .init(title: title ?? say("券或卡"), sentence: sentence(fault), advice: advice(fault))
    }

    func trouble(_ fault: MemberCodeFault) -> VerificationStage.Trouble {
        .init(title: say("会员码"), sentence: sentence(fault), advice: say("也可以输入姓名、拼音首字母或手机尾号找会员"))
    }

    func trouble(_ kind: PayCodeKind) -> VerificationStage.Trouble {
        .init(
            title: say("%@付款码", name(kind)), sentence: say("这是付款用的码,不能核销;没有留下记录"),
            advice: say("请会员出示本店的会员码、券码或次卡码"))
    }

    var troubleOfArticle: VerificationStage.Trouble {
        .init(title: say("商品条码"), sentence: say("这是商品条码,不能核销"), advice: say("请会员出示本店的会员码、券码或次卡码"))
    }

    var troubleOfDamaged: VerificationStage.Trouble {
        .init(title: say("本店的码"), sentence: say("没有读全,请再扫一次"), advice: say("扫不上就照着码下面的数字手工输入"))
    }

    var troubleOfForeign: VerificationStage.Trouble {
        .init(title: say("不认识的码"), sentence: say("不是本店的码"), advice: say("请会员出示本店的会员码、券码或次卡码"))
    }

    func trouble(_ refusal: Verify.Refusal, title: String) -> VerificationStage.Trouble {
        switch refusal {
        case .fault(let fault): trouble(fault, title: title)
        case .server: .init(title: title, sentence: say("没有这个工号"), advice: say("请核对谁做的服务"))
        case .notTheirs, .presence, .memberCode, .othersCode, .proof:
            .init(title: title, sentence: absence(refusal) ?? say("这不是这位会员的"), advice: say("请核对会员,再扫一次本人的码"))
        }
    }

    /// Why the member does not stand behind a gift; nil where that is not what is wrong.
    func absence(_ refusal: Verify.Refusal) -> String? {
        switch refusal {
        case .presence: say("请扫会员码,或输入六位密码")
        case .memberCode(let fault): sentence(fault)
        case .othersCode: say("这是别人的会员码,请扫本人的码")
        case .proof: say("验证已失效,请重新验证")
        case .fault, .notTheirs, .server: nil
        }
    }

    func sentence(_ refusal: UndoVerification.Refusal) -> String {
        switch refusal {
        case .fault(let fault): sentence(fault)
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }
}
