package import Domain
import SQL
import Store

/// Puts a receipt into the printer's queue, once for what it is about; asked again, it is a copy and says so.
package struct QueuePrint: Command {
    /// What is printed.
    package enum Kind: String, Codable, Sendable, Equatable {
        /// The receipt of an order; its entry's number.
        case sale
        /// The receipt of a refund; its entry's number.
        case refund
        /// The receipt of a top-up, a package, a deduction, or one taken back; its entry's number.
        case receipt
        /// A member's statement; the member's number.
        case statement
        /// A shift's report; its number.
        case shift
    }

    /// What.
    package let kind: Kind
    /// Number of what it is about.
    package let number: Int64
    /// What it is, in a word: shown in the queue.
    package let title: String
    /// As it was laid out.
    package let lines: [ReceiptLine]
    /// Stands above a copy.
    package let copyMark: String
    /// Stands above one of which a part may lie there already.
    package let againMark: String
    /// Cash came: the drawer opens, with the first one only.
    package let opensDrawer: Bool

    /// Something to print.
    package init(
        kind: Kind, number: Int64, title: String, lines: [ReceiptLine], copyMark: String, againMark: String,
        opensDrawer: Bool = false
    ) {
        self.kind = kind
        self.number = number
        self.title = title
        self.lines = lines
        self.copyMark = copyMark
        self.againMark = againMark
        self.opensDrawer = opensDrawer
    }

    package static let right = Right.seeCounter
    package var subject: Subject { kind == .statement ? .member(MemberID(number)) : .counter }

    /// Its place.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its place in the queue.
        package let job: Int64
        /// It was printed before.
        package let isCopy: Bool

        /// A place.
        package init(job: Int64, isCopy: Bool) {
            self.job = job
            self.isCopy = isCopy
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nothing stands on it, or more than any roll of paper holds; or a digital code of something else.
        case lines
    }
}

extension QueuePrint {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard (1...5000).contains(lines.count) else { throw Refusal.lines }
        let first = try work.db.printJob(of: kind.rawValue, number)
        if let first, first.state == "queued" || first.state == "printing" {
            return Answer(job: first.id, isCopy: false)
        }
        // A statement is of the day it is asked for: each is a first one, and never hides behind an older.
        let isCopy = first != nil
        let lines = try checkedCodes(isCopy: isCopy, work)
        let marked = isCopy && kind != .statement ? [ReceiptLine.text(copyMark, .centre, .wide)] + lines : lines
        let job = try work.db.insertPrintJob(
            at: work.now, by: work.operatorID, kind: kind.rawValue, subject: number, title: title,
            lines: try CanonicalJSON.text(marked), againMark: againMark, opensDrawer: opensDrawer && !isCopy,
            isCopy: isCopy)
        return Answer(job: job, isCopy: isCopy)
    }

    /// Only codes of the very order, and only those that were issued; whole on the first receipt, and on a copy for those
    /// who may see them.
    private func checkedCodes(isCopy: Bool, _ work: Work) throws -> [ReceiptLine] {
        let isWhole = !isCopy || work.who?.role.standing(to: .revealCode) == .allowed
        var known: Set<CodeSlotID>?
        return try lines.map { line in
            guard case .digitalCode(let slot, _) = line.content else { return line }
            if known == nil, kind == .sale, let order = try work.db.order(paidBy: EntryID(number)) {
                known = Set(try work.db.codeSlots(of: order.id).filter { $0.state == .issued }.map(\.id))
            }
            guard known?.contains(slot) ?? false else { throw Refusal.lines }
            return ReceiptLine(.digitalCode(slot, isWhole: isWhole))
        }
    }
}
