import Domain
import Operations
import Surface

/// What is said of digital codes and of what is handed over later.
extension Scene {
    func name(_ which: Deliveries.Which) -> String {
        switch which {
        case .waiting: say("待到货")
        case .ready: say("可交付")
        case .out: say("配送中")
        case .codes: say("卡密")
        case .done: say("已办完")
        }
    }

    func name(_ handing: Handing) -> String {
        switch handing {
        case .code(let state): name(state)
        case .delivery(.ready, .bring): say("待配送")
        case .delivery(let state, _): name(state)
        }
    }

    func name(_ state: CodeState) -> String {
        switch state {
        case .pending: say("生成中")
        case .issued: say("已发放")
        case .afterSale: say("售后中")
        case .refunded: say("已退款")
        }
    }

    func name(_ state: DeliveryState) -> String {
        switch state {
        case .waiting: say("待到货")
        case .ready: say("待取货")
        case .out: say("配送中")
        case .done: say("已签收")
        case .cancelled: say("已取消")
        }
    }

    /// How wide a column of states is.
    var stateColumns: Int {
        let all: [Handing] =
            CodeState.allCases.map { .code($0) } + DeliveryState.allCases.map { .delivery($0, .pickUp) }
            + [.delivery(.ready, .bring)]
        return all.map { name($0).cells }.max() ?? 6
    }

    func role(_ handing: Handing) -> Role {
        switch handing {
        case .code(.afterSale): .error
        case .code(.pending), .delivery(.waiting, _): .warning
        case .delivery(.ready, _), .delivery(.out, _): .accent
        case .code(.issued), .delivery(.done, _): .success
        case .code(.refunded), .delivery(.cancelled, _): .muted
        }
    }

    func name(_ kind: HandingHistory.Answer.Step.Kind) -> String {
        switch kind {
        case .delivery(let kind):
            switch kind {
            case .ordered: say("预订")
            case .arrived: say("到货")
            case .short: say("货被别处用掉")
            case .changed: say("改收件")
            case .sent: say("送出")
            case .signed: say("签收")
            case .undone: say("撤回")
            case .refunded: say("退款")
            }
        case .code(let kind):
            switch kind {
            case .owed: say("已付款")
            case .issued: say("发放")
            case .shown: say("查看")
            case .printed: say("打印")
            case .faulty: say("报坏")
            case .cleared: say("撤回报坏")
            case .replaced: say("旧码作废")
            case .refunded: say("退款")
            }
        }
    }

    /// What was done to a delivery, in one line.
    func done(_ state: DeliveryState, _ row: Deliveries.Row) -> String {
        let what = "\(row.title) ×\(row.quantity)"
        if case .delivery(.done, _) = row.handing { return say("%@ 已撤回", what) }
        return switch state {
        case .done: say("%@ 已交付", what)
        case .out: say("%@ 配送中", what)
        case .ready, .waiting, .cancelled: say("%@ 已撤回", what)
        }
    }

    func sentence(_ refusal: DeliveryRefusal) -> String {
        switch refusal {
        case .unknown: say("没有这张交付单")
        case .state(.waiting): say("还没到货;入库后自动排给先付的客人")
        case .state(.ready): say("货还在店里,没有可撤回的步骤")
        case .state(.out): say("已经送出,在路上")
        case .state(.done): say("已经签收")
        case .state(.cancelled): say("已经退款取消")
        case .pickUp: say("客人自取,不用送")
        case .short: say("库存不够出库;先盘点或入库")
        case .refundedSince: say("之后退过款,不能撤回")
        case .tooLate(let hours): say("超过 %@ 小时,不能撤销", String(hours))
        case .recipient(let fault): sentence(fault)
        case .note(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: CodeSlotRefusal) -> String {
        switch refusal {
        case .unknown: say("没有这个卡密")
        case .state(.pending): say("还没有卡密;导入后自动发放")
        case .state(.issued): say("卡密已发放,没有报坏")
        case .state(.afterSale): say("已经在售后中;换码按 %@", key(of: DeliveriesRoom.action(.replace), whileTyping: false))
        case .state(.refunded): say("已退款,卡密作废")
        case .noneLeft: say("没有库存卡密可换;先按 %@ 导入", key(of: DeliveriesRoom.action(.bringIn), whileTyping: false))
        case .reason(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: ImportCodes.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这种商品")
        case .notDigital: say("这种商品不是卡密;登记时要勾“卡密”")
        case .list(let fault): sentence(fault)
        }
    }

    func sentence(_ fault: CodeListFault) -> String {
        switch fault {
        case .empty: say("没有卡密:请粘贴或输入,一行一个")
        case .tooMany: say("太多:一次至多 %@ 个,请分开导入", String(CodeList.most))
        case .line(let line, let fault): say("第 %@ 行:%@;都没有导入", String(line), sentence(fault))
        }
    }

    func sentence(_ fault: DigitalCodeFault) -> String {
        switch fault {
        case .short: say("太短,至少 %@ 个字", String(DigitalCode.lengths.lowerBound))
        case .tooLong: say("太长,最多 %@ 字", String(DigitalCode.lengths.upperBound))
        case .forbidden: say("含有不能使用的字符")
        case .script: say("只能有字母、数字、常用符号和汉字")
        case .repeated(let line): say("和第 %@ 行重复", String(line))
        case .known: say("以前导入过")
        }
    }

    func sentence(_ fault: RecipientFault) -> String {
        switch fault {
        case .name(.empty): say("散客预订要留称呼")
        case .name(let fault): sentence(fault)
        case .phone(.wrongLength(0)): say("配送要留电话")
        case .phone(.wrongLength): say("电话是 3 到 16 位数字")
        case .phone(let fault): sentence(fault)
        case .address(.empty): say("配送要写地址")
        case .address(let fault), .remark(let fault): sentence(fault)
        }
    }

    /// What an import came to.
    func imported(_ answer: ImportCodes.Answer) -> String {
        let (all, left) = (String(answer.imported), String(answer.inStock))
        guard answer.issued > 0 else { return say("导入 %@ 个卡密,可售 %@ 个", all, left) }
        return say("导入 %@ 个卡密,补发 %@ 个,可售 %@ 个", all, String(answer.issued), left)
    }
}
