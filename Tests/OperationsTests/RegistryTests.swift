import Domain
import Operations
import SQL
import StoreFixture
import Testing

@Suite("权限表: every command for every role")
struct RegistryTests {
    /// One command of every kind, about things that exist, none of which changes a book when it is denied.
    static let samples: [any Command] =
        [
            SignIn(number: OperatorID(1001), pin: "246813"), SignOut(),
            RegisterMember(phone: "13700001111", name: "赵六", consent: "2026-11", marketing: true),
            EditMember(member: MemberID(1), remark: "常客"),
            ChangeMemberStatus(member: MemberID(1), status: .frozen, reason: "挂失", approval: ApprovalID(4)),
            SetMemberPIN(member: MemberID(1), pin: "275093", approval: ApprovalID(4)),
            ProveMember(member: MemberID(1), pin: "640917"), ShowMemberCode(member: MemberID(1)),
            RevealPhone(member: MemberID(1), reason: "回访", approval: ApprovalID(4)),
            CheckIn(who: .walkIn(MemberID(1)), service: ServiceID(1)), CheckIn(who: .guest(name: "王女士")),
            CheckIn(who: .expected(VisitID(3))), MoveVisit(visit: VisitID(1), from: .waiting, to: .serving),
            HoldSession(visit: VisitID(1), item: PackageItemID(1)), ReleaseHold(hold: HoldID(1)),
            DeductStoredValue(
                member: MemberID(1), amount: .yuan(10), service: ServiceID(1), note: "备注", presence: .proof(ProofID(1)),
                rest: .cash, restAmount: .yuan(2), approval: ApprovalID(4)),
            DeductStoredValue(member: MemberID(1), amount: .yuan(10), presence: .code("91")),
            UndoDeduction(entry: EntryID(1), reason: "退", approval: ApprovalID(4)),
            TopUp(member: MemberID(1), what: .offer(OfferID(1)), tender: .wechat, approval: ApprovalID(4)),
            TopUp(member: MemberID(1), what: .amount(.yuan(3)), tender: .alipay),
            UndoTopUp(entry: EntryID(1), reason: "退", approval: ApprovalID(4)),
            SellPackage(member: MemberID(1), package: PackageID(1), tender: .bankCard, approval: ApprovalID(4)),
            UndoPackageSale(entry: EntryID(1), reason: "退", approval: ApprovalID(4)),
            GrantCoupon(member: MemberID(1), template: CouponTemplateID(1), approval: ApprovalID(4)),
            UndoCouponGrant(entry: EntryID(1), reason: "退", approval: ApprovalID(4)),
            PayOrder(
                cart: Cart(
                    lines: [.init(.service(ServiceID(1)), staff: [.init(staff: OperatorID(1003), isAskedFor: true)])],
                    coupons: .chosen([CouponID(1)]), points: .exactly(100), note: "备注"), member: MemberID(1),
                visit: VisitID(1), total: .yuan(128),
                payments: [
                    .init(.storedValue, .yuan(28)), .init(.tender(.cash), .yuan(50), given: .yuan(50)),
                    .init(.scanned(PaymentID(1)), .yuan(50)),
                ], presence: .code("91"), parked: ParkedCartID(1), approval: ApprovalID(4)),
            RefundSale(
                order: OrderID(1), lines: [.init(line: 1, quantity: 1, restock: false)], parts: [.yuan(1)],
                paidOut: .yuan(1), reason: "退", approval: ApprovalID(4)),
            RefundPrepaid(
                member: MemberID(1),
                claim: PrepaidClaim(
                    what: .package(PackageItemID(1)), cause: .storesCause, hadTheSameBefore: true,
                    gifts: [GiftInKind(title: "面膜", value: .yuan(60), fate: .paidFor)],
                    interest: .init(ended: Day(year: 2026, month: 11, day: 1), rate: 310)), figure: .principalOnly,
                tender: .cash, paidOut: .yuan(1), reason: "退", approval: ApprovalID(4)),
            PayDebt(
                member: MemberID(1), owed: .yuan(88),
                payments: [
                    .init(.tender(.cash), .yuan(50), given: .yuan(100)), .init(.scanned(PaymentID(1)), .yuan(38)),
                ],
                approval: ApprovalID(4)),
            UndoDebtPayment(entry: EntryID(1), reason: "收错人", approval: ApprovalID(4)),
            SetInterestRates(
                from: Day(year: 2026, month: 11, day: 20), rates: InterestRates(loanPrime: 290, deposit: 140),
                approval: ApprovalID(4)),
            ParkCart(
                cart: Cart(lines: [.init(.good(GoodID(1)))]), member: MemberID(1), visit: VisitID(1), label: "红衣",
                known: ParkedCartID(1)), DropParkedCart(parked: ParkedCartID(1)),
            Verify(what: .session(PackageItemID(1)), member: MemberID(1), code: "92"),
            Verify(what: .gift(GiftID(1)), member: MemberID(1)),
            Verify(what: .gift(GiftID(1)), member: MemberID(1), presence: .code("91")),
            UndoVerification(verification: VerificationID(1), reason: "退", approval: ApprovalID(4)),
            LapseLots(day: Day(year: 2026, month: 11, day: 23)),
            EraseContacts(day: Day(year: 2026, month: 11, day: 23)),
            RevealContact(visit: VisitID(1), reason: "改期", approval: ApprovalID(4)),
            OpenShift(openingFloat: .yuan(500), reason: "补零钱", approval: ApprovalID(4)),
            MoveCash(.paidIn, amount: .yuan(50), reason: "换零钱", approval: ApprovalID(4)),
            ClosePayPeriod(until: Day(year: 2026, month: 10, day: 31)),
            CountTill(cash: .empty, others: [.wechat: .yuan(20)]),
            CloseShift(
                count: TillCountID(1), reasons: [.cash: "找零出错"], floatLeft: .yuan(300),
                takeOver: .init(number: OperatorID(1002), pin: "135792"), approval: ApprovalID(4)),
            ReopenAccount(number: OperatorID(1001), reason: "本人到场", approval: ApprovalID(4)),
            QueuePrint(
                kind: .sale, number: 1, title: "销售小票 1", lines: [.pair("合计", "128.00"), .rule], copyMark: "副本",
                againMark: "补印"),
            DropPrint(job: 1), SetComfort(isSimple: true), EndGuide(),
            SetLiking(.theme("light")), SetLiking(.bell(true)),
        ] + bookings + goods + deliveries + scannedPayments + houseRules

