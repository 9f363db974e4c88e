import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("打印队列: what waits for the printer")
struct QueuePrintTests {
    private func sale(_ number: Int64 = 1, drawer: Bool = true) -> QueuePrint {
        QueuePrint(
            kind: .sale, number: number, title: "销售小票 \(number)",
            lines: [.text("清颜美容中心", .centre, .large), .row("补水护理", "128.00×1", "128.00"), .rule],
            copyMark: "重印 副本", againMark: "补印", opensDrawer: drawer)
    }

    @Test(
        "One receipt for one sale, however often it is asked for; once printed, the next is a copy and opens no drawer")
    func onceOnly() async throws {
        let counter = try await Counter.open()
        let first = try await counter.done(sale())
        #expect(try await counter.done(sale()) == first && !first.isCopy)
        let database = counter.store.database
        let job = try #require(try await database.read { try $0.nextPrintJob() })
        #expect(try job.opensDrawer && job.lines == CanonicalJSON.text(sale().lines))
        #expect(try await database.write { try $0.beginPrinting(job.id) })
        #expect(try await database.write { try $0.beginPrinting(job.id) } == false)
        try await database.write { try $0.endPrinting(job.id, at: counter.store.clock.now) }
        #expect(
            try await database.read { try $0.printJob(of: "sale", 1) }?.lines == "[]", "no more is kept than needed")
        let copy = try await counter.done(sale())
        #expect(copy.isCopy && copy.job != first.job)
        let again = try #require(try await database.read { try $0.nextPrintJob() })
        let lines = try CanonicalJSON.value([ReceiptLine].self, again.lines)
        #expect(!again.opensDrawer && lines.first == .text("重印 副本", .centre, .wide) && lines.count == 4)
    }

    @Test("What was being printed when the program ended waits again and is known to be half done")
    func ended() async throws {
        let counter = try await Counter.open()
        let job = try await counter.done(sale()).job
        let database = counter.store.database
        _ = try await database.write { try $0.beginPrinting(job) }
        #expect(await counter.perform(DropPrint(job: job)) == .refused(.gone))
        try await database.write { try $0.requeueHalfPrinted() }
        let row = try #require(try await database.read { try $0.nextPrintJob() })
        #expect(row.isHalf && row.againMark == "补印")
        _ = try await database.write { try $0.beginPrinting(job) }
        try await database.write { try $0.failPrinting(job, fault: "打印机缺纸:请换纸", isHalf: false) }
        let queue = try await counter.ask(PrintQueue())
        #expect(queue.rows.map(\.fault) == ["打印机缺纸:请换纸"] && queue.rows.map(\.tries) == [1])
        _ = try await counter.done(DropPrint(job: job))
        #expect(try await counter.ask(PrintQueue()).rows.isEmpty)
    }
}
