import Domain
import Operations
import StoreFixture
import Testing

@Suite("扣款: paying with stored value")
struct DeductStoredValueTests {
    @Test("128.00 of 500+60 takes principal and bonus by ratio, gives points, and says so on the receipt")
    func deduct() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let receipt = try await counter.done(counter.pay(member, 112))
        let parts: [Receipt.Payment] = [
            .init(means: .principal, amount: .yuan(100)), .init(means: .bonus, amount: .yuan(12)),
        ]
        #expect(receipt.payments == parts)
        #expect(receipt.balanceAfter == .yuan(448))
        #expect(receipt.points == 100)
        #expect(receipt.name == "张*" && receipt.phone == "138****5678")
        let card = try await counter.card(member)
        #expect(card.row.balance == .yuan(448) && card.points == 100)
        try await counter.booksAreRight()
    }

    @Test("the same key again, as a double Enter sends it, is the same receipt and one deduction")
    func doubleEnter() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let key = counter.store.newKey()
        let command = counter.pay(member, 100)
        let first = await counter.perform(command, key: key)
        let second = await counter.perform(command, key: key)
        #expect(first == second)
        #expect(try await counter.card(member).row.balance == .yuan(460))
        let other = DeductStoredValue(member: member, amount: .yuan(99), presence: command.presence)
        #expect(await counter.perform(other, key: key) == .denied(.keyReused))
        #expect(
            await counter.store.operations.lookup(DeductStoredValue.self, key: key, session: counter.cashier) == first)
        try await counter.booksAreRight()
    }

    @Test("a key that failed stays failed, even when there is money now")
    func failedKey() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let key = counter.store.newKey()
        let command = counter.pay(member, 100)
        #expect(await counter.perform(command, key: key) == .refused(.insufficient(available: .zero)))
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        #expect(await counter.perform(command, key: key) == .refused(.insufficient(available: .zero)))
        #expect(try await counter.card(member).row.balance == .yuan(560))
    }

    @Test("a member code pays once: a screenshot of it does not pay again")
    func replay() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let command = counter.pay(member, 10)
        _ = try await counter.done(command)
        #expect(await counter.perform(command) == .refused(.code(.replayed)))
        counter.nextCode()
        _ = try await counter.done(counter.pay(member, 10))
    }

    @Test("another's code, an old code, a misread code and a code of nobody each say what they are")
    func codes() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let other = try await counter.member("李四", phone: "13900001111")
        func pay(_ code: String) -> DeductStoredValue {
            DeductStoredValue(member: member, amount: .yuan(1), presence: .code(code))
        }
        let mine = counter.store.memberCode(of: member)
        #expect(await counter.perform(pay(counter.store.memberCode(of: other))) == .refused(.othersCode))
        #expect(
            await counter.perform(pay(String(mine.dropLast()) + (mine.hasSuffix("1") ? "2" : "1")))
                == .refused(.code(.damaged)))
        counter.store.clock.advance(milliseconds: 120_000)
        #expect(await counter.perform(pay(mine)) == .refused(.code(.expired)))
        #expect(try await counter.card(member).row.balance == .yuan(560))
    }

    @Test("a PIN typed a moment ago stands for the member, once and for two minutes")
    func proof() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        #expect(await counter.perform(ProveMember(member: member, pin: "640917")) == .refused(.noPIN))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        #expect(await counter.perform(ProveMember(member: member, pin: "640918")) == .refused(.wrong(triesLeft: 4)))
        let proof = try await counter.done(ProveMember(member: member, pin: "640917")).proof
        let command = DeductStoredValue(member: member, amount: .yuan(5), presence: .proof(proof))
        _ = try await counter.done(command)
        #expect(await counter.perform(command) == .refused(.proof))
        let late = try await counter.done(ProveMember(member: member, pin: "640917")).proof
        counter.store.clock.advance(milliseconds: 121_000)
        #expect(
            await counter.perform(DeductStoredValue(member: member, amount: .yuan(5), presence: .proof(late)))
                == .refused(.proof))
    }

    @Test("too little: it says how much there is; with a tender for the rest it takes all of it")
    func insufficient() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(1)
        #expect(await counter.perform(counter.pay(member, 128)) == .refused(.insufficient(available: .yuan(110))))
        let receipt = try await counter.done(counter.pay(member, 128, rest: .cash, restAmount: .yuan(18)))
        let parts: [Receipt.Payment] = [
            .init(means: .principal, amount: .yuan(100)), .init(means: .bonus, amount: .yuan(10)),
            .init(means: .tender(.cash), amount: .yuan(18)),
        ]
        #expect(receipt.payments == parts)
        #expect(receipt.balanceAfter == .zero)
        try await counter.booksAreRight()
    }

    @Test("from 1000 yuan on a manager approves: that amount, that member, once, within a minute")
    func largeAmount() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(3)), tender: .cash))
        let command = counter.pay(member, 1000)
        #expect(await counter.perform(command) == .refused(.largeAmount(limit: .yuan(1000), recent: nil)))
        func approve(_ command: DeductStoredValue, number: Int64 = 9001, pin: String = "702468") throws -> Approve {
            try Approve(number: OperatorID(number), pin: pin, of: command, reason: "老客大额")
        }
        #expect(await counter.perform(try approve(command, pin: "702469")) == .refused(.wrong(triesLeft: 4)))
        #expect(await counter.perform(try approve(command, number: 1001, pin: "246813")) == .refused(.own))
        #expect(await counter.perform(try approve(command, number: 1002, pin: "135792")) == .refused(.mayNot))
        let approval = try await counter.done(try approve(command)).approval
        var other = counter.pay(member, 1001)
        other.approval = approval
        #expect(await counter.perform(other) == .denied(.approval(.other)))
        var approved = command
        approved.approval = approval
        let receipt = try await counter.done(approved)
        #expect(receipt.total == .yuan(1000))
        counter.nextCode()
        var again = counter.pay(member, 1000)
        again.approval = approval
        #expect(await counter.perform(again) == .denied(.approval(.used)))
        let next = counter.pay(member, 1000)
        let old = try await counter.done(try approve(next)).approval
        counter.store.clock.advance(milliseconds: 61_000)
        var late = next
        late.approval = old
        #expect(await counter.perform(late) == .denied(.approval(.expired)))
        try await counter.booksAreRight()
    }

    @Test("a balance that fell since it was shown: the cash part does not grow unseen, the new figures are told")
    func restChanged() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(1)
        let command = counter.pay(member, 128, rest: .cash, restAmount: .yuan(18))
        _ = try await counter.done(counter.pay(member, 50))
        counter.nextCode()
        let late = counter.pay(member, 128, rest: .cash, restAmount: command.restAmount)
        #expect(await counter.perform(late) == .refused(.restChanged(available: .yuan(60), rest: .yuan(68))))
        #expect(
            await counter.perform(counter.pay(member, 128, rest: .cash))
                == .refused(.restChanged(available: .yuan(60), rest: .yuan(68))))
        #expect(try await counter.card(member).row.balance == .yuan(60))
        // The code was not used up by a refusal: it still pays what is confirmed now.
        let receipt = try await counter.done(counter.pay(member, 128, rest: .cash, restAmount: .yuan(68)))
        #expect(receipt.payments.last == .init(means: .tender(.cash), amount: .yuan(68)))
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        counter.nextCode()
        #expect(
            await counter.perform(counter.pay(member, 128, rest: .cash, restAmount: .yuan(68)))
                == .refused(.restChanged(available: .yuan(128), rest: .zero)))
        try await counter.booksAreRight()
    }

    @Test("a large payment in small pieces is a large payment; after ten minutes, or taken back, it is not")
    func splitting() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        for _ in 0..<3 {
            _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(3)), tender: .cash))
        }
        let first = try await counter.done(counter.pay(member, 999))
        counter.nextCode()
        let second = counter.pay(member, 999)
        #expect(await counter.perform(second) == .refused(.largeAmount(limit: .yuan(1000), recent: .yuan(999))))
        let preview = try await counter.ask(DeductionPreview(member: member, amount: .yuan(999)))
        #expect(preview.needsApproval && preview.recent == .yuan(999))
        var approved = second
        approved.approval = try await counter.approval(of: second)
        let done = try await counter.done(approved)
        for entry in [first.entry, done.entry] {
            _ = try await counter.done(UndoDeduction(entry: entry, reason: "退"), by: counter.manager)
        }
        counter.nextCode()
        let again = try await counter.done(counter.pay(member, 999))
        counter.store.clock.advance(milliseconds: 599_999)
        #expect(
            await counter.perform(counter.pay(member, 1))
                == .refused(.largeAmount(limit: .yuan(1000), recent: .yuan(999))))
        counter.store.clock.advance(milliseconds: 1)
        _ = try await counter.done(counter.pay(member, 999))
        #expect(again.total == .yuan(999))
        let other = try await counter.member("李四", phone: "13900001111")
        _ = try await counter.done(TopUp(member: other, what: .offer(OfferID(3)), tender: .cash))
        _ = try await counter.done(counter.pay(other, 999))
        try await counter.booksAreRight()
    }

    @Test("a frozen card pays nothing; nobody, nothing and less than nothing are refused")
    func refusals() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        #expect(await counter.perform(counter.pay(member, 0)) == .refused(.amount))
        #expect(
            await counter.perform(
                DeductStoredValue(member: MemberID(77), amount: .yuan(1), presence: .code("")))
                == .refused(.unknown))
        _ = try await counter.done(
            ChangeMemberStatus(member: member, status: .frozen, reason: "挂失"), by: counter.manager)
        #expect(await counter.perform(counter.pay(member, 1)) == .refused(.frozen))
    }

    @Test("taking it back restores every part into the lot it came from, once, within a day")
    func undo() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let before = try await counter.card(member)
        let receipt = try await counter.done(counter.pay(member, 128, service: ServiceID(1)))
        let undo = UndoDeduction(entry: receipt.entry, reason: "点错项目")
        #expect(await counter.perform(undo) == .denied(.approvalNeeded(.undoDeduction)))
        let back = try await counter.done(undo, by: counter.manager)
        #expect(back.total == .yuan(-128) && back.reverses == receipt.entry)
        let after = try await counter.card(member)
        #expect(after.principal == before.principal && after.bonus == before.bonus && after.points == before.points)
        #expect(await counter.perform(undo, by: counter.manager) == .refused(.fault(.alreadyUndone)))
        counter.nextCode()
        let second = try await counter.done(counter.pay(member, 5))
        counter.store.clock.advance(milliseconds: 24 * 3_600_000)
        counter.store.clock.advance(milliseconds: 1)
        #expect(
            await counter.perform(UndoDeduction(entry: second.entry, reason: "迟"), by: counter.manager)
                == .refused(.fault(.tooLate(hours: 24))))
        try await counter.booksAreRight()
    }

    @Test("points it gave and that are spent are not silently forgotten")
    func undoAfterPointsSpent() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        let receipt = try await counter.done(counter.pay(member, 112))
        counter.nextCode()
        let gift = try await counter.done(counter.redeem(member))
        #expect(gift.left == 0)
        #expect(
            await counter.perform(UndoDeduction(entry: receipt.entry, reason: "退"), by: counter.manager)
                == .refused(.fault(.pointsSpent(need: 100, have: 0))))
        _ = try await counter.done(UndoVerification(verification: gift.verification, reason: "先退礼品"))
        _ = try await counter.done(UndoDeduction(entry: receipt.entry, reason: "退"), by: counter.manager)
        try await counter.booksAreRight()
    }
}
