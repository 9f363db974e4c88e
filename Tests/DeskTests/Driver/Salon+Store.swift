import Domain
import Operations

@testable import Desk

extension Salon {
    /// The salon's books, as far as these tests look into them.
    static func store() async -> FakeStore {
        let store = FakeStore()
        await answerQueries(store)
        await answerCommands(store)
        await answerSales(store)
        return store
    }

    private static func answerQueries(_ store: FakeStore) async {
        await store.on(StoreFront.self) { _ in .answer(front) }
        await store.on(Catalogue.self) { _ in .answer(catalogue) }
        await store.on(Campaigns.self) { _ in .answer(Campaigns.Answer(campaigns: [])) }
        await store.on(Arrivals.self) { _ in .answer(Arrivals.Answer(rows: arrivals)) }
        await store.on(FindMembers.self) { query in
            let names = ["zxm", "oyzh", "jyjl", "abdl", "fd"]
            let rows = members.enumerated().filter { index, row in
                row.name.contains(query.text) || row.phone.hasSuffix(query.text) || names[index].hasPrefix(query.text)
                    || (query.text == "13812345678" && index == 0)
            }
            return .answer(FindMembers.Answer(rows: rows.map(\.element), more: false))
        }
        await store.on(MemberList.self) { query in
            .answer(
                MemberList.Answer(from: query.from, rows: Array(members.dropFirst(query.from)), total: members.count))
        }
        await store.on(MemberCard.self) { query in
            .answer(MemberCard.Answer(card: members.first { $0.member == query.member }.map(card)))
        }
        await store.on(DeductionPreview.self) { query in
            let row = members.first { $0.member == query.member } ?? members[0]
            let all = min(row.balance, query.amount)
            let bonus = Money(fen: all.fen / 4)
            let shortage = query.amount - all
            return .answer(
                DeductionPreview.Answer(
                    principal: all - bonus, bonus: bonus, balanceAfter: row.balance - all, shortage: shortage,
                    needsApproval: query.amount >= settings.largeAmount, points: (all - bonus).fen / 100,
                    offer: shortage > .zero ? TopUpOffer.covering(shortage, in: TopUpOffer.ladder) : nil,
                    status: row.status))
        }
        await store.on(ReadCode.self) { query in
            switch query.digits.prefix(2) {
            case "91": .answer(.member(members[0]))
            case "92": .answer(.card(members[1]))
            case "93": .answer(.badMemberCode(.expired))
            case "13": .answer(.payCode(.wechat))
            case "28": .answer(.payCode(.alipay))
            case "62": .answer(.payCode(.unionPay))
            case "69": .answer(.article(query.digits))
            case "90": .answer(.damaged)
            default: .answer(.foreign)
            }
        }
    }

    private static func answerCommands(_ store: FakeStore) async {
        await store.on(SignIn.self) { command in
            guard let who = staff.first(where: { $0.number == command.number }), pins[who.number.raw] == command.pin
            else { return .refused(.wrong(triesLeft: 4)) }
            return .done(SignIn.Answer(session: SessionToken("token-\(who.number)"), who: who))
        }
        await store.on(SetLiking.self) { _ in .done(SetLiking.Answer()) }
        await store.on(SignOut.self) { _ in .done(SignOut.Answer()) }
        await store.on(CheckIn.self) { _ in .done(CheckIn.Answer(visit: VisitID(1), waiting: 3)) }
        await store.on(MoveVisit.self) { _ in .done(MoveVisit.Answer()) }
        await store.on(HoldSession.self) { _ in .done(HoldSession.Answer(hold: HoldID(5), free: 5)) }
        await store.on(ReleaseHold.self) { _ in .done(ReleaseHold.Answer()) }
        await store.on(ProveMember.self) { command in
            command.pin == "654321" ? .done(ProveMember.Answer(proof: ProofID(77))) : .refused(.wrong(triesLeft: 3))
        }
        await store.on(DeductStoredValue.self) { command in
            if command.amount >= settings.largeAmount && command.approval == nil {
                return .refused(.largeAmount(limit: settings.largeAmount, recent: nil))
            }
            return .done(receipt(command))
        }
        await store.on(Approve.self) { command in
            guard pins[command.number.raw] == command.pin else { return .refused(.wrong(triesLeft: 4)) }
            return .done(Approve.Answer(approval: ApprovalID(9), by: staff[1]))
        }
        await store.on(UndoDeduction.self) { command in
            guard command.approval != nil else { return .denied(.approvalNeeded(.undoDeduction)) }
            return .done(
                receipt(
                    .reversal, members[0], [Receipt.Line(title: "撤销扣款", amount: Money(fen: -12800))],
                    [
                        .init(means: .principal, amount: Money(fen: -9600)),
                        .init(means: .bonus, amount: Money(fen: -3200)),
                    ],
                    after: members[0].balance, points: -96, reverses: command.entry))
        }
        await store.on(TopUp.self) { command in
            let row = members.first { $0.member == command.member } ?? members[0]
            let offer = TopUpOffer.ladder.first { command.what == .offer($0.id) }
            var paid = offer?.paid ?? .zero
            if case .amount(let money) = command.what { paid = money }
            if paid > settings.cardLimit && command.approval == nil {
                return .refused(.aboveLimit(limit: settings.cardLimit, after: paid))
            }
            return .done(
                receipt(
                    .topUp, row, [Receipt.Line(title: "充值", amount: paid)],
                    [.init(means: .tender(command.tender), amount: paid)],
                    after: row.balance + paid + (offer?.bonus ?? .zero), bonusGranted: offer?.bonus ?? .zero))
        }
        await store.on(UndoPackageSale.self) { command in
            guard command.approval != nil else { return .denied(.approvalNeeded(.undoTopUp)) }
            return .done(
                receipt(
                    .reversal, members[0], [Receipt.Line(title: "补水护理 10 次", amount: .yuan(-980))],
                    [.init(means: .tender(.bankCard), amount: .yuan(-980))], after: members[0].balance,
                    reverses: command.entry))
        }
        await store.on(UndoCouponGrant.self) { command in
            command.entry == EntryID(503)
                ? .refused(.fault(.used(at: now)))
                : .done(UndoCouponGrant.Answer(coupon: CouponID(70), title: "生日礼品券"))
        }
        await store.on(QueuePrint.self) { _ in .done(QueuePrint.Answer(job: 1, isCopy: false)) }
        await store.on(ReopenAccount.self) { command in
            command.number == OperatorID(11) ? .done(ReopenAccount.Answer()) : .refused(.open)
        }
        await store.on(SellPackage.self) { command in
            .done(
                receipt(
                    .packageSale, members[0], [Receipt.Line(title: "补水护理 10 次", amount: .yuan(980))],
                    [.init(means: .tender(command.tender), amount: .yuan(980))], after: members[0].balance))
        }
    }
}
