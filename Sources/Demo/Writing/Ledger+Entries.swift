import Domain
import Operations
import SQL
import Store
import Vault

extension Ledger {
    /// The rows of some entries, table by table.
    private struct Pages {
        var items = Batch.Rows(
            """
            INSERT INTO package_item (id, member, package, service, title, total, valid_from, valid_until)
            VALUES (?,?,?,?,?,?,?,?)
            """)
        var coupons = Batch.Rows(
            "INSERT INTO coupon (id, member, template, title, valid_from, valid_until) VALUES (?,?,?,?,?,?)")
        var accounts = Batch.Rows("INSERT INTO account (id, kind, holder, balance, held) VALUES (?,?,?,?,?)")
        var entries = Batch.Rows(
            """
            INSERT INTO entry (id, kind, request, member, operator, at, day, title, note, amount, balance_after, reverses,
                mac) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        var lots = Batch.Rows(
            "INSERT INTO lot (id, account, source, granted, remaining, at, expires_at) VALUES (?,?,?,?,?,?,?)")
        var transfers = Batch.Rows(
            "INSERT INTO transfer (entry, line, debit, credit, amount, lot, after) VALUES (?,?,?,?,?,?,?)")

        /// What a lot is about comes before it, and it before what moves.
        var all: [Batch.Rows] { [items, coupons, accounts, entries, lots, transfers] }
    }

    /// Entries from a rank on, with all they moved.
    mutating func entries(_ from: Int, _ count: Int) -> (Batch, next: Int?) {
        var pages = Pages()
        let end = min(from + count, entryOrder.count)
        for rank in from..<end { write(entryOrder[rank], number: Int64(rank + 1), &pages) }
        return (
            Batch(rows: pages.all, weight: weight(end - from, of: entryOrder.count, 250)),
            end == entryOrder.count ? nil : end
        )
    }

    private mutating func write(_ place: Int32, number: Int64, _ pages: inout Pages) {
        let entry = story.book.entries[Int(place)]
        switch entry.kind {
        case .packageSale: handOutItems(entry, &pages)
        case .couponGrant: handOutCoupon(entry, &pages)
        case .topUp, .deduction, .verification, .reversal, .lapse, .deposit, .depositReturn, .depositKept, .depositUse,
            .opening, .sale, .refund, .prepaidRefund, .collection, .collectionReturn, .debtPaid, .till:
            break
        }
        var transfers: [Transfer] = []
        transfers.reserveCapacity(Int(entry.count))
        var lots: Int64 = 0
        for line in 0..<Int(entry.count) {
            let move = story.book.moves[Int(entry.first) + line]
            if move.begins {
                lots += 1
                story.book.parcels[Int(move.lot)].number = number * 1000 + lots
            }
            transfers.append(write(move, entry: number, line: line + 1, &pages))
        }
        let reverses = entry.reverses < 0 ? nil : EntryID(Int64(entryNumbers[Int(entry.reverses)]))
        let day = story.timeline.dates[story.timeline.day(of: entry.at)]
        let (title, note) = (story.phrases.texts[Int(entry.title)], story.phrases.texts[Int(entry.note)])
        let record = EntryRecord(
            sequence: EntryID(number), kind: entry.kind, key: Self.key(number),
            member: MemberID(Int64(entry.member + 1)),
            operatorID: OperatorID(staff[Int(entry.by)]), at: Instant(ms: entry.at), day: day, title: title, note: note,
            reverses: reverses, transfers: transfers)
        let mac = vault.ledgerMAC(previous: ending.entry.mac, sequence: number, canonical: record.canonicalBytes)
        ending.entry = Head.Link(sequence: number, mac: mac)
        pages.entries.values.append(.integer(number))
        pages.entries.values.append(.text(entry.kind.rawValue))
        pages.entries.values.append(.text(record.key))
        pages.entries.values.append(.number(entry.member + 1))
        pages.entries.values.append(.integer(record.operatorID.raw))
        pages.entries.values.append(.integer(entry.at))
        pages.entries.values.append(.text(day))
        pages.entries.values.append(.text(title))
        pages.entries.values.append(.text(note))
        pages.entries.values.append(.integer(entry.amount))
        pages.entries.values.append(.integer(entry.balance))
        pages.entries.values.append(reverses.map { .integer($0.raw) } ?? .null)
        pages.entries.values.append(.blob(mac))
    }

    /// Writes a movement down, and its lot if it begins one.
    private func write(_ move: HistoryBook.Move, entry: Int64, line: Int, _ pages: inout Pages) -> Transfer {
        let lot = Int(move.lot)
        let credit = account(move.credit)
        if move.begins {
            let parcel = story.book.parcels[lot]
            pages.lots.values.append(.integer(parcel.number))
            pages.lots.values.append(.integer(credit.raw))
            pages.lots.values.append(.integer(entry))
            pages.lots.values.append(.integer(parcel.granted))
            pages.lots.values.append(.integer(parcel.remaining))
            pages.lots.values.append(.integer(parcel.at))
            pages.lots.values.append(.moment(parcel.expiresAt))
        }
        let transfer = Transfer(
            debit: account(move.debit), credit: credit, amount: move.amount,
            lot: lot < 0 ? nil : LotID(story.book.parcels[lot].number))
        pages.transfers.values.append(.integer(entry))
        pages.transfers.values.append(.number(line))
        pages.transfers.values.append(.integer(transfer.debit.raw))
        pages.transfers.values.append(.integer(transfer.credit.raw))
        pages.transfers.values.append(.integer(transfer.amount))
        pages.transfers.values.append(transfer.lot.map { .integer($0.raw) } ?? .null)
        pages.transfers.values.append(.moment(move.after))
        return transfer
    }

    private func account(_ side: HistoryBook.Side) -> AccountID {
        switch side.kind {
        case .principal, .bonus, .points: AccountID(side.kind, holder: Int64(side.holder) + 1)
        case .session: AccountID(.session, holder: story.book.items[Int(side.holder)].number)
        case .coupon: AccountID(.coupon, holder: story.book.coupons[Int(side.holder)].number)
        case .deposit, .cash, .bankCard, .wechat, .alipay, .bonusGranted, .consumedPrincipal, .consumedBonus,
            .bonusLapsed, .sales, .packageSales, .depositsKept, .compensation, .pointsIssued, .pointsRedeemed,
            .pointsLapsed, .sessionsSold, .sessionsUsed, .couponsIssued, .couponsUsed,
            .unionPay, .unapplied, .receivable, .pettyCash, .tillDifference, .growth, .growthIssued:
            AccountID(side.kind)
        }
    }

    private mutating func handOutItems(_ entry: HistoryBook.Entry, _ pages: inout Pages) {
        for index in Int(entry.first)..<Int(entry.first + entry.count) {
            let side = story.book.moves[index].credit
            guard side.kind == .session else { continue }
            ending.items += 1
            let place = Int(side.holder)
            story.book.items[place].number = ending.items
            story.book.items[place].codes = codes.count
            let item = story.book.items[place]
            let service = story.pack.services[Int(item.service)]
            pages.items.add(
                .integer(item.number), .number(item.member + 1),
                .integer(story.pack.packages[Int(item.package)].id.raw),
                .integer(service.id.raw), .text(service.title), .integer(item.total), .integer(item.from),
                .moment(item.until))
            pages.accounts.add(
                .integer(AccountID(.session, holder: item.number).raw), .text(AccountKind.session.rawValue),
                .integer(item.number), .integer(item.left), .integer(item.held))
            for serial in 1...item.total { addCode(.session, item.number, serial) }
        }
    }

    private mutating func handOutCoupon(_ entry: HistoryBook.Entry, _ pages: inout Pages) {
        let place = Int(story.book.moves[Int(entry.first)].credit.holder)
        ending.coupons += 1
        story.book.coupons[place].number = ending.coupons
        story.book.coupons[place].codes = codes.count
        let coupon = story.book.coupons[place]
        let template = story.pack.coupons[Int(coupon.template)]
        pages.coupons.add(
            .integer(coupon.number), .number(coupon.member + 1), .integer(template.id.raw), .text(template.title),
            .integer(coupon.from), .moment(coupon.until))
        pages.accounts.add(
            .integer(AccountID(.coupon, holder: coupon.number).raw), .text(AccountKind.coupon.rawValue),
            .integer(coupon.number), .number(coupon.isOpen ? 1 : 0), .integer(0))
        addCode(.coupon, coupon.number, 1)
    }

    private mutating func addCode(_ kind: VoucherCode.Kind, _ target: Int64, _ serial: Int64) {
        let code = Vouchers.code(kind, target: target, serial: serial, vault: vault)
        codes.append(
            Code(index: vault.voucherIndex(code: code), isCoupon: kind == .coupon, target: target, serial: serial))
    }

    /// `history-000000042`: the examination knows that such an entry answers no request.
    private static func key(_ number: Int64) -> String {
        let digits = String(number)
        return "history-" + String(repeating: "0", count: max(0, 9 - digits.utf8.count)) + digits
    }
}
