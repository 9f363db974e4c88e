import Testing

@testable import Domain

/// A MAC anybody can work out: good enough to see who is asked for what.
private struct PlainMAC: MemberCodeMAC {
    func truncatedMAC(keyID: Int, member: MemberID, step: Int64) -> UInt32? {
        keyID == 1 ? UInt32((member.raw &* 31 &+ step &* 7) % 100_000_000) : nil
    }
}

@Suite("Member codes")
struct MemberCodeTests {
    private let keys = PlainMAC()
    private let now = Instant(ms: 1_700_000_000_000)

    private func code(at moment: Instant) throws -> MemberCode {
        try #require(MemberCode.issue(to: MemberID(12345), keyID: 1, at: moment, keys: keys))
    }

    @Test("a code reads back as what it was made of")
    func roundTrip() {
        var dice = SplitMix(seed: 1)
        for _ in 0..<2000 {
            let code = MemberCode.make(
                keyID: .random(in: 0...9, using: &dice), member: MemberID(.random(in: 1...999_999_999, using: &dice)),
                step: .random(in: 0...99_999_999, using: &dice), truncatedMAC: .random(in: 0...99_999_999, using: &dice)
            )
            #expect(code.digits.count == 24)
            #expect(MemberCode(digits: code.digits) == code)
        }
    }

    @Test("any wrong digit and any swap of neighbours is noticed")
    func checkPair() throws {
        let digits = Array(try code(at: now).digits)
        for place in digits.indices {
            for other in "0123456789" where other != digits[place] {
                var wrong = digits
                wrong[place] = other
                #expect(MemberCode(digits: String(wrong)) == nil)
            }
            if place + 1 < digits.count, digits[place] != digits[place + 1] {
                var swapped = digits
                swapped.swapAt(place, place + 1)
                #expect(MemberCode(digits: String(swapped)) == nil)
            }
        }
    }

    @Test("there is no member 0, and nothing but 24 digits is read", arguments: ["", "91", "９１", "abc"])
    func shapes(text: String) {
        #expect(MemberCode(digits: text) == nil)
        #expect(MemberCode(digits: CheckPair.appended(to: "911000000000" + "6614697403")) == nil)
        #expect(MemberCode(digits: CheckPair.appended(to: "911000012345" + "66146974031")) == nil)
    }

    @Test(
        "it is good from the step before to the step after, from −30 s to +59 s of its own", arguments: Array(-70...100)
    )
    func window(seconds: Int) throws {
        let start = Instant(ms: MemberCode.step(at: now) * MemberCode.stepLength)
        let code = try code(at: start)
        let later = start.advanced(milliseconds: Int64(seconds) * 1000)
        if (-30...59).contains(seconds) {
            #expect(try code.verify(now: later, lastAccepted: nil, keys: keys) == MemberCode.step(at: start))
        } else {
            #expect(throws: seconds < 0 ? MemberCodeFault.notYetValid : .expired) {
                try code.verify(now: later, lastAccepted: nil, keys: keys)
            }
        }
    }

    @Test("for three quarters of an hour an old code is called old, not forged and not from the future")
    func old() throws {
        let code = try code(at: now)
        for minutes in 2...44 {
            #expect(throws: MemberCodeFault.expired) {
                try code.verify(now: now.advanced(minutes: Int64(minutes)), lastAccepted: nil, keys: keys)
            }
        }
    }

    @Test("after fifty minutes, when its step number comes round again, the MAC tells")
    func roundAgain() throws {
        let code = try code(at: now)
        #expect(throws: MemberCodeFault.forged) {
            try code.verify(now: now.advanced(minutes: 50), lastAccepted: nil, keys: keys)
        }
    }

    @Test("a code is good once, and no older one after it")
    func replay() throws {
        let code = try code(at: now)
        let step = try code.verify(now: now, lastAccepted: nil, keys: keys)
        #expect(throws: MemberCodeFault.replayed) { try code.verify(now: now, lastAccepted: step, keys: keys) }
        let before = try self.code(at: now.advanced(milliseconds: -30_000))
        #expect(throws: MemberCodeFault.replayed) { try before.verify(now: now, lastAccepted: step, keys: keys) }
        let next = try self.code(at: now.advanced(milliseconds: 30_000))
        #expect(try next.verify(now: now, lastAccepted: step, keys: keys) == step + 1)
    }

    @Test("a wrong MAC, another member's MAC and an unknown key are forged, used or not")
    func forged() throws {
        let step = MemberCode.step(at: now)
        let right = try code(at: now)
        let wrong = [
            MemberCode.make(keyID: 1, member: right.member, step: step, truncatedMAC: right.truncatedMAC ^ 1),
            MemberCode.make(keyID: 1, member: MemberID(12346), step: step, truncatedMAC: right.truncatedMAC),
            MemberCode.make(keyID: 2, member: right.member, step: step, truncatedMAC: right.truncatedMAC),
        ]
        for code in wrong {
            for last in [nil, step] {
                #expect(throws: MemberCodeFault.forged) { try code.verify(now: now, lastAccepted: last, keys: keys) }
            }
        }
        #expect(MemberCode.issue(to: right.member, keyID: 2, at: now, keys: keys) == nil)
    }

    @Test("the step is found around the change from 99 to 00")
    func wrap() throws {
        for tail in [98, 99, 0, 1] as [Int64] {
            let moment = Instant(ms: (56_666_600 + tail) * MemberCode.stepLength)
            for shift in -1...1 as ClosedRange<Int64> {
                let code = try code(at: moment.advanced(milliseconds: shift * MemberCode.stepLength))
                #expect(
                    try code.verify(now: moment, lastAccepted: nil, keys: keys) == MemberCode.step(at: moment) + shift)
            }
        }
    }

    @Test("the time left runs down from 30 s")
    func timeLeft() {
        let start = Instant(ms: MemberCode.step(at: now) * MemberCode.stepLength)
        #expect(MemberCode.millisecondsLeft(at: start) == 30_000)
        #expect(MemberCode.millisecondsLeft(at: start.advanced(milliseconds: 29_999)) == 1)
    }

    @Test("a clock before 1970 breaks nothing")
    func earlyClock() throws {
        let early = Instant(ms: -45_000)
        let code = MemberCode.make(keyID: 1, member: MemberID(1), step: MemberCode.step(at: early), truncatedMAC: 0)
        #expect(try code.acceptedStep(now: early, lastAccepted: nil) == -2)
        #expect(MemberCode(digits: code.digits) == code)
    }
}
