import Domain
import Operations
import StoreFixture
import Testing

@Suite("线上格式: outcomes as text and back")
struct WireTests {
    func survives<T: Codable & Equatable>(_ values: T...) throws {
        for value in values {
            let text = try CanonicalJSON.text([value])
            #expect(try CanonicalJSON.value([T].self, text) == [value], "\(text)")
            #expect(try text == CanonicalJSONTests.foundation([value]))
        }
    }

    private static let at = Instant(ms: 1_795_399_200_000)
    private static let receipt = Receipt(
        kind: .reversal, entry: EntryID(7), reverses: EntryID(3), store: "清颜/\"店\"", at: at, servedBy: "王芳",
        member: MemberID(1), name: "张*", phone: "138****5678", lines: [.init(title: "补水", amount: .yuan(-1))],
        payments: [
            .init(means: .principal, amount: .yuan(-1)), .init(means: .bonus, amount: .zero),
            .init(means: .tender(.cash), amount: .yuan(2)),
        ], bonusGranted: .zero, points: -3, principalAfter: .most, bonusAfter: .zero, pointsAfter: 9, note: "",
        undoUntil: nil)
    private static let texts: [TextFault] = [.empty, .tooLong(max: 40), .forbidden(scalar: 0x202E)]
    private static let faults: [VerificationFault] = [
        .used(at: at), .withdrawn(at: at), .expired(at: at), .notYet(from: at), .usedUp, .held,
        .tooFewPoints(have: 1, need: 2), .unknown,
        .frozen, .alreadyUndone, .tooLate(hours: 24), .pointsSpent(need: 2, have: 1),
    ]
    private static let pins: [PINFault] = [.notSixDigits, .tooEasy]

    @Test("every answer survives")
    func answers() throws {
        let staff = Staff(number: OperatorID(1), name: "王芳", role: .cashier)
        try survives(SignIn.Answer(session: SessionToken("a-b"), who: staff))
        try survives(SignOut.Answer())
        try survives(Approve.Answer(approval: ApprovalID(1), by: staff))
        try survives(RegisterMember.Answer(member: MemberID(1), name: "张三", phone: "138****5678"))
        try survives(EditMember.Answer())
        try survives(ChangeMemberStatus.Answer(before: .blacklisted))
        try survives(SetMemberPIN.Answer())
        try survives(ProveMember.Answer(proof: ProofID(1)))
        try survives(ShowMemberCode.Answer(digits: "91", until: Self.at))
        try survives(RevealPhone.Answer(phone: "13812345678"))
        try survives(CheckIn.Answer(visit: VisitID(1), waiting: 2))
        try survives(MoveVisit.Answer())
        try survives(HoldSession.Answer(hold: HoldID(1), free: 2))
        try survives(ReleaseHold.Answer())
        try survives(Self.receipt)
        try survives(GrantCoupon.Answer(coupon: CouponID(1), title: "券", code: "92", until: nil))
        try survives(
            Verify.Answer(verification: VerificationID(1), title: "券", left: nil, undoUntil: Self.at),
            Verify.Answer(verification: VerificationID(1), title: "次", left: 3, undoUntil: Self.at))
        try survives(UndoVerification.Answer(title: "券", left: nil))
        try survives(UndoCouponGrant.Answer(coupon: CouponID(1), title: "券"))
        try survives(LapseLots.Answer(members: 2, bonus: .yuan(3), points: 4, isMore: true))
        try survives(ReopenAccount.Answer())
        try survives(
            PrepaidReceipt(
                entry: EntryID(7), store: "店", at: Self.at, servedBy: "王芳", member: MemberID(1), name: "张*",
                phone: "138****5678", title: "退储值", cause: .storesCause,
                working: [
                    .usedAtPaidShare(used: .yuan(8), paid: .yuan(30), bonus: .yuan(10), worth: .yuan(6)),
                    .gift(title: "面膜", value: .yuan(3), fate: .left), .paidBefore(.yuan(2)), .subtotal(.yuan(22)),
                    .interest(
                        RefundInterest(
                            refund: .yuan(22), rate: 310, from: Day(year: 2026, month: 11, day: 1),
                            until: Day(year: 2026, month: 11, day: 23))),
                ], items: ["补水"], figure: .legal, paidOut: .yuan(22), tender: .cash, principalAfter: .zero,
                bonusAfter: .zero, reason: "搬家"))
    }

