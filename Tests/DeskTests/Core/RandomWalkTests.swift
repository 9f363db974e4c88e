import Domain
import Operations
import Surface
import Testing

@testable import Desk

@Suite("Whatever is pressed")
struct RandomWalkTests {
    @Test("The screen stays whole and nothing traps", arguments: [UInt64(1), 2, 3, 4])
    func walk(_ seed: UInt64) async {
        var dice = SplitMix(state: seed)
        let driver = await Driver.at(await Salon.store(), as: seed.isMultiple(of: 2) ? 11 : 2)
        for step in 0..<500 {
            driver.holdsAnswers = dice.next() % 4 == 0
            await Self.act(driver, &dice)
            if step % 10 == 0 { #expect(driver.frame.canvas.flaws == [], "seed \(seed), step \(step)") }
        }
        driver.holdsAnswers = false
        await driver.settle()
        #expect(driver.desk.inFlight == 0)
        #expect(!driver.desk.isWaiting)
    }

    private static let keys = [
        "F1", "F2", "F3", "F5", "F6", "F7", "F10", "1", "Enter", "Enter", "Enter", "Esc", "Tab", "Shift-Tab", "Up",
        "Down",
        "PgDn",
        "Home",
        "Backspace", "Ctrl-P", "Ctrl-U", "Alt-L", "Alt-W", "Alt-P", "Alt-T", "Alt-S", "1", "2", "0", "p", "u", "s", "h",
        "?",
    ]
    private static let texts = [
        "zxm", "oyzh", "128", "2000", "张", "bs", "730518", "11", "482913", "654321", "多扣了", "𠮷",
    ]
    private static let scans = [
        Salon.code, "920000001002", "130123456789012345", "6901234567892", "77777777", "13812345678",
    ]

    private static func act(_ driver: Driver, _ dice: inout SplitMix) async {
        switch dice.next() % 12 {
        case 0: await driver.scan(scans[Int(dice.next() % UInt64(scans.count))])
        case 1, 2: await driver.type(texts[Int(dice.next() % UInt64(texts.count))])
        case 3:
            let sizes = [(80, 24), (100, 30), (160, 45), (60, 20)]
            let (columns, rows) = sizes[Int(dice.next() % 4)]
            await driver.resize(columns: columns, rows: rows)
        case 4: await driver.advance(by: Int64(dice.next() % 40_000))
        case 5: await driver.settle()
        case 6: await driver.point(row: Int(dice.next() % 24), column: Int(dice.next() % 80))
        default: await driver.press(keys[Int(dice.next() % UInt64(keys.count))])
        }
    }
}

/// Steele, Lea, Flood: a generator of 64 bits, the same numbers for the same seed.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
