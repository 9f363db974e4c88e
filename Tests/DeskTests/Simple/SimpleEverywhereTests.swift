import Domain
import Glyphs
import Operations
import Surface
import Testing
import Widgets

@testable import Desk

@Suite("简洁模式: every screen of every task, in both languages")
struct SimpleEverywhereTests {
    /// A way through the simple mode: numbers choose, `t:` types, everything else is a key.
    static let ways: [[String]] = [
        ["1", "2", "1", "Enter", "Enter"],
        ["1", "1", "t:zxm", "Enter", "Enter"],
        ["1", "3", "Enter"],
        ["2", "t:zxm", "Enter", "1", "Enter"],
        ["2", "t:abdl", "Enter", "3", "Enter", "7", "1", "t:730518", "Enter", "t:730519", "Enter"],
        ["2", "t:nobody", "Enter"],
        ["3", "t:zxm", "Enter", "t:128", "Enter", "Enter", "t:111111", "Enter", "t:654321", "Enter"],
        ["3", "t:zxm", "Enter", "t:0", "Enter", "t:99999999", "Enter"],
        ["3", "t:oyzh", "Enter", "t:80", "Enter", "1", "1", "1", "Enter", "1"],
        ["3", "t:fd", "Enter", "1"],
        ["3", "t:jyjl", "Enter", "t:2000", "Enter", "Enter", "t:654321", "Enter", "1", "t:111111", "Enter", "Enter"],
        ["4", "t:zxm", "Enter", "5", "t:50", "Enter", "3", "Enter"],
        ["5", "2"],
        ["5", "1", "t:zxm", "Enter", "1", "4", "0", "6", "0", "5", "1", "Enter"],
        ["6", "t:zxm", "Enter"],
        ["F10", "2", "0", "F10", "3"],
        ["F1"],
        ["3", "t:zxm", "Enter", "Ctrl-Q"],
        ["Alt-L", "t:1", "Enter"],
    ]

    /// The salon with times to book and things to use up.
    private func desk(_ size: Size, _ language: String) async -> Driver {
        let store = await Salon.store()
        let plan = ServicePlan(service: ServiceID(1), minutes: 60)
        let offers = [(18, 0), (18, 30), (19, 0), (19, 30)].map { hour, minute in
            SlotOffer(
                slot: Slot(
                    placements: [Placement(plan: plan, start: Salon.at(hour, minute), staff: OperatorID(21))],
                    reasons: [], isRecommended: false), staff: ["周琳"], rooms: [[]])
        }
        await store.on(FindSlots.self) { _ in .answer(.init(slots: offers, isImpossible: false)) }
        await store.on(BookingSheet.self) { query in
            let lane = StaffLane(
                staff: OperatorID(21), name: "周琳", duty: [], absences: [], skills: [ServiceID(1)])
            return .answer(
                .init(day: query.day, open: [], staff: [lane], rooms: [], items: [], unplaced: [], step: 5))
        }
        await store.on(Book.self) { _ in .done(.init(visits: [VisitID(9)], start: Salon.at(18, 0))) }
        await store.on(Verifiables.self) { query in
            let whats: [(Verifiable, String)] = [
                (.session(PackageItemID(10)), "补水护理 1 次"), (.session(PackageItemID(11)), "肩颈舒缓 1 次"),
                (.gift(GiftID(3)), "面膜 1 片"),
            ]
            let row = Salon.members.first { $0.member == query.member } ?? Salon.members[0]
            return .answer(
                .init(
                    choices: whats.map {
                        VerificationPreview(
                            what: $0, member: row, title: $1, before: 7, after: 6, until: nil, fault: nil)
                    }))
        }
        await store.on(Verify.self) { _ in
            .done(.init(verification: VerificationID(1), title: "补水护理", left: 6, undoUntil: Salon.now))
        }
        await store.on(SetMemberPIN.self) { _ in .done(.init()) }
        return await Driver.simple(
            store, columns: size.columns, rows: size.rows,
            wording: language == "en" ? Wording(Sources.english) : .chinese)
    }

    @Test(
        "no label is cut, no cell is broken, and there are never more than six numbers",
        arguments: [(80, 24), (100, 30), (160, 45)], ["zh", "en"])
    func walk(size: (Int, Int), language: String) async {
        for way in Self.ways {
            let desk = await desk(Size(columns: size.0, rows: size.1), language)
            for (index, step) in way.enumerated() {
                if step.hasPrefix("t:") {
                    await desk.type(String(step.dropFirst(2)))
                } else if let number = Int(step) {
                    await desk.choose(number)
                } else {
                    await desk.press(step)
                }
                let place = way.prefix(index + 1).joined(separator: " ")
                #expect(desk.cutLabels(upTo: 100) == [], "\(place)\n\(desk.text)")
                #expect(desk.frame.canvas.flaws.isEmpty, "\(place)")
                let room = desk.desk.rooms[desk.desk.focusRoom] as? SimpleRoom
                let page = desk.desk.simpleDialog ?? room?.page(desk.desk.scene)
                #expect(page?.choices.count ?? 0 <= 6, "\(place)\n\(desk.text)")
            }
        }
    }

    @Test("what is chosen is there big, and the same words below it with their number", arguments: ["zh", "en"])
    func mirrored(language: String) async {
        for size in SimpleGlyphTests.sizes {
            for way in Self.ways.prefix(15) where !way.contains("7") {
                let desk = await desk(size, language)
                for step in way.prefix(3) where !step.hasPrefix("F") {
                    if step.hasPrefix("t:") {
                        await desk.type(String(step.dropFirst(2)))
                    } else if let number = Int(step) {
                        await desk.choose(number)
                    } else {
                        await desk.press(step)
                    }
                    mirrored(desk, "\(size) \(language) \(way)")
                }
            }
        }
    }

    /// Every big word of a list stands once more in the line of its number.
    private func mirrored(_ desk: Driver, _ place: String) {
        guard let room = desk.desk.rooms[.simple] as? SimpleRoom else { return }
        let scene = desk.desk.scene
        let page = room.page(scene)
        guard let grid = SimpleLayout(page, scene.size, Driver.shelf.book, .lines).grid else { return }
        for (index, word) in grid.words.enumerated() {
            #expect(desk.showsBig(word, [grid.font]), "\(word), \(place)")
            let line = desk.screen[grid.rects[index].endRow - 1]
            #expect(line.contains(word), "\(word), \(place)")
            if page.choices[index].move != nil { #expect(line.contains("\(index + 1)  "), "\(word), \(place)") }
        }
    }
}