    @Test("every refusal survives")
    func refusals() throws {
        try survives(SignIn.Refusal.wrong(triesLeft: 4), .wait(until: Self.at), .shut, .terminal(until: Self.at))
        try survives(Approve.Refusal.terminal(until: Self.at))
        try survives(LapseLots.Refusal.notYet)
        try survives(EraseContacts.Answer(erased: 3))
        try survives(EraseContacts.Refusal.notYet)
        try survives(RevealContact.Refusal.unknown, .none, .reason(.empty))
        try survives(ReopenAccount.Refusal.unknown, .open)
        try survives(SignOut.Refusal.nobody)
        try survives(Approve.Refusal.wrong(triesLeft: 4), .wait(until: Self.at), .shut, .own, .mayNot)
        try survives(
            RegisterMember.Refusal.phone(.notDigits), .phone(.wrongPrefix), .phone(.wrongLength(count: 3)),
            .phoneTaken(MemberID(1), name: "张*"), .noConsent)
        try survives(EditMember.Refusal.unknown)
        try survives(ChangeMemberStatus.Refusal.unknown, .same)
        for fault in Self.texts {
            try survives(Approve.Refusal.reason(fault))
            try survives(RegisterMember.Refusal.name(fault))
            try survives(EditMember.Refusal.name(fault), .remark(fault), .cautions(fault))
            try survives(ChangeMemberStatus.Refusal.reason(fault))
            try survives(RevealPhone.Refusal.reason(fault))
            try survives(CheckIn.Refusal.name(fault))
            try survives(DeductStoredValue.Refusal.note(fault))
            try survives(UndoDeduction.Refusal.reason(fault))
            try survives(UndoTopUp.Refusal.reason(fault))
            try survives(UndoVerification.Refusal.reason(fault))
            try survives(UndoPackageSale.Refusal.reason(fault))
            try survives(UndoCouponGrant.Refusal.reason(fault))
            try survives(ReopenAccount.Refusal.reason(fault))
        }
        try survives(
            RefundPrepaid.Refusal.trouble(.unknown), .trouble(.frozen), .trouble(.nothingLeft), .trouble(.held(2)),
            .trouble(.rules(.sevenDaysOver(last: Day(year: 2026, month: 11, day: 1)))), .trouble(.interest),
            .trouble(.gift), .trouble(.figure), .changed(.yuan(3)), .reason(.empty))
        for fault in Self.pins { try survives(SetMemberPIN.Refusal.pin(fault), .unknown) }
        try survives(ProveMember.Refusal.unknown, .noPIN, .wrong(triesLeft: 0), .wait(until: Self.at), .shut)
        try survives(ShowMemberCode.Refusal.unknown)
        try survives(RevealPhone.Refusal.unknown)
        try survives(CheckIn.Refusal.unknown, .hereAlready(VisitID(1)), .over(.cancelled))
        try survives(MoveVisit.Refusal.unknown, .movedMeanwhile(.done), .noWay(.expected))
        try survives(HoldSession.Refusal.visit, .notTheirs, .heldAlready)
        try survives(ReleaseHold.Refusal.unknown, .closed)
        try survives(
            DeductStoredValue.Refusal.unknown, .frozen, .amount, .insufficient(available: .yuan(1)), .othersCode,
            .proof,
            .largeAmount(limit: .yuan(1000), recent: .yuan(999)), .largeAmount(limit: .yuan(1000), recent: nil),
            .restChanged(available: .yuan(1), rest: .yuan(2)),
            .service, .code(.damaged), .code(.expired), .code(.notYetValid),
            .code(.replayed), .code(.forged))
        try survives(
            TopUp.Refusal.unknown, .status(.frozen), .offer, .amount, .aboveLimit(limit: .yuan(1), after: .most))
        try survives(UndoDeduction.Refusal.unknown)
        try survives(UndoTopUp.Refusal.unknown, .used(.yuan(3)))
        try survives(SellPackage.Refusal.unknown, .status(.blacklisted), .package)
        try survives(UndoPackageSale.Refusal.unknown, .used(3), .held(1))
        try survives(UndoCouponGrant.Refusal.unknown)
        try survives(GrantCoupon.Refusal.unknown, .status(.frozen), .template)
        try survives(Verify.Refusal.notTheirs)
        for fault in Self.faults {
            try survives(HoldSession.Refusal.benefit(fault))
            try survives(UndoDeduction.Refusal.fault(fault))
            try survives(UndoTopUp.Refusal.fault(fault))
            try survives(UndoPackageSale.Refusal.fault(fault))
            try survives(UndoCouponGrant.Refusal.fault(fault))
            try survives(Verify.Refusal.fault(fault))
            try survives(UndoVerification.Refusal.fault(fault))
        }
    }