    private func approve() throws -> Approve {
        try Approve(
            number: OperatorID(9001), pin: "702468", of: UndoTopUp(entry: EntryID(1), reason: "退"), reason: "同意")
    }

    @Test("the registry knows every command once, by its type's name")
    func names() throws {
        let names = Registry.commands.map { $0.name }
        #expect(Set(names).count == names.count)
        var sampled = Set(Self.samples.map { type(of: $0).name })
        sampled.insert(Approve.name)
        #expect(sampled == Set(names))
        #expect(names.allSatisfy { Registry.command(named: $0)?.name == $0 })
        #expect(Registry.command(named: "DropEverything") == nil)
    }

    @Test("every command survives the wire, and no approval is part of what is approved")
    func roundTrip() throws {
        func check<C: Command>(_ command: C) throws {
            let text = try CanonicalJSON.text(command)
            #expect(try CanonicalJSON.value(C.self, text) == command, "\(C.name)")
            #expect(try text == CanonicalJSONTests.foundation(command), "\(C.name)")
            #expect(try CanonicalJSON.text(CanonicalJSON.value(C.self, text)) == text, "\(C.name)")
            #expect(command.withoutApproval.approval == nil)
        }
        for sample in Self.samples { try check(sample) }
        try check(try approve())
    }

    @Test("whatever a role may do only with an approval, its command can carry one")
    func approvable() {
        let carrying = Set(Self.samples.filter { $0.approval != nil }.map { type(of: $0).name })
        for type in Registry.commands {
            let asked = StaffRole.allCases.contains { $0.standing(to: type.right) == .withApproval }
            #expect(!asked || carrying.contains(type.name), "\(type.name) has no place for an approval")
        }
    }

