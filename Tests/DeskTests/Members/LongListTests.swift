import Domain
import Operations
import Testing

@testable import Desk

@Suite("A long list of members")
struct LongListTests {
    /// A store of so many members, named by their place.
    private func store(of total: Int) async -> FakeStore {
        let store = await Sample.store()
        @Sendable func row(_ place: Int) -> MemberRow {
            MemberRow(
                member: MemberID(Int64(place + 1)), name: "第\(place)人", phone: "138****0000", tier: .plain,
                status: .normal, balance: .zero, lastVisit: nil)
        }
        await store.on(MemberList.self) { query in
            let places = query.from..<min(total, query.from + query.limit)
            return .answer(.init(from: query.from, rows: places.map(row), total: total))
        }
        await store.on(MemberCard.self) { query in
            let place = Int(query.member.raw) - 1
            return .answer(.init(card: Sample.card(row(place))))
        }
        return store
    }

    @Test("is walked to its end row by row and page by page, and only stretches of it are read")
    func walk() async {
        let driver = await Driver.at(await store(of: 1000), as: 12)
        await driver.press("F6")
        #expect(driver.shows("第 1 位,共 1000 位"))
        for _ in 0..<300 { await driver.press("Down") }
        #expect(driver.shows("第 301 位"))
        #expect(driver.shows("第300人"))
        #expect(driver.queries.count { $0 is MemberList } < 10)
        for _ in 0..<10 { await driver.press("PgDn") }
        for _ in 0..<20 { await driver.press("Up") }
        for _ in 0..<60 { await driver.press("PgDn") }
        #expect(driver.shows("第 1000 位"))
        #expect(driver.shows("第999人"))
        for _ in 0..<80 { await driver.press("PgUp") }
        #expect(driver.shows("第 1 位"))
        #expect(driver.shows("第0人"))
    }
}