    @Test("all that is said of shifts and pay periods survives")
    func shifts() throws {
        let day = Day(year: 2026, month: 11, day: 23)
        try survives(OpenShift.Answer(shift: ShiftID(1), day: day))
        try survives(
            OpenShift.Refusal.open(by: OperatorID(1), since: Self.at), .amount, .differs(left: .yuan(3)),
            .reason(.empty))
        try survives(MoveCash.Answer(entry: EntryID(3)))
        try survives(MoveCash.Refusal.amount, .short, .reason(.tooLong(max: 3)))
        try survives(
            CountTill.Answer(
                count: TillCountID(1), place: 2,
                differences: [TillDifference(tender: .cash, expected: .yuan(3), counted: .yuan(2), reason: "少")],
                limit: .yuan(20)))
        try survives(CountTill.Refusal.closed, .notCompared(.wechat), .amount(.alipay))
        try survives(CloseShift.Answer(z: 1, next: nil), CloseShift.Answer(z: 2, next: ShiftID(3)))
        try survives(
            CloseShift.Refusal.closed, .notCounted, .movedSince, .needsReason(.cash, difference: .yuan(-3)),
            .needsManager(.cash, difference: .yuan(30), limit: .yuan(20)), .reason(.wechat, .empty),
            .floatLeft(counted: .yuan(3)), .own, .mayNot, .wrong(triesLeft: 1), .wait(until: Self.at), .shut,
            .terminal(until: Self.at))
        try survives(ClosePayPeriod.Answer(from: day, until: day, pay: .yuan(3)))
        try survives(ClosePayPeriod.Refusal.notOver, .nothing)
        try survives(TopUp.Refusal.seller)
        try survives(SellPackage.Refusal.seller)
        try survives(Verify.Refusal.server)
    }

    @Test("every denial, failure and state of health survives")
    func denials() throws {
        try survives(Denial.signedOut, .keyReused, .keyMalformed)
        for right in Right.allCases { try survives(Denial.right(right), .approvalNeeded(right)) }
        for fault in [ApprovalFault.unknown, .expired, .used, .other, .own, .approver] {
            try survives(Denial.approval(fault))
        }
        try survives(
            EngineFailure.busy, .full, .indeterminate, .corrupt, .newerSchema, .other("code 1"))
        try survives(
            Health.writable, .schemaTooNew, .anchorMismatch(anchored: 3, found: 2))
        for cause in ReadOnlyCause.allCases {
            try survives(EngineFailure.readOnly(cause))
            try survives(Health.readOnly(cause))
        }
    }

    @Test("a refusal kept by an older program is still read")
    func older() throws {
        #expect(
            try CanonicalJSON.value(DeductStoredValue.Refusal.self, #"{"largeAmount":{"limit":100000}}"#)
                == .largeAmount(limit: .yuan(1000), recent: nil))
    }
}
