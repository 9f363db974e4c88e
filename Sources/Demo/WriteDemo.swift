package import Domain
import Foundation
import Operations
package import SQL
import Store
package import Vault

/// What a demo store was filled with.
package struct DemoWritten: Sendable, Equatable {
    /// Members.
    package let members: Int
    /// Visits, today's and booked ones included.
    package let visits: Int64
    /// Entries of the ledger.
    package let entries: Int64
    /// Ends of both chains, as the anchor has them.
    package let head: Head
}

/// Founds a demo store in a fresh, migrated file and fills it with a year of believable history and a day in full
/// swing, part of which is traded by the counter's own commands (`TodaysTrade`).
///
/// The same pack, members, seed and day of `now` give the same history; only sealed values differ, their nonces are
/// drawn. Settings are written last, so that a file left half done is seen as unfinished. Indexes are dropped first and
/// built at the end, which is why the file must not be used meanwhile.
/// - Parameters:
///   - members: 1…5 000 000.
///   - now: the moment today's visits are arranged around.
///   - random: random bytes for the PINs' salts.
///   - staffCost: what a staff PIN costs to hash; a demo's PINs stand on its login screen, so dear ones guard nothing.
///   - progress: told how many of how many members are done, after each transaction.
/// - Throws: `EngineError`.
package func writeDemo(
    pack: Pack, members: Int, seed: UInt64, now: Instant, into database: any Database, vault: Vault,
    anchor: any Anchor, random: @escaping @Sendable (Int) -> [UInt8], staffCost: PINHash.Cost = .demo,
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
) async throws -> DemoWritten {
    precondition((1...5_000_000).contains(members), "a demo has one to five million members")
    guard let zone = TimeZone(identifier: pack.settings.zone) else {
        preconditionFailure("a pack's zone is one of the system's")
    }
    let calendar = StoreCalendar(zone: zone, cutoffHour: pack.settings.cutoffHour)
    let timeline = Timeline(now: now, calendar: calendar)
    let author = Author(pack: pack, members: members, seed: seed, timeline: timeline, vault: vault)
    let founding = pack.founding(isDemo: true)
    let shelf = Shelf()
    let keeper = pack.staff.first { $0.role == .manager }?.number ?? OperatorID(0)
    async let telling: Void = shelf.fill(from: author)
    do {
        try await database.write { db in
            try founding.writeAllButSettings(to: db, vault: vault, cost: staffCost, random: random)
            try founding.fillShelves(of: db, vault: vault) { daysAgo, reason in
                let day = calendar.businessDay(of: now).advanced(days: -daysAgo)
                return StockDeed(
                    by: keeper, at: calendar.instant(of: day, minute: pack.opening.lowerBound), day: day, reason: reason
                )
            }
            for index in SideIndex.all { try db.execute("DROP INDEX \(index.name)") }
        }
        var done = 0
        while let batch = await shelf.take() {
            try await database.write { try batch.write(to: $0) }
            done += batch.weight
            progress(min(members, done / 1000), members)
        }
        await telling
    } catch {
        await shelf.close()
        throw error
    }
    guard let ending = await author.ending else { preconditionFailure("the author has told everything") }
    let owner = pack.staff.first { $0.role == .owner }?.number ?? OperatorID(0)
    let opened = try await database.write { db in
        for (series, last) in ending.series(members: members) {
            try db.execute("INSERT INTO counter (name, value) VALUES (?, ?)", series, last)
        }
        try db.execute(Schema.worthByPrices)
        let audit = AuditRow(
            at: now, operatorID: owner, command: "Demo", subject: "counter", subjectID: 0, ending: .done,
            detail: "\(members)", entry: ending.entry.sequence == 0 ? nil : EntryID(ending.entry.sequence),
            entryMAC: ending.entry.sequence == 0 ? [] : ending.entry.mac, approver: nil)
        let link = try db.append(audit, vault: vault)
        let cashier = pack.staff.first { $0.role == .cashier }?.number ?? owner
        let today = calendar.businessDay(of: now)
        let last = try db.first("SELECT at FROM entry ORDER BY id DESC LIMIT 1") { Instant(ms: $0.integer(0)) }
        let opened = max(last ?? Instant(ms: 0), calendar.start(of: today), now.advanced(minutes: -90))
        _ = try db.insertShift(day: today, at: opened, by: cashier, openingFloat: .yuan(500))
        try db.setSettings(founding.settings)
        try anchor.record(Head(ledger: ending.entry, audit: link))
        return opened
    }
    if var trade = try await TodaysTrade(
        pack, on: database, vault: vault, anchor: anchor, opened: opened, now: now, random: random,
        staffCost: staffCost)
    {
        await trade.run()
    }
    let head = try await database.read { Head(ledger: try $0.ledgerHead(), audit: try $0.auditHead()) }
    try anchor.settle()
    progress(members, members)
    return DemoWritten(members: members, visits: ending.visits, entries: head.ledger.sequence, head: head)
}

extension Ledger.Ending {
    /// Where each series of numbers goes on.
    func series(members: Int) -> [(String, Int64)] {
        [
            ("member", Int64(members)), ("visit", visits), ("package_item", items), ("coupon", coupons),
            ("verification", verifications), ("hold", holds), ("appointment", appointments), ("series", series),
            ("absence", absences), ("wish", wishes),
        ].filter { $0.1 > 0 }
    }
}
