import Domain
import Operations
import Testing

extension RegistryTests {
    /// One of every command of the shelves.
    static let goods: [any Command] = {
        let spec = GoodSpec(
            title: "面膜", barcode: "6901234567892", category: "面膜", unit: "盒", price: .yuan(98), lowAt: 5)
        return [
            ReceiveStock(good: GoodID(1), quantity: 3, note: "送货单 12", approval: ApprovalID(4)),
            CountStock(good: GoodID(1), expected: 3, counted: 2, reason: "少一盒", approval: ApprovalID(4)),
            WriteOffStock(good: GoodID(1), quantity: 1, reason: "过期", approval: ApprovalID(4)),
            AddGood(spec, approval: ApprovalID(4)),
            EditGood(good: GoodID(1), was: spec, now: spec, approval: ApprovalID(4)),
            SetSupply(service: ServiceID(1), good: GoodID(1), quantity: 5, approval: ApprovalID(4)),
        ]
    }()
}

extension WireTests {
    @Test("answers and refusals of the shelves survive")
    func goods() throws {
        let spec = GoodSpec(title: "面膜", price: .yuan(98))
        let faults: [GoodFault] =
            [
                .title(.empty), .titleTaken(GoodID(1)), .barcodeReserved, .barcodeTaken(GoodID(1), title: "面膜"),
                .category(.empty), .unit, .price, .lowAt,
            ] + BarcodeFault.allCases.map { .barcode($0) }
        try survives(ReceiveStock.Answer(onHand: 3))
        try survives(ReceiveStock.Refusal.unknown, .quantity, .note(.empty))
        try survives(CountStock.Answer(difference: -1))
        try survives(CountStock.Refusal.unknown, .movedMeanwhile(onHand: 3), .quantity, .reason(.empty))
        try survives(WriteOffStock.Answer(onHand: 0))
        try survives(WriteOffStock.Refusal.unknown, .quantity, .short(left: 1), .reason(.empty))
        try survives(AddGood.Answer(good: GoodID(1)))
        try survives(EditGood.Answer())
        try survives(EditGood.Refusal.unknown, .changedMeanwhile(spec))
        for fault in faults { try survives(EditGood.Refusal.fault(fault)) }
        try survives(SetSupply.Answer())
        try survives(SetSupply.Refusal.unknown, .quantity)
        try survives(StockTaken.taken(left: 1), .short(left: 0), .unknown)
    }
}
