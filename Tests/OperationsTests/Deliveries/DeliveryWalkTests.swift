import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("交付 at random: whatever is done in whatever order, the books stay right")
struct DeliveryWalkTests {
    private static let mask = GoodID(1)
    private static let course = GoodID(2)

    private struct Stroll {
        let counter: Counter
        let dice: Dice
        var orders: [OrderID] = []
        var codes = 0
        var done = 0

        mutating func note<C: Command>(_ outcome: Outcome<C>) {
            switch outcome {
            case .done: done += 1
            case .refused: break
            case .denied(let denial): Issue.record("\(C.name): \(denial)")
            case .failed(let failure): Issue.record("\(C.name): \(failure)")
            }
        }

        func perform<C: Command>(_ command: C) async -> Outcome<C> {
            counter.store.clock.advance(milliseconds: 60_000)
            return await counter.perform(command, by: counter.owner)
        }

        mutating func sell(_ good: GoodID, _ price: Int64, isReserved: Bool) async {
            let quantity = Int64(1 + dice.below(3))
            let total = Money.yuan(price * quantity)
            let way: DeliveryWay = dice.below(2) == 0 ? .bring : .pickUp
            let outcome = await perform(
                PayOrder(
                    cart: Cart(lines: [.init(.good(good), quantity: quantity, isReserved: isReserved)]), member: nil,
                    total: total, payments: [.init(.tender(.cash), total)],
                    recipient: isReserved ? Recipient(way: way, name: "王", phone: "12345", address: "人民路") : nil))
            if case .done(let receipt) = outcome { orders.append(receipt.order) }
            note(outcome)
        }

        mutating func refund() async throws {
            guard !orders.isEmpty else { return }
            let order = orders[dice.below(orders.count)]
            let line = RefundSale.Line(line: 1, quantity: Int64(1 + dice.below(2)), restock: dice.below(2) == 0)
            let preview = try await counter.ask(RefundPreview(order: order, lines: [line]))
            note(await perform(RefundSale(order: order, lines: [line], paidOut: preview.paidOut, reason: "不要了")))
        }

        mutating func bring() async {
            let text = (0...dice.below(3)).map { "KM-\(100_000 + codes + $0)" }.joined(separator: "\n")
            codes += 10
            note(await perform(ImportCodes(good: DeliveryWalkTests.course, text: text)))
        }

        mutating func step() async throws {
            let delivery = DeliveryID(Int64(1 + dice.below(12)))
            let slot = CodeSlotID(Int64(1 + dice.below(20)))
            switch dice.below(14) {
            case 0, 1: await sell(DeliveryWalkTests.mask, 68, isReserved: true)
            case 2: await sell(DeliveryWalkTests.mask, 68, isReserved: false)
            case 3: await sell(DeliveryWalkTests.course, 99, isReserved: false)
            case 4: note(await perform(ReceiveStock(good: DeliveryWalkTests.mask, quantity: Int64(1 + dice.below(4)))))
            case 5: note(await perform(WriteOffStock(good: DeliveryWalkTests.mask, quantity: 1, reason: "破损")))
            case 6: note(await perform(SendDelivery(delivery: delivery)))
            case 7, 8: note(await perform(HandOver(delivery: delivery)))
            case 9: note(await perform(UndoDelivery(delivery: delivery, reason: "点错了")))
            case 10: try await refund()
            case 11: await bring()
            case 12: note(await perform(ReportCode(slot: slot, reason: "无效")))
            default: note(await perform(ReplaceCode(slot: slot, reason: "无效")))
            }
        }
    }

    @Test("two hundred steps", arguments: [1, 2, 3, 4] as [UInt64])
    func walk(_ seed: UInt64) async throws {
        let counter = try await Counter.open()
        _ = try await counter.done(AddGood(GoodSpec(title: "面膜", price: .yuan(68))), by: counter.manager)
        let course = GoodSpec(title: "网课", price: .yuan(99), keeping: .digital)
        _ = try await counter.done(AddGood(course), by: counter.manager)
        var stroll = Stroll(counter: counter, dice: Dice(seed: seed))
        for number in 1...200 {
            try await stroll.step()
            guard number % 10 == 0 else { continue }
            let found = try await counter.store.examine().findings
            #expect(found.isEmpty, "after step \(number): \(found)")
            if !found.isEmpty { return }
        }
        #expect(stroll.done > 60)
    }
}
