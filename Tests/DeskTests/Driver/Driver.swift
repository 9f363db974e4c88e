import Domain
import Foundation
import Operations
import Surface

@testable import Desk

/// A receptionist at a desk: presses keys, scans, reads the screen. Nothing happens by itself: time passes by
/// `advance`, answers come by `settle`.
final class Driver {
    private(set) var desk: Desk
    let store: any Operations
    /// Keeps answers back until `settle` is called, as a slow disk would.
    var holdsAnswers = false
    /// Effects that are no requests, in order: to be looked at and cleared by the test.
    var effects: [Effect] = []
    /// Every command that went out, with its key.
    private(set) var commands: [(command: any Command, key: RequestKey?)] = []
    /// Every query that went out.
    private(set) var queries: [any Query] = []
    /// Keys pressed by `press`, for the key budgets.
    private(set) var presses = 0
    private var waiting: [Request] = []
    private(set) var clock: Int64 = 1_000_000
    private(set) var now: Instant

    init(
        _ store: any Operations, columns: Int = 80, rows: Int = 24, wording: Wording = .chinese,
        now: Instant = Salon.now, hasGateway: Bool = false, keymap: Keymap = Keymap(), notice: String = "",
        drafts: [OperatorID: Drafts] = [:], opensSimple: Bool = false, keepsTheme: Bool = false,
        letters: Int? = nil
    ) async {
        self.store = store
        self.now = now
        let environment = Environment(
            wording: wording,
            languages: [
                Language(code: "zh", name: "中文", wording: .chinese),
                Language(code: "en", name: "English", wording: Wording(Sources.english)),
            ], calendar: Salon.calendar, themes: ["dark", "light"], keepsTheme: keepsTheme,
            rings: true, keymap: keymap, opensSimple: opensSimple,
            notice: notice, drafts: drafts, keys: KeySource(prefix: "test-desk-0123456789"), hasGateway: hasGateway,
            letters: letters, version: "0.1")
        desk = Desk(environment, size: Size(columns: columns, rows: rows))
        _ = desk.update(.tick(now, clock: clock))
        take(desk.open())
        await settle()
    }

    /// A desk with somebody signed in.
    static func at(
        _ store: any Operations, as number: Int64 = 11, columns: Int = 80, rows: Int = 24,
        wording: Wording = .chinese
    ) async -> Driver {
        let driver = await Driver(store, columns: columns, rows: rows, wording: wording)
        await driver.signIn(number)
        return driver
    }

    func signIn(_ number: Int64) async {
        await type(String(number))
        await press("Enter")
        await type(Salon.pins[number] ?? "")
        await press("Enter")
    }

    /// Presses keys by their names, a tenth of a second apart: `press("F5", "Enter")`.
    func press(_ names: String...) async {
        for name in names {
            guard let key = Key(name) else { preconditionFailure("There is no key \(name)") }
            presses += 1
            await send(.key(key))
        }
    }

    /// Does an action by its id, as from the palette.
    func perform(_ id: String) async {
        take(desk.choose(id))
        await settleUnlessHeld()
    }

    /// Types text as a person does; not counted.
    func type(_ text: String) async {
        for character in text { await send(.key(.character(character))) }
    }

    /// Who scans takes the scanner first; it types digits 8 ms apart and ends with Enter, unless it is set to end with nothing.
    /// - Parameters:
    ///   - pause: milliseconds between two characters.
    ///   - stumble: before which digit the scanner pauses for 90 ms.
    func scan(
        _ digits: String, endsWithEnter: Bool = true, every pause: Int64 = 8, stumblesAt stumble: Int? = nil
    ) async {
        await settleUnlessHeld()
        pass(by: 150)
        await settleUnlessHeld()
        for (index, digit) in digits.enumerated() {
            enter(.key(.character(digit)), after: index == stumble ? 90 : pause)
            await settleUnlessHeld()
        }
        if endsWithEnter { enter(.key(.enter), after: pause) } else { pass(by: 60) }
        pass(by: 130)
        await settleUnlessHeld()
    }

