import Domain
import SQL
import Store

/// A package as it was sold and used: what its refund is worked out from.
struct PackageInHand {
    /// Its sale.
    let sale: EntryRow
    /// Its items.
    let items: [PackageItemRow]
    /// As the calculator sees it.
    let sold: SoldPackage

    /// Reads it.
    /// - Throws: `PrepaidTrouble`; `EngineError`.
    init(
        _ item: PackageItemID, of member: MemberID, gifts: [GiftInKind], db: any Reading, calendar: StoreCalendar
    ) throws {
        guard let row = try db.packageItem(item), row.member == member else { throw PrepaidTrouble.unknown }
        guard row.withdrawnAt == nil, let entry = try db.sale(of: item), let sale = try db.entry(entry),
            sale.kind == .packageSale
        else { throw PrepaidTrouble.nothingLeft }
        self.sale = sale
        items = try db.transfers(of: entry).filter { $0.credit.kind == .session }.compactMap { transfer in
            try db.packageItem(PackageItemID(transfer.credit.holder))
        }
        let held = items.reduce(Int64(0)) { $0 + $1.held }
        guard held == 0 else { throw PrepaidTrouble.held(held) }
        do {
            let value = try PackageValue(
                price: Money(fen: db.soldFor(entry)),
                items: items.map { item in
                    PackageSessions(price: try item.unit ?? db.listPrice(of: item.service), count: item.total)
                })
            sold = SoldPackage(
                paidOn: calendar.businessDay(of: sale.at), value: value, used: items.map { $0.total - $0.left },
                gifts: gifts)
        } catch let fault as RefundFault { throw PrepaidTrouble.rules(fault) }
    }
}
