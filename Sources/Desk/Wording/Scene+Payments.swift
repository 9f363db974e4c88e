import Domain
import Operations
import Surface
import Widgets

/// Scanned payments in words.
extension Scene {
    /// What was heard of a payment, and what to do.
    func sentence(_ news: PaymentNews) -> String {
        switch news {
        case .waitsForPayer: say("等顾客在手机上确认付款")
        case .received: say("扫码收款已到账")
        case .arrivedLate: say("扫码收款迟到了,已入账为待用款;请收进订单或退回")
        case .failed(let refusal): sentence(refusal)
        case .returned: say("款已退回顾客")
        case .notReturned(let refusal): sentence(refusal)
        case .unknown(let doubt): sentence(doubt)
        case .waitsForShift: say("扫码收款已到账,还没有入账:请先按 %@ 开班", key(of: Global.more.action))
        case .notKept: say("扫码收款的结果没有记下,会再查一次;先不要另外收款")
        }
    }

    func sentence(_ refusal: PaymentRefusal) -> String {
        switch refusal {
        case .insufficient: say("没有收款:顾客余额不足,请换一种付款方式")
        case .codeExpired: say("没有收款:付款码已过期,请顾客刷新后重扫")
        case .codeInvalid: say("没有收款:付款码无效或已用过,请顾客刷新后重扫")
        case .cancelled: say("没有收款:顾客没有确认付款")
        case .refusedByBank: say("没有收款:顾客的银行拒绝,请换一种付款方式")
        case .overLimit: say("没有收款:超过限额,请换一种付款方式")
        case .neverArrived: say("没有收款:请求没有送到收款网关,可以重扫")
        case .other: say("没有收款:收款网关拒绝,请换一种付款方式")
        }
    }

    func sentence(_ refusal: RefundRefusal) -> String {
        switch refusal {
        case .notPaid: say("没有退回:网关说没有收过这笔款,请与网关账单核对")
        case .exceedsPaid: say("没有退回:超过原来收的金额,请核对网关账单")
        case .tooLate: say("没有退回:已过网关的退款期限,请改退现金")
        case .storeFunds: say("没有退回:门店在网关的余额不足,充值后再试")
        case .refusedByBank: say("没有退回:顾客的账户已注销,请改退现金")
        case .neverArrived: say("没有退回:请求没有送到收款网关,可以再试")
        case .other: say("没有退回:收款网关拒绝,请与网关客服核对")
        }
    }

    func sentence(_ refusal: ReturnPayment.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这笔扫码收款")
        case .state(.applied): say("这笔款已付了订单,请从订单退货")
        case .state(.returned): say("这笔款已经退回,或正在退")
        case .state(.begun), .state(.unknown), .state(.failed), .state(.received): say("还不知道到没到账,先查清再退")
        case .repeated: say("这笔已经再退过一次")
        }
    }

    func sentence(_ refusal: BeginPayment.Refusal) -> String {
        switch refusal {
        case .amount: say("扫码收款的金额要大于零")
        case .title(let fault): sentence(fault)
        case .unknown: say("没有这位会员")
        }
    }

    private func sentence(_ doubt: GatewayDoubt?) -> String {
        switch doubt {
        case nil: say("顾客还没有确认付款:结果未知,稍后会再查")
        case .notConnected: say("连不上收款网关:结果未知,稍后会再查;先不要另外收款")
        case .amountDiffers(let asked, let told):
            say("金额不符:应收 %@,网关说 %@;请与网关账单核对", asked.description, told.description)
        case .noAnswer, .badSignature, .unreadable, .status, .absent, .conflict:
            say("收款网关没有明确答复:结果未知,稍后会再查;先不要另外收款")
        }
    }

    /// What the status line says of news nobody asked for; nil where there is nothing to do.
    func line(ofMissed news: PaymentNews) -> StatusLine? {
        switch news {
        case .waitsForPayer, .unknown, .notKept: nil
        case .received: StatusLine(say("之前未知的扫码收款已查到:已到账,可收进订单或退回"), .warning)
        case .failed: StatusLine(say("之前未知的扫码收款已查到:没有收款"), .status)
        case .returned: StatusLine(sentence(news), .success)
        case .arrivedLate, .waitsForShift, .notReturned: StatusLine(sentence(news), .warning)
        }
    }
}