    /// Presses keys so many milliseconds apart, in a hurry or by holding one down; single characters are typed.
    func hurry(_ names: String..., every pause: Int64) async {
        for name in names {
            guard let key = Key(name) else { preconditionFailure("There is no key \(name)") }
            enter(.key(key), after: pause)
            await settleUnlessHeld()
        }
        pass(by: 130)
        await settleUnlessHeld()
    }

    func paste(_ text: String) async { await send(.paste(text)) }

    func click(_ text: String) async {
        let position = place(of: text)
        await send(.mouse(Mouse(.press, at: position)))
        await send(.mouse(Mouse(.release, at: position)))
    }

    /// Presses the button on a text and does not let go.
    func hold(_ text: String) async { await send(.mouse(Mouse(.press, at: place(of: text)))) }

    private func place(of text: String) -> Position {
        for (row, line) in screen.enumerated() {
            guard let range = line.range(of: text) else { continue }
            return Position(row: row, column: String(line[..<range.lowerBound]).cells)
        }
        preconditionFailure("Nobody can click on \(text): it is not on the screen")
    }

    func point(row: Int, column: Int) async {
        await send(.mouse(Mouse(.press, at: Position(row: row, column: column))))
        await send(.mouse(Mouse(.release, at: Position(row: row, column: column))))
    }

    func move(_ mouse: Mouse) async { await send(.mouse(mouse)) }

    func resize(columns: Int, rows: Int) async { await send(.resize(Size(columns: columns, rows: rows))) }

    /// Time passes, with the ticks the desk asks for.
    func advance(by milliseconds: Int64) async {
        let end = clock + milliseconds
        while let next = desk.wakeAt, next <= end {
            tick(at: next)
            await settleUnlessHeld()
        }
        tick(at: end)
        await settleUnlessHeld()
    }

    /// Changes come from another counter.
    func change() async {
        take(desk.update(.changes([Change(sequence: 1, command: "CheckIn", subject: .counter, at: now)])))
        await settleUnlessHeld()
    }

    /// All answers come, and what follows from them.
    func settle() async {
        while !waiting.isEmpty {
            let request = waiting.removeFirst()
            let message = await request.run(store)
            take(desk.update(.answer(request.ticket, message)))
        }
    }

    /// The answers to what was asked so far come, the last one first.
    func settleBackwards() async {
        let asked = waiting
        waiting = []
        for request in asked.reversed() {
            let message = await request.run(store)
            take(desk.update(.answer(request.ticket, message)))
        }
        await settle()
    }

    /// Something that is no event: health, the end of printing.
    func feed(_ input: DeskInput) { take(desk.update(input)) }

    private func settleUnlessHeld() async { if !holdsAnswers { await settle() } }

    /// A tenth of a second for a key; who chooses by a number looks what it did.
    private func send(_ event: Event) async {
        enter(event, after: 0)
        pass(by: desk.takesDigits && !desk.isWaiting ? 100 : 130)
        await settleUnlessHeld()
        MouseProbe.tryOut(desk, clock: clock)
    }

    private func enter(_ event: Event, after milliseconds: Int64) {
        pass(by: milliseconds)
        take(desk.update(.event(TimedEvent(event, at: clock))))
    }

    private func pass(by milliseconds: Int64) {
        let end = clock + milliseconds
        while let next = desk.wakeAt, next <= end { tick(at: next) }
        tick(at: end)
    }

    private func tick(at time: Int64) {
        now = now.advanced(milliseconds: time - clock)
        clock = time
        take(desk.update(.tick(now, clock: clock)))
    }

    private func take(_ new: [Effect]) {
        for effect in new {
            guard let request = effect.request else {
                effects.append(effect)
                continue
            }
            if let command = request.command { commands.append((command, request.key)) }
            if let query = request.query { queries.append(query) }
            waiting.append(request)
        }
    }

    func forgetPresses() { presses = 0 }
}
