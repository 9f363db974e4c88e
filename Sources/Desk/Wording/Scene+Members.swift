import Domain
import Operations

/// What is said about members, and why something about them was refused.
extension Scene {
    /// For narrow columns: `17:46` today, `11-20` this year, else `2025-12`; with the clock where there is room for it.
    func brief(_ instant: Instant, withClock: Bool = false) -> String {
        let (day, today) = (calendar.date(of: instant), calendar.date(of: now))
        if day == today { return calendar.clock(instant) }
        guard day.year == today.year else { return withClock ? day.description : String(day.description.prefix(7)) }
        return withClock ? moment(instant) : short(instant)
    }

    func name(_ kind: EntryKind) -> String {
        switch kind {
        case .topUp: say("充值")
        case .deduction: say("扣款")
        case .packageSale: say("售次卡")
        case .couponGrant: say("发券")
        case .verification: say("核销")
        case .reversal: say("撤销")
        case .lapse: say("过期")
        case .deposit: say("收订金")
        case .depositReturn: say("退订金")
        case .depositKept: say("定金不退")
        case .depositUse: say("订金抵用")
        case .opening: say("期初")
        case .sale: say("消费")
        case .refund: say("单据退货")
        case .prepaidRefund: say("退卡")
        case .collection: say("扫码收款")
        case .collectionReturn: say("退扫码款")
        case .debtPaid: say("还挂账")
        case .till: say("钱箱")
        }
    }

    /// What undoing a movement is called and does; nil for what is not undone here.
    func undoing(_ movement: Movement) -> (title: String, consequence: String)? {
        let amount = Money(fen: abs(movement.amount.fen)).description
        return switch movement.kind {
        case .deduction: (say("撤销扣款"), say("退回 %@ 元,本金、赠金各回原处;这笔得的积分一并退回。", amount))
        case .topUp: (say("撤销充值"), takingBackTopUp(movement.paid, bonus: movement.amount - movement.paid))
        case .packageSale: (say("撤销售卡"), takingBackPackage(movement.paid))
        case .debtPaid:
            (
                say("撤销还款"),
                say("退 %@ 元给会员,挂账照旧欠着;扫码收的到 %@ 扫码收款里退。", movement.paid.description, key(of: Global.more.action))
            )
        case .couponGrant: (say("收回券"), say("收回这张券,券码作废;已经用掉的不能收回。"))
        case .verification, .reversal, .lapse, .deposit, .depositReturn, .depositKept, .depositUse, .opening, .sale,
            .refund, .prepaidRefund, .collection, .collectionReturn, .till:
            nil
        }
    }

    func takingBackTopUp(_ paid: Money, bonus: Money) -> String {
        bonus > .zero
            ? say("退 %@ 元给会员,收回赠金 %@ 元。", paid.description, bonus.description)
            : say("退 %@ 元给会员。", paid.description)
    }

    func takingBackPackage(_ paid: Money) -> String {
        say("收回整张次卡,%@ 元按原付款方式退给会员。", paid.description)
    }

    /// What a change to this status is called.
    func change(to status: MemberStatus) -> String {
        switch status {
        case .normal: say("恢复正常")
        case .frozen: say("冻结会员")
        case .blacklisted: say("列入黑名单")
        }
    }

    /// What a status means at the counter.
    func effect(of status: MemberStatus) -> String {
        switch status {
        case .normal: say("可以照常充值、扣款和核销")
        case .frozen: say("不能充值、扣款和核销,直到解冻")
        case .blacklisted: say("不再售卡充值,余额仍可使用")
        }
    }

    func sentence(_ refusal: GrantCoupon.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .status(.frozen): say("会员已冻结,先解冻")
        case .status(let status): say("会员状态是“%@”,不能发券", name(status))
        case .template: say("这种券已停发,请另选一种")
        }
    }

    func sentence(_ refusal: ChangeMemberStatus.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .same: say("已经是这个状态")
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: RevealContact.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位客人的预约")
        case .none: say("客人没有留手机号,或已按规定删除")
        case .reason(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: RevealPhone.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }

    func sentence(_ refusal: ShowMemberCode.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这位会员")
        }
    }

    /// The notice in one line.
    var noticeInShort: String {
        say("%@为办会员、记账和预约,收集姓名、手机号和消费记录;可随时查看、更正、删除或撤回同意。", storeName)
    }

    /// The whole notice (个人信息保护法 arts. 14–17, 44–47): who, what for, what, how long, and the person's rights.
    var noticeLines: [String] {
        [
            say("谁在处理:%@。有问题请向前台或店长提出。", storeName), "",
            say("为了什么:办理会员、记录储值和消费、核销卡券、预约和到店提醒。"), "",
            say("收集什么:姓名、手机号、生日(可不填)、消费和到店记录;过敏等注意事项只在您愿意告知时记录。"), "",
            say("怎么保管:保存在本店的电脑里,手机号加密并遮盖显示,查看完整号码要写明原因并留下记录;不卖给也不提供给别人。"), "",
            say("保存多久:会员期间;退会后删除或匿名,法律要求保存的交易记录至少保存三年。"), "",
            say("您的权利:随时查看、复制、更正、删除资料,撤回同意,注销会员;余额依法退还。"), "",
            say("活动消息是另一项同意:不同意不影响办卡和服务,同意后也可随时取消。"), "",
            say("告知书版本 %@", front?.settings.consentVersion ?? ""),
        ]
    }

    private var storeName: String { front?.settings.name ?? say("本店") }
}
