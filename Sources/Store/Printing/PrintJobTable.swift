package import Domain
package import SQL

/// Something that is to be printed.
package struct PrintJobRow: Sendable, Equatable {
    /// Its place in the queue.
    package let id: Int64
    /// When it was asked for.
    package let at: Instant
    /// By whom.
    package let operatorID: OperatorID
    /// `sale`, `refund`, `receipt`, `statement`, `shift`.
    package let kind: String
    /// Number of what it is about.
    package let subject: Int64
    /// What it is, in a word.
    package let title: String
    /// `[ReceiptLine]` as JSON; empty once it was printed or dropped.
    package let lines: String
    /// What is printed above one of which a part may lie there already.
    package let againMark: String
    /// The drawer opens with it.
    package let opensDrawer: Bool
    /// It was printed before.
    package let isCopy: Bool
    /// `queued`, `printing`, `printed`, `dropped`.
    package let state: String
    /// A part of it may be on paper.
    package let isHalf: Bool
    /// How often it was tried in vain.
    package let tries: Int64
    /// What the printer said last.
    package let fault: String

    static let select = """
        SELECT id, at, kind, subject, title, lines, again_mark, opens_drawer, is_copy, state, is_half, tries, fault,
            operator FROM print_job
        """

    init(_ row: any Row) {
        id = row.integer(0)
        at = row.instant(1)
        kind = row.text(2)
        subject = row.integer(3)
        title = row.text(4)
        lines = row.text(5)
        againMark = row.text(6)
        opensDrawer = row.bool(7)
        isCopy = row.bool(8)
        state = row.text(9)
        isHalf = row.bool(10)
        tries = row.integer(11)
        fault = row.text(12)
        operatorID = row.identity(13)
    }
}

extension Reading {
    /// What waits for the printer, the first first.
    /// - Throws: `EngineError`.
    package func printQueue() throws -> [PrintJobRow] {
        try rows("\(PrintJobRow.select) WHERE state IN ('queued','printing') ORDER BY id") { PrintJobRow($0) }
    }

    /// The first that waits, or nil.
    /// - Throws: `EngineError`.
    package func nextPrintJob() throws -> PrintJobRow? {
        try first("\(PrintJobRow.select) WHERE state = 'queued' ORDER BY id LIMIT 1") { PrintJobRow($0) }
    }

    /// What was queued first for something, or nil.
    /// - Throws: `EngineError`.
    package func printJob(of kind: String, _ subject: Int64) throws -> PrintJobRow? {
        try first("\(PrintJobRow.select) WHERE kind = ? AND subject = ? AND is_copy = 0", kind, subject) {
            PrintJobRow($0)
        }
    }
}

extension Writing {
    /// Puts something into the queue.
    /// - Throws: `EngineError`.
    package func insertPrintJob(
        at: Instant, by: OperatorID, kind: String, subject: Int64, title: String, lines: String, againMark: String,
        opensDrawer: Bool, isCopy: Bool
    ) throws -> Int64 {
        let id = try next("print_job")
        try execute(
            """
            INSERT INTO print_job (id, at, operator, kind, subject, title, lines, again_mark, opens_drawer, is_copy)
            VALUES (?,?,?,?,?,?,?,?,?,?)
            """, id, at, by, kind, subject, title, lines, againMark, opensDrawer, isCopy)
        return id
    }

    /// Bytes of it go out now; false if it does not wait any more.
    /// - Throws: `EngineError`.
    package func beginPrinting(_ id: Int64) throws -> Bool {
        try execute("UPDATE print_job SET state = 'printing' WHERE id = ? AND state = 'queued'", id) == 1
    }

    /// It is on paper; what stood on it is kept no longer.
    /// - Throws: `EngineError`.
    package func endPrinting(_ id: Int64, at: Instant) throws {
        try execute(
            "UPDATE print_job SET state = 'printed', lines = '[]', fault = '', closed_at = ? WHERE id = ?", at, id)
    }

    /// It did not come out, or not whole.
    /// - Throws: `EngineError`.
    package func failPrinting(_ id: Int64, fault: String, isHalf: Bool) throws {
        try execute(
            """
            UPDATE print_job SET state = 'queued', tries = tries + 1, fault = ?, is_half = max(is_half, ?)
            WHERE id = ? AND state = 'printing'
            """, fault, isHalf, id)
    }

    /// What was being printed when the program ended may lie there in part: it waits again.
    /// - Throws: `EngineError`.
    package func requeueHalfPrinted() throws {
        try execute("UPDATE print_job SET state = 'queued', is_half = 1 WHERE state = 'printing'")
    }

    /// Nobody wants it any more; false if it does not wait.
    /// - Throws: `EngineError`.
    package func dropPrintJob(_ id: Int64, at: Instant) throws -> Bool {
        try execute(
            """
            UPDATE print_job SET state = 'dropped', lines = '[]', closed_at = ? WHERE id = ? AND state = 'queued'
            """, at, id) == 1
    }
}