    @Test("rights stand as the table says for every command and role; each denial is on record and moves nothing")
    func matrix() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        #expect(member == MemberID(1))
        let staff: [(StaffRole, Int64, String)] = [
            (.cashier, 1001, "246813"), (.receptionist, 1002, "135792"), (.beautician, 1003, "864209"),
            (.manager, 9001, "702468"), (.owner, 9999, "918273"),
        ]
        var walked = 0
        for (role, number, pin) in staff {
            for sample in Self.samples {
                let session = try #require(await counter.store.signIn(number, pin: pin))
                try await check(sample, role, session, counter)
                walked += 1
            }
        }
        #expect(walked == Self.samples.count * StaffRole.allCases.count)
        try await counter.booksAreRight()
    }

    private func check<C: Command>(_ sample: C, _ role: StaffRole, _ session: SessionToken, _ counter: Counter)
        async throws
    {
        let command = sample.withoutApproval
        let before = try await books(counter)
        let answer = try await Registry.perform(
            C.name, content: try CanonicalJSON.text(command), key: counter.store.newKey(), session: session,
            on: counter.store.operations)
        let after = try await books(counter)
        #expect(after.audits == before.audits + 1, "\(C.name) by \(role) is on record once")
        let expected: Denial? =
            switch role.standing(to: C.right) {
            case .allowed: nil
            case .withApproval: .approvalNeeded(C.right)
            case .refused: .right(C.right)
            }
        let denial = try CanonicalJSON.value(Denied.self, answer).denied
        #expect(denial == expected, "\(C.name) by \(role): \(answer)")
        guard denial != nil else { return }
        #expect(after.value == before.value, "\(C.name) by \(role) was denied and changed the books")
        #expect(after.last == "\(C.name) denied")
    }

    @Test("nobody signed in may do nothing but enter, and hears nothing of a key")
    func nobody() async throws {
        let counter = try await Counter.open()
        _ = try await counter.funded()
        let key = counter.store.newKey()
        let command = CheckIn(who: .walkIn(MemberID(1)))
        _ = await counter.perform(command, key: key)
        #expect(
            await counter.store.operations.perform(command, key: key, session: nil) == .denied(.signedOut))
        #expect(
            await counter.store.operations.lookup(CheckIn.self, key: key, session: nil) == .denied(.signedOut))
        for sample in Self.samples where type(of: sample).right != .enter {
            let before = try await books(counter)
            let answer = try await Registry.perform(
                type(of: sample).name, content: try CanonicalJSON.text(sample), key: counter.store.newKey(),
                session: SessionToken("guess"), on: counter.store.operations)
            #expect(try CanonicalJSON.value(Denied.self, answer).denied == .signedOut)
            let after = try await books(counter)
            #expect(after.value == before.value && after.audits == before.audits + 1)
        }
        await #expect(throws: Registry.Fault.content) {
            try await Registry.perform(
                "CheckIn", content: "{}", key: key, session: counter.cashier, on: counter.store.operations)
        }
        await #expect(throws: Registry.Fault.unknown("Refund")) {
            try await Registry.perform(
                "Refund", content: "{}", key: key, session: counter.cashier, on: counter.store.operations)
        }
        #expect(
            try await Registry.lookup("CheckIn", key: key, session: counter.cashier, on: counter.store.operations)
                != nil)
    }

    @Test("odd keys are denied before anything happens", arguments: ["", "short", "with a blank in it!", "钥匙钥匙钥匙钥匙钥匙"])
    func keys(_ text: String) async throws {
        let counter = try await Counter.open()
        let before = try await books(counter)
        #expect(await counter.perform(SignOut(), key: RequestKey(text)) == .denied(.keyMalformed))
        #expect(try await books(counter).audits == before.audits)
    }

    private struct Denied: Decodable {
        let denied: Denial?
    }

    private struct Books: Sendable {
        let value: [Int64]
        let audits: Int64
        let last: String
    }

    /// Everything that is worth something or says something about somebody, as numbers.
    private func books(_ counter: Counter) async throws -> Books {
        try await counter.store.database.read { db in
            let value = try db.rows(
                """
                SELECT count(*) FROM entry UNION ALL SELECT count(*) FROM transfer
                UNION ALL SELECT coalesce(sum(balance * (id % 97)), 0) FROM account
                UNION ALL SELECT coalesce(sum(held), 0) FROM account UNION ALL SELECT count(*) FROM hold
                UNION ALL SELECT count(*) FROM voucher UNION ALL SELECT count(*) FROM coupon
                UNION ALL SELECT count(*) FROM proof UNION ALL SELECT count(*) FROM visit WHERE state = 'serving'
                UNION ALL SELECT count(*) FROM member WHERE status <> 'normal' OR remark <> '' OR pin_failures > 0
                UNION ALL SELECT count(*) FROM member WHERE pin_hash IS NOT NULL
                UNION ALL SELECT count(*) FROM approval WHERE used_at IS NOT NULL
                UNION ALL SELECT count(*) FROM verification UNION ALL SELECT count(*) FROM stock_move
                UNION ALL SELECT count(*) FROM good UNION ALL SELECT count(*) FROM service_supply
                """
            ) { $0.integer(0) }
            let audit = try db.first("SELECT id, command || ' ' || outcome FROM audit ORDER BY id DESC LIMIT 1") {
                ($0.integer(0), $0.text(1))
            }
            return Books(value: value, audits: audit?.0 ?? 0, last: audit?.1 ?? "")
        }
    }
}
