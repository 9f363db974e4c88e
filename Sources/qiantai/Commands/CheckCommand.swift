import ArgumentParser
import Domain
import Foundation
import SQL
import SQLite
import Store

/// Proves the books.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "核对账本:文件、流水链、余额、批次、锚点,以及预约:没有撞期。",
        discussion: "没有问题退出码 0,有问题 1。前台开着时也可以运行。")

    /// How many findings are listed: one wrong key makes one of every row.
    private static let shown = 50

    @OptionGroup var data: DataOptions

    func run() throws {
        let folder = data.folder
        let (examined, findings, due) = wait { try await Self.examine(folder) }
        print("已核对 \(examined.entries) 笔流水、\(examined.audits) 条操作记录、\(examined.accounts) 个账户。")
        for finding in findings.prefix(Self.shown) { print("问题:\(finding)") }
        if findings.count > Self.shown { print("还有 \(findings.count - Self.shown) 个问题没有列出。") }
        guard findings.isEmpty else {
            Trouble(.findings, "发现 \(findings.count) 个问题。请停止收银,保留现场,用 qiantai restore 从备份恢复或联系维护者。").end()
        }
        if due > 0 { print("待办:\(due) 个批次的赠金或积分已过期、还没有入账;下一位登录的人开始营业日时会自动入账。") }
        print("没有问题。")
    }

    private static func examine(_ folder: StoreFolder) async throws -> (Examined, [String], due: Int64) {
        let database = try folder.look()
        let vault = try folder.vault()
        defer { database.close() }
        var findings = try await database.check(deep: true)
        let anchored: Head?
        do { anchored = try folder.anchor.read() } catch {
            anchored = nil
            findings.append("锚点文件已损坏。")
        }
        let (examined, head, holds) = try await database.read { db in
            (try db.examineBooks(vault: vault), try db.auditHead(), try anchored.map { try db.holds($0) } ?? true)
        }
        findings += examined.findings.map(\.sentence)
        if anchored == nil, head.sequence > 0, findings.isEmpty { findings.append("找不到锚点文件,无法证明账本没有被截短。") }
        if let anchored, !holds {
            findings.append(
                Finding.anchor(anchored: anchored.audit.sequence, found: head.sequence).sentence)
        }
        return (examined, findings, (try? await due(database)) ?? 0)
    }

    /// What has lapsed by the beginning of the business day and is not written down.
    private static func due(_ database: SQLiteDatabase) async throws -> Int64 {
        try await database.read { db in
            guard let settings = try db.settings(), let zone = TimeZone(identifier: settings.zone) else { return 0 }
            let calendar = StoreCalendar(zone: zone, cutoffHour: settings.cutoffHour)
            return try db.countDue(by: calendar.start(of: calendar.businessDay(of: Clock.now)))
        }
    }
}

extension Finding {
    /// The finding as a sentence.
    var sentence: String {
        switch self {
        case .entryMissing(let id): "第 \(id) 笔流水不见了。"
        case .entryAltered(let id): "第 \(id) 笔流水与它的校验码不符,被改动过。"
        case .entryAmount(let id): "第 \(id) 笔流水的金额与明细不符。"
        case .auditMissing(let id): "第 \(id) 条操作记录不见了。"
        case .auditAltered(let id): "第 \(id) 条操作记录与它的校验码不符,被改动过。"
        case .auditEntry(let id): "第 \(id) 条操作记录与流水对不上。"
        case .balance(let account, let cached, let sum): "账户 \(account) 余额记为 \(cached),按流水应为 \(sum)。"
        case .held(let account, let cached, let sum): "账户 \(account) 占用记为 \(cached),按占用单应为 \(sum)。"
        case .lot(let id, let cached, let sum): "批次 \(id) 剩余记为 \(cached),按流水应为 \(sum)。"
        case .lotsOfAccount(let account, let balance, let lots): "账户 \(account) 余额 \(balance),批次合计 \(lots)。"
        case .verification(let id): "第 \(id) 次核销与流水对不上。"
        case .request(let entry): "第 \(entry) 笔流水没有对应的请求。"
        case .overlap(let one, let other): "预约 \(one) 与预约 \(other) 占了同一个人或同一张床的同一段时间。"
        case .seats(let appointment, let taken, let places): "预约 \(appointment) 有 \(taken) 位客人,名额 \(places) 个,对不上。"
        case .occupancy(let appointment): "预约 \(appointment) 占用的时间与项目要求的对不上。"
        case .deposit(let entry): "第 \(entry) 笔流水的订金与订金记录对不上。"
        case .openDeposit(let visit, let balance, let open):
            "到店单 \(visit) 的订金账户余额记为 \(balance),未结的订金是 \(open)。"
        case .stock(let good, let onHand, let sum): "商品 \(good) 的库存记着 \(onHand),按出入明细应是 \(sum)。"
        case .digitalCode(let id): "卡密 \(id) 读不出来,或与发放记录对不上。"
        case .codeSlot(let id): "卡密发放 \(id) 与单据、卡密或库存对不上。"
        case .codesOfLine(let order, let line): "单据 \(order) 第 \(line) 行的卡密数与卖出、退回的数量对不上。"
        case .delivery(let id): "交付单 \(id) 与单据、退货、经过或库存出入对不上。"
        case .promised(let good): "商品 \(good) 留给客人的比库存多。"
        case .shiftMissing(let z): "第 \(z) 号交班报表不见了。"
        case .shiftReport(let z): "第 \(z) 号交班报表与它的校验码不符,被改动过。"
        case .payPeriod(let day): "截到 \(day) 结算的业绩与当时的合计对不上。"
        case .performance(let entry): "第 \(entry) 笔流水的业绩冲回得比原来多。"
        case .shiftSums(let z): "第 \(z) 号交班报表与流水对不上。"
        case .payment(let id): "扫码收款 \(id) 与流水、订单或退款对不上。"
        case .unapplied(let balance, let waiting): "待入账余额 \(balance),按扫码收款应是 \(waiting)。"
        case .summary(let visit): "到店单 \(visit) 的时间、手艺人或项目与它的第一个预约对不上。"
        case .order(let id): "单据 \(id) 的行、优惠、付款与流水对不上。"
        case .orderMissing(let entry): "第 \(entry) 笔流水是消费,却没有单据。"
        case .refund(let id): "退货单 \(id) 的行与退款对不上。"
        case .debt(let order): "单号 \(order) 的挂账不等于赊出减去还款和退货。"
        case .debts(let owed, let booked): "挂账未还记为 \(owed) 分,按流水应为 \(booked) 分。"
        case .anchor(let anchored, let found): "锚点记到第 \(anchored) 条,文件里只对得上 \(found) 条:有已确认的记录丢失或被改。"
        }
    }
}
