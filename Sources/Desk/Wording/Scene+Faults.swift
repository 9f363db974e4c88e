import Domain
import Operations

/// What is wrong with something typed or scanned, and what to do now.
extension Scene {
    func sentence(_ fault: TextFault) -> String {
        switch fault {
        case .empty: say("不能空着")
        case .tooLong(let max): say("太长,最多 %@ 字", String(max))
        case .forbidden: say("含有不能使用的字符")
        }
    }

    func sentence(_ fault: PhoneFault) -> String {
        switch fault {
        case .wrongLength(let count): say("手机号是 11 位,现在 %@ 位", String(count))
        case .wrongPrefix: say("手机号以 1 开头")
        case .notDigits: say("手机号只有数字")
        }
    }

    func sentence(_ fault: PINFault) -> String {
        switch fault {
        case .notSixDigits: say("密码是六位数字")
        case .tooEasy: say("密码太简单,请换一个")
        }
    }

    func sentence(_ fault: MemberCodeFault) -> String {
        switch fault {
        case .damaged: say("会员码没有读全,请再扫一次")
        case .expired: say("会员码已过期,请会员刷新后再扫")
        case .notYetValid: say("会员码的时间比本机快,请核对本机时间")
        case .replayed: say("这个会员码已经用过,请会员刷新后再扫")
        case .forged: say("不是本店的会员码,请核对会员身份")
        }
    }

    func sentence(_ fault: VerificationFault) -> String {
        switch fault {
        case .used(let at): say("%@ 已经用过", calendar.stamp(at))
        case .withdrawn(let at): say("%@ 已撤销收回,不能使用", calendar.stamp(at))
        case .expired(let at): say("%@ 已过期", lastDay(at))
        case .notYet(let from): say("%@ 起才能用", date(from))
        case .usedUp: say("次数已用完")
        case .held: say("剩余次数已为别的到店占用")
        case .tooFewPoints(let have, let need): say("积分不够:需要 %@,现有 %@", String(need), String(have))
        case .unknown: say("本店没有这张券或卡")
        case .frozen: say("会员已冻结,先解冻")
        case .alreadyUndone: say("已经撤销过,不能再撤")
        case .tooLate(let hours): say("超过 %@ 小时,不能撤销", String(hours))
        case .pointsSpent(let need, let have): say("所得积分已用掉:要退 %@,只有 %@", String(need), String(have))
        }
    }

    func sentence(_ status: MemberStatus) -> String {
        switch status {
        case .normal: say("会员状态正常")
        case .frozen: say("会员已冻结,先解冻")
        case .blacklisted: say("会员在黑名单,不能再售卡充值")
        }
    }

    func sentence(_ refusal: ProveMember.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .noPIN: say("会员没有设密码,请扫会员码")
        case .wrong(let left): say("密码不对,还可试 %@ 次", String(left))
        case .wait(let until): say("错误太多,%@ 后再试,或扫会员码", calendar.clockWithSeconds(until))
        case .shut: say("密码已停用,请重设密码或扫会员码")
        }
    }

    func sentence(_ refusal: DeductStoredValue.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .frozen: say("会员已冻结,先解冻")
        case .amount: say("金额不对,请重新输入")
        case .insufficient(let available): say("余额不足,只有 %@ 元", available.description)
        case .code(let fault): sentence(fault)
        case .othersCode: say("这是别人的会员码,请扫本人的码")
        case .proof: say("验证已失效,请重新验证")
        case .restChanged(let available, let rest):
            say("余额刚有变动:现在可扣 %@ 元,差额 %@ 元;请重新确认", available.description, rest.description)
        case .largeAmount(let limit, let recent):
            if let recent {
                say(
                    "%@ 分钟内已付 %@ 元,合计满 %@ 元,需要店长批准",
                    String(front?.settings.largeAmountMinutes ?? 10), recent.description, limit.description)
            } else {
                say("超过 %@ 元,需要店长批准", limit.description)
            }
        case .note(let fault): say("备注:%@", sentence(fault))
        case .service: say("项目已停售,请另选项目")
        }
    }

    func sentence(_ refusal: UndoDeduction.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这笔扣款")
        case .fault(let fault): sentence(fault)
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: TopUp.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .status(let status): sentence(status)
        case .seller: say("没有这个工号")
        case .offer: say("这档充值已停售,请另选一档")
        case .amount: say("金额不对,请重新输入")
        case .aboveLimit(let limit, let after):
            say("充值后本金 %@ 元,超过单卡上限 %@ 元,需要老板批准", after.description, limit.description)
        }
    }

    func sentence(_ refusal: UndoTopUp.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这笔充值")
        case .fault(let fault): sentence(fault)
        case .used(let money): say("已用掉 %@ 元,不能整笔撤销", money.description)
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: UndoPackageSale.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这次售卡")
        case .fault(let fault): sentence(fault)
        case .used(let sessions): say("已用掉 %@ 次,不能整张撤销", String(sessions))
        case .held(let sessions): say("有 %@ 次正为到店占用,先取消占用", String(sessions))
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: UndoCouponGrant.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这次发券")
        case .fault(let fault): sentence(fault)
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: SellPackage.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .status(let status): sentence(status)
        case .seller: say("没有这个工号")
        case .package: say("这张次卡已停售,请另选")
        }
    }

    func sentence(_ refusal: CheckIn.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员或这次预约")
        case .hereAlready: say("已经到店,不用再登记")
        case .over(let state): say("这次到店%@,请按散客或会员重新登记", name(state))
        case .otherDay(let day): say("约的是 %@;今天来请先在预约里改到今天", day.description)
        case .name(let fault): say("称呼:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: MoveVisit.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这次到店")
        case .movedMeanwhile(let state): say("别处已改为“%@”,已刷新", name(state))
        case .noWay(let state): say("现在是“%@”,不能这样改", name(state))
        }
    }

    func sentence(_ refusal: HoldSession.Refusal) -> String {
        switch refusal {
        case .visit: say("这次到店已结束,不能占用次卡")
        case .notTheirs: say("这张次卡不是这位会员的")
        case .heldAlready: say("这次到店已占用一次")
        case .benefit(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: ReleaseHold.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这次占用")
        case .closed: say("占用的次数已经用掉或退回")
        }
    }
}
