import Testing

@testable import Domain

@Suite("Rule 43: whatever is pressed, the parts are the whole")
struct SharesTests {
    @Test("a walk of choosing and moving", arguments: 0..<10)
    func walk(_ seed: Int) {
        var dice = SplitMix(seed: UInt64(seed))
        var shares = [StaffShare(staff: OperatorID(1))]
        for _ in 0..<200 {
            let staff = OperatorID(Int64.random(in: 1...6, using: &dice))
            let step = [500, -500].randomElement(using: &dice) ?? 500
            shares =
                Int.random(in: 0..<3, using: &dice) == 0 ? shares.toggling(staff) : shares.moving(step, to: staff)
            #expect(shares.isWhole && !shares.isEmpty, "\(shares)")
        }
    }

    @Test("even parts, the first has what is left over; the last stays")
    func even() {
        let three = [StaffShare(staff: OperatorID(1))].toggling(OperatorID(2)).toggling(OperatorID(3))
        #expect(three.map(\.share) == [3_334, 3_333, 3_333])
        #expect(three.toggling(OperatorID(1)).map(\.share) == [5_000, 5_000])
        let one = [StaffShare(staff: OperatorID(1))]
        #expect(one.toggling(OperatorID(1)) == one && one.moving(500, to: OperatorID(1)) == one)
    }
}
