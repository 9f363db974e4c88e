package import Domain
import SQL
import Store

/// 交付: what was paid and is not in the customer's hand, and what was handed over lately.
package struct Deliveries: Query {
    /// Which.
    package enum Which: String, Codable, Sendable, Equatable, CaseIterable {
        /// 待到货
        case waiting
        /// 待取货 and 待配送
        case ready
        /// 配送中
        case out
        /// Digital codes: 生成中 and 售后中.
        case codes
        /// 已签收, 已取消, 已发放, 已退; the last first.
        case done
    }

    /// Which.
    package let which: Which

    /// Some of them.
    package init(_ which: Which) { self.which = which }

    package static let right = Right.seeCounter

    /// The list.
    package struct Answer: Codable, Sendable, Equatable {
        /// What it is a list of.
        package let which: Which
        /// The rows, at most 300.
        package let rows: [Row]
        /// How many there are of each that somebody has to do something about, in the order of `Which`.
        package let counts: [Int]

        /// A list.
        package init(which: Which, rows: [Row], counts: [Int]) {
            self.which = which
            self.rows = rows
            self.counts = counts
        }
    }

    /// One of them.
    package struct Row: Codable, Sendable, Equatable {
        /// What it is.
        package let thing: Thing
        /// How far it has come.
        package let handing: Handing
        /// The order.
        package let order: OrderID
        /// The article.
        package let good: GoodID
        /// A member bought it.
        package let isMember: Bool
        /// Masked name; empty for a guest who left none.
        package let name: String
        /// Masked number; may be empty.
        package let phone: String
        /// The beginning of the address; may be empty.
        package let address: String
        /// 玻尿酸面膜
        package let title: String
        /// How many.
        package let quantity: Int64
        /// 盒
        package let unit: String
        /// Since when it has come so far.
        package let since: Instant
        /// The masked code, of a digital one that was issued.
        package let code: String

        /// One of them.
        package init(
            thing: Thing, handing: Handing, order: OrderID, good: GoodID, isMember: Bool = false, name: String,
            phone: String = "",
            address: String = "",
            title: String, quantity: Int64 = 1, unit: String = "件", since: Instant, code: String = ""
        ) {
            self.thing = thing
            self.handing = handing
            self.order = order
            self.good = good
            self.isMember = isMember
            self.name = name
            self.phone = phone
            self.address = address
            self.title = title
            self.quantity = quantity
            self.unit = unit
            self.since = since
            self.code = code
        }
    }

    /// What is handed over.
    package enum Thing: Codable, Sendable, Equatable, Hashable {
        /// Goods.
        case delivery(DeliveryID)
        /// A digital code.
        case code(CodeSlotID)
    }

    static let most = 300
}

extension Deliveries {
    package func answer(_ view: View) throws -> Answer {
        let db = view.db
        func rows(_ states: DeliveryState...) throws -> [Row] {
            try states.flatMap { try db.deliveries(in: $0, limit: Self.most) }.map { try row($0, view) }
        }
        let found: [Row] =
            switch which {
            case .waiting: try rows(.waiting)
            case .ready: try rows(.ready)
            case .out: try rows(.out)
            case .codes: try db.openCodeSlots(limit: Self.most).map { try row($0, view) }
            case .done:
                try (rows(.done, .cancelled) + db.settledCodeSlots(limit: Self.most).map { try row($0, view) })
                    .sorted { $0.since > $1.since }
            }
        return Answer(which: which, rows: Array(found.prefix(Self.most)), counts: try db.openHandings())
    }

    private func row(_ row: DeliveryRow, _ view: View) throws -> Row {
        let recipient = try Recipients(db: view.db, vault: view.vault).of(row, masksMember: true)
        let good = try view.db.good(row.good)
        return Row(
            thing: .delivery(row.id), handing: .delivery(row.state, row.way), order: row.order, good: row.good,
            isMember: try view.db.order(row.order)?.member != nil,
            name: recipient.name.isEmpty ? "" : PersonName(recipient.name).masked,
            phone: recipient.phone.contains("*") ? recipient.phone : Phone.masked(recipient.phone),
            address: recipient.address.isEmpty ? "" : recipient.address.prefix(6) + "***",
            title: good?.title ?? "", quantity: row.state == .cancelled ? row.quantity : row.owed,
            unit: good?.unit ?? "", since: row.changedAt)
    }

    private func row(_ slot: CodeSlotRow, _ view: View) throws -> Row {
        let good = try view.db.good(slot.good)
        let record = try view.db.order(slot.order)?.member.flatMap { try view.db.member($0, vault: view.vault) }
        let code = try slot.code.flatMap { try view.db.digitalCode($0, vault: view.vault) }
        return Row(
            thing: .code(slot.id), handing: .code(slot.state), order: slot.order, good: slot.good,
            isMember: record != nil,
            name: record.map { PersonName($0.name).masked } ?? "", phone: record.map { Phone.masked($0.phone) } ?? "",
            title: good?.title ?? "", unit: good?.unit ?? "",
            since: try view.db.codeSteps(of: slot.id).first { $0.kind != .shown && $0.kind != .printed }?.at
                ?? view.now, code: code.map { DigitalCode.masked($0) } ?? "")
    }
}
