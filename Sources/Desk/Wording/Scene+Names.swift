import Domain
import Operations

/// What the trade calls things.
extension Scene {
    func name(_ role: StaffRole) -> String {
        switch role {
        case .cashier: say("收银员")
        case .receptionist: say("前台")
        case .beautician: say("手艺人")
        case .manager: say("店长")
        case .owner: say("老板")
        }
    }

    func name(_ tier: Tier) -> String { wording.say(tier: tier) }

    func name(_ status: MemberStatus) -> String {
        switch status {
        case .normal: say("正常")
        case .frozen: say("冻结")
        case .blacklisted: say("黑名单")
        }
    }

    func name(_ state: VisitState) -> String {
        switch state {
        case .expected: say("待到店")
        case .waiting: say("等候")
        case .serving: say("服务中")
        case .done: say("已完成")
        case .cancelled: say("已取消")
        }
    }

    func name(_ tender: Tender) -> String {
        switch tender {
        case .cash: say("现金")
        case .bankCard: say("银行卡")
        case .wechat: say("微信")
        case .alipay: say("支付宝")
        case .unionPay: say("云闪付")
        }
    }

    func name(_ kind: PayCodeKind) -> String {
        switch kind {
        case .wechat: say("微信")
        case .alipay: say("支付宝")
        case .unionPay: say("云闪付")
        }
    }

    func name(_ right: Right) -> String {
        switch right {
        case .enter: say("登录")
        case .seeMembers: say("查看会员")
        case .keepMembers: say("登记或修改会员")
        case .restrictMembers: say("冻结或拉黑会员")
        case .unmask: say("查看完整手机号")
        case .showMemberCode: say("显示会员码")
        case .setMemberPIN: say("设置会员密码")
        case .receive: say("接待")
        case .book: say("预约")
        case .forceBooking: say("破例预约")
        case .keepDeposit: say("定金不退")
        case .planHours: say("排班和请假")
        case .verify: say("核销")
        case .undoVerification: say("撤销核销")
        case .deduct: say("扣款")
        case .deductLarge: say("大额扣款")
        case .undoDeduction: say("撤销扣款")
        case .topUp: say("充值")
        case .topUpAboveLimit: say("超限充值")
        case .undoTopUp: say("撤销充值")
        case .grantCoupon: say("发券")
        case .sell: say("收银")
        case .giveAway: say("赠送")
        case .sellOnAccount: say("挂账")
        case .refund: say("单据退货")
        case .refundPrepaid: say("退卡")
        case .keepShift: say("开班和交班")
        case .moveCash: say("钱箱收支")
        case .acceptDifference: say("确认长短款")
        case .seeReports: say("查看报表")
        case .approve: say("批准")
        case .proveMember: say("验证会员密码")
        case .seeCounter: say("查看当日业务")
        case .openDay: say("开始营业日")
        case .reopenAccount: say("恢复停用的账号")
        case .receiveStock: say("商品入库")
        case .countStock: say("盘点库存")
        case .writeOffStock: say("商品报损")
        case .keepGoods: say("维护商品")
        case .importCodes: say("导入卡密")
        case .revealCode: say("看卡密")
        case .serveCodes: say("卡密售后")
        case .replaceCode: say("换卡密")
        case .refundIssuedCode: say("已发放卡密退款")
        case .deliver: say("交付")
        case .changeSettings: say("修改设置")
        }
    }

    /// The themes that come with the program by their names; a theme somebody made keeps its own.
    func name(ofTheme theme: String) -> String {
        switch theme {
        case "dark": say("深色")
        case "light": say("浅色")
        case "high-contrast": say("高对比")
        case "luxe": say("轻奢")
        case "warm": say("暖色")
        case "plain": say("十六色")
        case "mono": say("单色")
        default: theme
        }
    }

    /// `周一`
    func weekday(_ day: Day) -> String {
        let names = [
            Phrase("周一"), Phrase("周二"), Phrase("周三"), Phrase("周四"), Phrase("周五"), Phrase("周六"), Phrase("周日"),
        ]
        return say(names[day.weekday - 1])
    }

    /// `17:46` today, `11-23` this year, else `2025-11-23`.
    func short(_ instant: Instant) -> String {
        let day = calendar.date(of: instant)
        let today = calendar.date(of: now)
        if day == today { return calendar.clock(instant) }
        return day.year == today.year ? "\(Day.two(day.month))-\(Day.two(day.day))" : day.description
    }

    /// `2026-11-23`
    func date(_ instant: Instant) -> String { calendar.date(of: instant).description }
}
