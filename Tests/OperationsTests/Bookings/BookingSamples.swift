import Domain
import Operations
import Testing

extension RegistryTests {
    /// One of every command of the booking sheet.
    static let bookings: [any Command] = {
        let (visit, staff, at) = (VisitID(1), OperatorID(1003), Instant(ms: 1_795_399_200_000))
        let line = BookingLine(service: ServiceID(1), staff: staff, start: at, minutes: 60, resources: [ResourceID(1)])
        let version = MoveAppointment.Version(start: at, staff: staff, minutes: 60)
        let day = Day(year: 2026, month: 11, day: 23)
        return [
            Book(customer: .member(MemberID(1)), lines: [line], remark: "靠窗", force: "老客人", approval: ApprovalID(4)),
            Book(
                customer: .guest(name: "王小姐", phone: "13700001234"), lines: [line], surety: .pending,
                series: Recurrence(.weekly(on: [1, 3]), every: 2, end: .count(4)), skipping: [day],
                session: PackageItemID(1), wish: WishID(1)),
            Book(customer: .visit(visit), lines: [line], series: Recurrence(.daily, end: .until(day))),
            MoveAppointment(
                appointment: AppointmentID(1), was: version, now: version, resources: [ResourceID(2)], reason: "改期",
                force: "加班", approval: ApprovalID(4)),
            SwapStaff(first: AppointmentID(1), firstWas: version, second: AppointmentID(2), secondWas: version),
            ConfirmBooking(visit: visit), CancelBooking(visit: visit, by: .customer, reason: "有事"),
            MarkNoShow(visit: visit), ReinstateBooking(visit: visit),
            JoinWaitingList(
                customer: .member(MemberID(1)), service: ServiceID(1), staff: staff, from: day, through: day,
                minutes: 600..<720, note: "下午"),
            LeaveWaitingList(wish: WishID(1)),
            EnterAbsence(
                of: .resource(ResourceID(1)), from: at, until: at.advanced(hours: 2), kind: .broken,
                approval: ApprovalID(4)),
            EnterAbsence(of: nil, from: at, until: at.advanced(hours: 2), kind: .closed, reason: "盘点"),
            RevokeAbsence(absence: AbsenceID(1), approval: ApprovalID(4)),
            SetDayHours(of: .staff(staff), on: day, [600..<720], approval: ApprovalID(4)),
            SetDayHours(of: .store, on: day, nil),
            TakeDeposit(visit: visit, amount: .yuan(20), tender: .wechat, binding: .binding, approval: ApprovalID(4)),
            SettleDeposit(visit: visit, fate: .kept, reason: "爽约", approval: ApprovalID(4)),
        ]
    }()
}

extension WireTests {
    @Test("answers and refusals of the booking sheet survive")
    func bookings() throws {
        let (at, staff) = (Instant(ms: 1_795_399_200_000), OperatorID(1003))
        let clashes: [Clash] = [
            .past, .tooFar, .closed(opens: at, closes: nil), .unknownStaff(staff), .unskilled(staff),
            .offDuty(staff, from: at), .absent(.resource(ResourceID(1)), from: at, until: at),
            .busy(.staff(staff), from: at, until: at, with: AppointmentID(1)), .noResource(ResourceKindID(1)),
            .resourcesTaken(ResourceKindID(1), freeFrom: nil), .wrongResources,
            .customerBusy(from: at, until: at, with: AppointmentID(2)), .full(capacity: 3), .itself,
            .short(GoodID(1), onHand: 20, promised: 20, needs: 10),
        ]
        let obstacles = clashes.map { BookingObstacle(line: 0, start: at, clash: $0, who: "张丽", doing: "补水") }
        try survives(Book.Answer(visits: [VisitID(1)], start: at))
        try survives(
            Book.Refusal.unknown, .status(.frozen), .over(.done), .name(.empty), .phone(.notDigits), .remark(.empty),
            .lines, .service(ServiceID(9)), .series, .obstacles(obstacles), .session(.held), .wish)
        try survives(MoveAppointment.Answer(resources: [ResourceID(1)]))
        try survives(
            MoveAppointment.Refusal.unknown, .movedMeanwhile(.init(start: at, staff: staff, minutes: 5)), .over(.done),
            .reason(.empty), .obstacles(obstacles))
        try survives(CancelBooking.Answer(ending: .customerLate, tookSession: true, waiting: [WishID(3)]))
        try survives(CancelBooking.Refusal.unknown, .state(.done), .tooEarly(from: at), .reason(.empty))
        try survives(ReinstateBooking.Answer(isHeldAgain: true, lostSession: false))
        try survives(ReinstateBooking.Refusal.unknown, .state(.done), .past, .status(.frozen), .obstacles(obstacles))
        try survives(MoveVisit.Answer(session: .init(verification: VerificationID(2), title: "补水护理", left: 9)))
        try survives(
            MoveVisit.Answer(missing: [.init(good: GoodID(1), title: "精油", unit: "ml", quantity: 6)]))
        #expect(try CanonicalJSON.value(MoveVisit.Answer.self, "{}") == .init(), "kept by an older program")
        try survives(SetDayHours.Answer(affected: [VisitID(3)]))
        try survives(CheckIn.Refusal.otherDay(Day(year: 2026, month: 11, day: 24)))
        try survives(ConfirmBooking.Refusal.unknown, .state(.waiting))
        try survives(JoinWaitingList.Answer(wish: WishID(1), waiting: 2))
        try survives(JoinWaitingList.Refusal.unknown, .name(.empty), .phone(.notDigits), .note(.empty), .days)
        try survives(EnterAbsence.Answer(absence: AbsenceID(1), affected: [VisitID(1)]))
        try survives(EnterAbsence.Refusal.unknown, .time, .reason(.empty))
        try survives(SetDayHours.Refusal.unknown, .hours)
        try survives(TakeDeposit.Answer(entry: EntryID(1)))
        try survives(
            TakeDeposit.Refusal.unknown, .state(.done), .amount(most: .yuan(3)), .aboveFifth(most: .zero),
            .paidAlready(.yuan(1)))
        try survives(SettleDeposit.Answer(entry: EntryID(1), toReturn: .yuan(40), tender: .cash))
        try survives(
            SettleDeposit.Refusal.unknown, .notAllowed(.binding, .cancelled, .store),
            .notAllowed(.refundable, .expected, nil), .reason(.empty)
        )
    }
}
