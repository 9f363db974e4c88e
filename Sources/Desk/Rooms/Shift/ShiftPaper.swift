import Domain
import Operations
import Surface

/// A shift's report as it is printed; the screen shows the same.
struct ShiftPaper {
    private let shown: ShownReport
    private let scene: Scene
    private var lines: [ReceiptLine] = []

    init(_ shown: ShownReport, _ scene: Scene) {
        self.shown = shown
        self.scene = scene
    }

    private var report: ShiftReport { shown.report }

    /// Everything on it.
    mutating func written() -> [ReceiptLine] {
        head()
        money()
        drawer()
        if let closing = report.closing { pieces(closing) }
        activity()
        foot()
        return lines
    }

    private mutating func head() {
        centred(shown.store)
        if let closing = report.closing {
            centred(scene.say("Z 报表 %@ 号", String(closing.number)))
        } else {
            centred(scene.say("X 报表(未交班)"))
        }
        rule()
        let days = [report.firstDay, report.lastDay].map(\.description)
        pair(scene.say("营业日"), days[0] == days[1] ? days[0] : "\(days[0])~\(days[1].dropFirst(5))")
        pair(scene.say("当班"), "\(shown.name(report.openedBy)) \(report.openedBy)")
        pair(scene.say("开班"), scene.calendar.stamp(report.openedAt))
        guard let closing = report.closing else { return pair(scene.say("打印"), scene.calendar.stamp(shown.at)) }
        pair(scene.say("交班"), scene.calendar.stamp(closing.closedAt))
        pair(scene.say("交班人"), "\(shown.name(closing.closedBy)) \(closing.closedBy)")
        pair(
            scene.say("接班"),
            closing.takenOverBy.map { "\(shown.name($0)) \($0)" } ?? scene.say("营业结束"))
        if let manager = closing.manager { pair(scene.say("差额确认"), "\(shown.name(manager)) \(manager)") }
    }

    /// What came in, by what for and by tender.
    private mutating func money() {
        rule()
        let totals = report.totals
        for kind in TakingKind.allCases where totals.taken(for: kind) != .zero {
            pair(scene.name(kind), totals.taken(for: kind).description)
        }
        let tenders = totals.tenders
        let taken = tenders.map { totals.taken($0) }.reduce(Money.zero, +)
        let refunded = tenders.map { totals.refunded($0) }.reduce(Money.zero, +)
        if refunded != .zero { pair(scene.say("退款"), (-refunded).description) }
        pair(scene.say("净收款"), (taken - refunded).description)
        rule()
        lines.append(.row(scene.say("方式"), scene.say("退"), scene.say("净收款")))
        for tender in tenders {
            let (came, went) = (totals.taken(tender), totals.refunded(tender))
            lines.append(.row(scene.name(tender), went.description, (came - went).description))
        }
    }

    private mutating func drawer() {
        let totals = report.totals
        rule()
        pair(scene.say("备用金"), totals.float.description)
        pair(scene.say("现金净收"), (totals.taken(.cash) - totals.refunded(.cash)).description)
        pair(scene.say("存入"), totals.paidIn.description)
        pair(scene.say("支出"), (-totals.paidOut).description)
        pair(scene.say("应有现金"), totals.expected(.cash).description)
        guard let closing = report.closing else { return }
        for line in closing.differences {
            if line.tender == .cash { pair(scene.say("点得现金"), line.counted.description) }
            if line.tender != .cash, line.difference == .zero { continue }
            pair(
                scene.say("%@差额", scene.name(line.tender)),
                line.difference == .zero ? scene.say("相符") : scene.difference(of: line.difference))
            if !line.reason.isEmpty { text(scene.say("原因:%@", line.reason)) }
        }
        for cash in closing.earlierCounts { pair(scene.say("先前点得"), cash.description) }
        pair(scene.say("上缴"), closing.handedIn.description)
        pair(scene.say("留存备用金"), closing.floatLeft.description)
    }

    private mutating func pieces(_ closing: ShiftReport.Closing) {
        guard !closing.count.pieces.isEmpty else { return }
        rule()
        for kind in Denomination.allCases {
            guard let count = closing.count.pieces[kind] else { continue }
            lines.append(.row(scene.name(kind), "×\(count)", Money(fen: kind.worth.fen * count).description))
        }
    }

    private mutating func activity() {
        let activity = report.activity
        rule()
        pair(scene.say("销售额"), activity.sales.description)
        pair(scene.say("其中用本金"), activity.principalUsed.description)
        pair(scene.say("其中用赠金"), activity.bonusUsed.description)
        pair(scene.say("次卡消耗"), activity.sessionsUsed.description)
        var discounts: [(String, Money)] = []
        for (reason, amount) in activity.discounts.sorted(by: { $0.key < $1.key }) {
            let name = scene.name(ofDiscount: reason)
            if let place = discounts.firstIndex(where: { $0.0 == name }) {
                discounts[place].1 += amount
            } else {
                discounts.append((name, amount))
            }
        }
        for (name, amount) in discounts { pair(name, (-amount).description) }
        for count in ShiftActivity.Count.allCases {
            if let number = activity.counts[count] { pair(scene.name(count), String(number)) }
        }
        for late in activity.lateEntries {
            pair(scene.say("补记 %@ 单号 %@", late.day.description, late.entry.description), (-late.amount).description)
        }
    }

    private mutating func foot() {
        rule()
        guard report.closing != nil else { return text(scene.say("未交班,不是结算凭证")) }
        text(scene.say("交班人签字"))
        text("")
        text(scene.say("接班人签字"))
        text("")
        pair(scene.say("校验"), shown.seal)
    }

    private mutating func rule() { lines.append(.rule) }
    private mutating func text(_ text: String) { lines.append(.text(text)) }
    private mutating func centred(_ text: String) { lines.append(.text(text, .centre)) }
    private mutating func pair(_ left: String, _ right: String) { lines.append(.pair(left, right)) }
}

extension Scene {
    /// A shift's report for the printer; an X report is of its moment, and never a copy of an older.
    func paper(_ report: ShownReport) -> Paper {
        var paper = ShiftPaper(report, self)
        let number = report.report.closing?.number
        return Paper(
            kind: .shift, number: number ?? -report.at.ms,
            title: number.map { say("Z 报表 %@ 号", String($0)) } ?? say("X 报表(未交班)"), lines: paper.written())
    }
}
