import Domain
import Operations

/// What happened and what to do now, when a person may not or the store cannot.
extension Scene {
    func sentence(_ denial: Denial) -> String {
        switch denial {
        case .signedOut: say("登录已失效,请重新登录")
        case .right(let right): say("您的岗位不能办理“%@”,请找店长", name(right))
        case .approvalNeeded(let right): say("“%@”要由店长登录后办理", name(right))
        case .shiftNeeded: say("还没有开班,没有记账;请收银员先开班")
        case .approval(let fault): sentence(fault)
        case .keyReused: say("上一次请求的内容与这次不同,没有再次记账;请先核对会员流水")
        case .keyMalformed: say("请求号无效,没有记账;请重试")
        }
    }

    func sentence(_ fault: ApprovalFault) -> String {
        switch fault {
        case .unknown: say("没有这次批准,请重新批准")
        case .expired: say("批准已超过 60 秒,请重新批准")
        case .used: say("这次批准已经用过,请重新批准")
        case .other: say("批准的不是这笔业务,请重新批准")
        case .own: say("不能批准自己的操作,请找别人批准")
        case .approver: say("批准人没有这项权限,请换人批准")
        }
    }

    func sentence(_ failure: EngineFailure) -> String {
        switch failure {
        case .busy: say("账本正被占用,没有记账。稍等片刻再试。")
        case .full: say("磁盘已满,没有记账;请清理磁盘后再试")
        case .readOnly(let cause): sentence(cause)
        case .indeterminate: say("没有收到结果,不知道是否已记账。请重试核实,先不要另外收款。")
        case .corrupt: say("账本文件损坏,已停止写入;请从备份恢复")
        case .newerSchema: say("账本由更新的版本写成,请升级程序后再用")
        case .other(let text): say("没有办成,没有记账:%@", text)
        }
    }

    func sentence(_ health: Health) -> String? {
        switch health {
        case .writable: nil
        case .readOnly(let cause): sentence(cause)
        case .schemaTooNew: say("账本由更新的版本写成,只能查看;请升级程序")
        case .anchorMismatch(let anchored, let found):
            say("账本缺少记录:应有 %@ 笔,只有 %@ 笔;只能查看,请从备份恢复", String(anchored), String(found))
        }
    }

    func sentence(_ cause: ReadOnlyCause) -> String {
        switch cause {
        case .disk: say("账本只读:磁盘出过错。请退出后重新打开,先核对刚才那笔流水")
        case .damaged: say("账本只读:文件已损坏。请停止收银,从备份恢复")
        case .medium: say("账本只读:磁盘或目录不许写。请改好权限后重新打开")
        case .books: say("账本只读:账目与校验对不上。请停止收银,运行 qiantai check")
        case .anchor: say("账本只读:锚点文件写不进去。请检查磁盘后重新打开")
        case .looking: say("账本只读:打开时只许查看")
        }
    }

    func sentence(_ fault: PrintFault) -> String {
        switch fault {
        case .noPrinter: say("没有设置打印机,小票没有打印")
        case .failed(let text): say("小票在等打印机:%@;弄好后自己会打", text)
        }
    }

    func sentence(_ refusal: Approve.Refusal) -> String {
        switch refusal {
        case .wrong(let left): say("工号或密码不对,还可试 %@ 次", String(left))
        case .wait(let until): say("错误太多,%@ 后再试", calendar.clockWithSeconds(until))
        case .shut: say("账号已停用,请找老板")
        case .terminal(let until): say("本机错误太多:请店长登录,或 %@ 后再试", calendar.clockWithSeconds(until))
        case .own: say("不能批准自己的操作")
        case .mayNot: say("此人没有这项权限")
        case .reason(let fault): sentence(fault)
        }
    }

    func sentence(_ refusal: SignIn.Refusal) -> String {
        switch refusal {
        case .wrong(let left): say("工号或密码不对,还可试 %@ 次", String(left))
        case .wait(let until): say("错误太多,%@ 后再试", calendar.clockWithSeconds(until))
        case .shut: say("账号已停用,请找老板")
        case .terminal(let until): say("本机错误太多:请店长登录,或 %@ 后再试", calendar.clockWithSeconds(until))
        }
    }

    func sentence(_ refusal: ReopenAccount.Refusal) -> String {
        switch refusal {
        case .unknown: say("没有这个工号")
        case .open: say("这个账号没有停用")
        case .reason(let fault): say("原因:%@", sentence(fault))
        }
    }
}
