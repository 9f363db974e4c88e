import Domain
import Operations
import StoreFixture
import Testing

@Suite("试算: promotions tried on the last quarter")
struct SimulationTests {
    private func ask<Q: Query>(_ query: Q, _ counter: Counter) async throws -> Q.Answer {
        guard case .answer(let answer) = await counter.store.operations.query(query, session: counter.manager) else {
            throw Unexpected()
        }
        return answer
    }

    private let off = CampaignTerms(worth: .amount(.yuan(20), repeats: false), threshold: .yuan(200))

    @Test("without orders there is nothing to look at; a cashier does not see it")
    func empty() async throws {
        let counter = try await Counter.open()
        let answer = try await ask(SimulateCampaign(terms: off, margin: 6_000), counter)
        #expect(answer.looked == 0 && answer.takings == .zero && answer.breakEven == .already && answer.share == 0)
        #expect(
            await counter.store.operations.query(SimulateCampaign(terms: off, margin: 6_000), session: counter.cashier)
                == .denied(.right(.seeReports)))
    }

    @Test("orders of the quarter are priced anew; what went back and what is older does not count")
    func campaign() async throws {
        let counter = try await Counter.open()
        let one = Cart(lines: [.init(.service(ServiceID(1)))])
        let two = Cart(lines: [.init(.service(ServiceID(1)), quantity: 2)])
        _ = try await counter.sell(one)
        _ = try await counter.sell(two)
        let gone = try await counter.sell(two)
        _ = try await counter.takeBack(gone.order, [(1, 2)])
        counter.days(1)
        let answer = try await ask(SimulateCampaign(terms: off, margin: 5_000), counter)
        #expect(answer.looked == 2 && answer.touched == 1)
        #expect(answer.takings == .yuan(384) && answer.cost == .yuan(20) && answer.share == 521)
        #expect(answer.breakEven == .uplift(1_163))
        counter.days(100)
        #expect(try await ask(SimulateCampaign(terms: off, margin: 5_000), counter).looked == 0)
    }

    @Test("a step of the ladder is tried beside the others, on top-ups that were not taken back")
    func ladder() async throws {
        let counter = try await Counter.open()
        let member = try await counter.funded(2)
        let back = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        _ = try await counter.done(UndoTopUp(entry: back.entry, reason: "错"), by: counter.manager)
        counter.days(1)
        let answer = try await ask(SimulateLadder(paid: .yuan(500), bonus: .yuan(100), margin: 5_000), counter)
        #expect(answer.looked == 1 && answer.touched == 1 && answer.takings == .yuan(500) && answer.cost == .yuan(40))
    }
}
