import Domain
import Testing

@Suite("Who may do what")
struct RightsTests {
    @Test("the whole matrix, as the owner reads it")
    func matrix() {
        func row(_ right: Right) -> String {
            StaffRole.allCases.map { role in
                switch role.standing(to: right) {
                case .allowed: "+"
                case .withApproval: "?"
                case .refused: "-"
                }
            }.joined()
        }
        let table = Right.allCases.map { "\(row($0)) \($0.rawValue)" }
        // cashier, receptionist, beautician, manager, owner
        #expect(
            table == [
                "+++++ enter", "+++++ seeMembers", "+++++ keepMembers", "??-++ restrictMembers", "??-++ unmask",
                "---++ showMemberCode", "++?++ setMemberPIN", "+++++ receive", "+++++ book",
                "???++ forceBooking", "??-++ keepDeposit", "???++ planHours", "+++++ verify", "++?++ undoVerification",
                "++?++ deduct", "??-++ deductLarge", "??-++ undoDeduction", "++?++ topUp", "??-?+ topUpAboveLimit",
                "??-++ undoTopUp", "??-++ grantCoupon", "---++ approve", "++?++ sell", "??-++ giveAway",
                "??-++ sellOnAccount", "??-++ refund", "??-++ refundPrepaid", "++-++ keepShift", "??-++ moveCash",
                "??-++ acceptDifference", "---++ seeReports", "+++++ proveMember", "+++++ openDay",
                "---?+ reopenAccount", "+++++ seeCounter", "++?++ receiveStock", "++?++ countStock",
                "???++ writeOffStock", "???++ keepGoods", "---?+ importCodes", "??-++ revealCode", "++?++ serveCodes",
                "??-++ replaceCode", "??-?+ refundIssuedCode", "++?++ deliver", "---?+ changeSettings",
            ])
    }

    @Test("five wrong PINs cost 30 seconds, then twice as long each time, at most a quarter of an hour")
    func lockOut() {
        let t = Instant(ms: 1_000_000)
        func wait(_ failures: Int) -> LockOut.Gate { LockOut(failures: failures, lastAt: t).gate(at: t) }
        #expect(wait(4) == .open)
        #expect(wait(5) == .wait(until: t.advanced(milliseconds: 30_000)))
        #expect(wait(6) == .wait(until: t.advanced(milliseconds: 60_000)))
        #expect(wait(30) == .wait(until: t.advanced(milliseconds: 900_000)))
        #expect(wait(100) == .shut)
        #expect(LockOut(failures: 5, lastAt: t).gate(at: t.advanced(milliseconds: 30_000)) == .open)
    }

    @Test("a clock set back gives no try")
    func clockBack() {
        let lock = LockOut(failures: 7, lastAt: Instant(ms: 9_000_000))
        #expect(lock.gate(at: Instant(ms: 1_000)) != .open)
        #expect(lock.counting(at: Instant(ms: 1_000)).lastAt == Instant(ms: 9_000_000))
    }
}
