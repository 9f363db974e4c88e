import Domain
import Operations
import SQL
import Store
import StoreFixture
import Surface
import Testing

@testable import Desk

@Suite("预约: whatever is pressed")
struct BookingWalkTests {
    @Test("The sheet stays whole, nothing traps, and nobody is booked twice", arguments: [UInt64(11), 12, 13, 14])
    func walk(_ seed: UInt64) async throws {
        var dice = SplitMix(state: seed)
        let parlour = try await Parlour.open()
        try await parlour.fill()
        let driver = await parlour.desk()
        for step in 0..<350 {
            driver.holdsAnswers = dice.next() % 5 == 0
            await Self.act(driver, &dice)
            if step % 5 == 0 { #expect(driver.frame.canvas.flaws == [], "seed \(seed), step \(step)") }
        }
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.desk.inFlight == 0)
        let doubles = try await parlour.store.database.read { db in
            try db.first(
                """
                SELECT count(*) FROM occupancy a JOIN occupancy b ON b.id > a.id AND b.lane = a.lane AND b.who = a.who
                WHERE a.active = 1 AND b.active = 1 AND a.from_at < b.until_at AND b.from_at < a.until_at
                """
            ) { $0.integer(0) } ?? -1
        }
        #expect(doubles == 0)
        #expect(try await parlour.store.examine().findings.isEmpty)
    }

    private static let keys = [
        "Enter", "Enter", "Enter", "Esc", "Tab", "Up", "Down", "Left", "Right", "Down", "Right", "PgDn", "PgUp", "Home",
        "End", "f", "m", "a", "b", "e", "c", "x", "n", "s", "S", "+", "-", "u", "g", "[", "]", "t", "v", "d", "w", "M",
        "/", "L", "!", "z", "Z", "j", "Alt-J", "1", "2", "F4", "F4", "Backspace", "Alt-L", "p",
    ]
    private static let texts = ["zxm", "bshl", "jj", "明天", "12-5", "林", "135792", "1002", "加班", "tk"]

    private static func act(_ driver: Driver, _ dice: inout SplitMix) async {
        switch dice.next() % 12 {
        case 0: await driver.type(texts[Int(dice.next() % UInt64(texts.count))])
        case 1:
            let sizes = [(80, 24), (120, 36), (200, 50), (60, 20)]
            let (columns, rows) = sizes[Int(dice.next() % 4)]
            await driver.resize(columns: columns, rows: rows)
        case 2: await driver.point(row: Int(dice.next() % 24), column: Int(dice.next() % 80))
        case 3: await driver.change()
        case 4:
            let kinds: [Mouse.Kind] = [.drag, .drag, .release, .wheelUp, .wheelDown]
            let place = Position(row: Int(dice.next() % 24), column: Int(dice.next() % 80))
            await driver.move(Mouse(kinds[Int(dice.next() % 5)], at: place))
        default: await driver.press(keys[Int(dice.next() % UInt64(keys.count))])
        }
    }
}
