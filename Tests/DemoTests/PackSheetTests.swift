import Demo
import Domain
import Foundation
import Operations
import Testing

@Suite("Booking sheets of industry packs")
struct PackSheetTests {
    @Test("bring rooms, people who have learned something and know when they work", arguments: Pack.ready)
    func complete(name: String) throws {
        let pack = try Pack.load(name)
        let sheet = pack.founding(isDemo: true).sheet
        let workers = pack.staff.filter { $0.role == .beautician }.map(\.number)
        #expect(Set(sheet.skills.keys) == Set(workers))
        #expect(sheet.rooms.flatMap(\.rooms).count >= 4)
        #expect(sheet.plans.contains { $0.capacity > 1 } && sheet.plans.contains { $0.after > 0 })
        for worker in workers {
            let week = try #require(sheet.hours[.staff(worker)])
            #expect((4...6).contains(week.values.count { !$0.isEmpty }), "\(worker)")
            // Nobody works ten hours a day, or eight without a break.
            for day in week.values {
                #expect(day.reduce(0) { $0 + $1.count } <= 600 && day.allSatisfy { $0.count <= 330 })
            }
        }
        for weekday in 1...7 {
            #expect(
                workers.contains { !(sheet.hours[.staff($0)]?[weekday] ?? []).isEmpty }, "somebody works on \(weekday)")
        }
    }

    @Test("found a real store with its rooms and plans, but nobody else's people")
    func real() throws {
        let owner = Founding.Operator(number: OperatorID(9999), name: "我", role: .owner, pin: "550817")
        let sheet = try Pack.load("gym").founding(store: "小店", owner: owner).sheet
        #expect(sheet.skills.isEmpty && Array(sheet.hours.keys) == [.store])
        #expect(!sheet.rooms.isEmpty && !sheet.plans.isEmpty)
    }

    /// What is said of a pack in which one thing was replaced by another.
    private func fault(_ was: String, _ now: String) throws -> PackFault? {
        let packs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Demo/Packs/beauty.yaml")
        let text = try String(contentsOf: packs, encoding: .utf8)
        #expect(text.contains(was), "\(was)")
        do { _ = try Pack.read(text.replacing(was, with: now), name: "beauty") } catch { return error }
        return nil
    }

    @Test(
        "that do not hold together are refused with the place",
        arguments: [
            ("{service: 1, after: 10, room: 1", "{service: 99, after: 10, room: 1", "service 99 is unknown"),
            ("{service: 1, after: 10, room: 1", "{service: 1, after: 300, room: 1", "times of service 1"),
            ("{service: 1, after: 10, room: 1", "{service: 1, after: 10, room: 7", "rooms of service 1"),
            ("{service: 1, after: 10, room: 1", "{service: 1, after: 10, roomCount: 5, room: 1", "rooms of service 1"),
            ("process: [30, 55]", "process: [55, 30]", "process of service 4"),
            ("process: [30, 55]", "process: [30, 95]", "process of service 4"),
            ("capacity: 6", "capacity: 0", "capacity of service 15"),
            ("rooms: [贵宾室]", "rooms: [美容 1 号床]", "a room is named twice"),
            ("rooms: [贵宾室]", "rooms: []", "rooms of kind 3"),
            ("{kind: 3,", "{kind: 2,", "a kind of room is numbered twice"),
            ("{staff: 1003, services: [1,", "{staff: 1001, services: [1,", "skills of 1001"),
            ("11, 12, 13, 14]}", "11, 12, 14]}", "nobody does service 13"),
            ("days: [5], hours: [\"13:00-17:00\"", "days: [5], hours: [\"17:00-13:00\"", "hours of 1003"),
            ("days: [5], hours: [\"13:00-17:00\"", "days: [5], hours: [\"09:00-17:00\"", "hours of 1003"),
            ("{staff: 1003, days: [5]", "{staff: 1003, days: [6]", "days of 1003"),
            ("{staff: 1003, days: [5]", "{staff: 1003, days: [8]", "days of 1003"),
            ("at: \"19:00\"", "at: \"16:30\"", "1006 is off duty"),
            ("{service: 15, staff: 1006, days", "{service: 1, staff: 1006, days", "class of service 1"),
        ])
    func refused(was: String, now: String, reason: String) throws {
        guard case .malformed(name: "beauty", let said)? = try fault(was, now) else {
            return #expect(Bool(false), "it was read")
        }
        #expect(said.hasPrefix("sheet: ") && said.contains(reason), "\(said)")
    }
}
