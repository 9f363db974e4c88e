import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("简洁模式: the next free time, by anybody, by somebody, later, another day")
struct SimpleBookingTests {
    private static let plan = ServicePlan(service: ServiceID(1), minutes: 60)

    private static func offer(_ hour: Int, _ minute: Int, _ staff: Int64, _ name: String) -> SlotOffer {
        let slot = Slot(
            placements: [Placement(plan: plan, start: Salon.at(hour, minute), staff: OperatorID(staff))], reasons: [],
            isRecommended: false)
        return SlotOffer(slot: slot, staff: [name], rooms: [[]])
    }

    /// At the times for 补水护理 of 张晓明; 周琳 is free more often than 吴倩.
    private static func desk(_ columns: Int = 80, _ rows: Int = 24) async -> Driver {
        let store = await Salon.store()
        await store.on(FindSlots.self) { query in
            let lin = [18, 19, 20].flatMap { hour in [0, 5, 30].map { offer(hour, $0, 21, "周琳") } }
            let qian = [offer(18, 10, 22, "吴倩"), offer(20, 45, 22, "吴倩")]
            let all = query.lines.first?.staff.map { $0 == OperatorID(22) ? qian : lin } ?? lin + qian
            return .answer(
                .init(slots: all.sorted { $0.slot.start < $1.slot.start }, isImpossible: false))
        }
        await store.on(BookingSheet.self) { query in
            let lanes = [(21, "周琳", [1]), (22, "吴倩", [1, 2]), (23, "郑小雨", [2])].map { number, name, skills in
                StaffLane(
                    staff: OperatorID(Int64(number)), name: name, duty: [], absences: [],
                    skills: skills.map { ServiceID(Int64($0)) })
            }
            return .answer(.init(day: query.day, open: [], staff: lanes, rooms: [], items: [], unplaced: [], step: 5))
        }
        await store.on(Book.self) { _ in .done(.init(visits: [VisitID(9)], start: Salon.at(18, 10))) }
        let desk = await Driver.simple(store, columns: columns, rows: rows)
        await desk.choose("约时间")
        await desk.choose("约最近的空位")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("补水护理")
        return desk
    }

    @Test("three times with the name of who has them, never nearly the same twice", arguments: SimpleGlyphTests.sizes)
    func times(size: Size) async {
        let desk = await Self.desk(size.columns, size.rows)
        #expect(desk.shows("周一 11-23 有空的时间,要哪一个?"))
        #expect(desk.shows("1  18:00  周琳"))
        #expect(desk.shows("2  18:10  吴倩"))
        #expect(desk.shows("3  18:30  周琳"))
        for word in ["18:00", "换人", "更晚", "改天"] { #expect(desk.showsBig(word), "\(word)") }
        #expect(desk.frame.canvas.flaws.isEmpty)
        await desk.choose("更晚")
        #expect(desk.shows("1  19:00  周琳"))
        await desk.choose(0)
        #expect(desk.shows("1  18:00  周琳"))
    }

    @Test("somebody else is one of those who have learned it; anybody is anybody again")
    func somebody() async {
        let desk = await Self.desk()
        await desk.choose("换人")
        #expect(desk.shows("请谁来做?"))
        #expect(!desk.shows("郑小雨"))
        await desk.choose("吴倩")
        #expect(desk.shows("1  18:10  吴倩"))
        #expect(desk.shows("2  20:45  吴倩"))
        #expect(desk.shows("现在是:吴倩"))
        await desk.choose("18:10")
        #expect(desk.shows("周一 11-23 18:10"))
        await desk.press("Enter")
        #expect(desk.sent(Book.self).first?.lines.map(\.staff) == [OperatorID(22)])
    }

    @Test("another day is asked for by its name; behind the last time come later days")
    func otherDay() async {
        let desk = await Self.desk()
        await desk.choose("改天")
        #expect(desk.shows("哪一天?"))
        await desk.choose("周三")
        var asked = desk.queries.compactMap { $0 as? FindSlots }
        #expect(asked.last?.from == Day(year: 2026, month: 11, day: 25))
        for _ in 0..<3 { await desk.choose("更晚") }
        asked = desk.queries.compactMap { $0 as? FindSlots }
        #expect(asked.last?.from == Day(year: 2026, month: 11, day: 24))
    }

    @Test("nobody has time: it says who, and anybody is asked for again")
    func nothing() async {
        let store = await Salon.store()
        await store.on(FindSlots.self) { _ in .answer(.init(slots: [], isImpossible: false)) }
        let desk = await Driver.simple(store)
        await desk.choose("约时间")
        await desk.choose("约最近的空位")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("补水护理")
        #expect(desk.shows("两个月内没有空位,请换一个项目"))
        #expect(desk.shows("补水护理  60 分钟"))
    }
}
