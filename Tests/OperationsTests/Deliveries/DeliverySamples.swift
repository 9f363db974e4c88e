import Domain
import Operations
import Testing

extension RegistryTests {
    /// One of every command of digital codes and deliveries.
    static let deliveries: [any Command] = [
        ImportCodes(good: GoodID(1), text: "ABCD-1234\nABCD-5678", approval: ApprovalID(4)),
        RevealCode(slot: CodeSlotID(1), reason: "客人没带小票", approval: ApprovalID(4)),
        ReportCode(slot: CodeSlotID(1), reason: "提示无效", approval: ApprovalID(4)),
        ClearCode(slot: CodeSlotID(1), reason: "输错了", approval: ApprovalID(4)),
        ReplaceCode(slot: CodeSlotID(1), reason: "提示无效", approval: ApprovalID(4)),
        SendDelivery(delivery: DeliveryID(1), note: "骑手小李", approval: ApprovalID(4)),
        HandOver(delivery: DeliveryID(1), note: "本人", approval: ApprovalID(4)),
        UndoDelivery(delivery: DeliveryID(1), reason: "点错了", approval: ApprovalID(4)),
        ChangeRecipient(
            delivery: DeliveryID(1), recipient: Recipient(way: .bring, name: "李", phone: "13900001234", address: "人民路"),
            approval: ApprovalID(4)),
        RevealRecipient(delivery: DeliveryID(1), reason: "送货", approval: ApprovalID(4)),
    ]
}

extension WireTests {
    @Test("answers and refusals of digital codes and deliveries survive")
    func deliveries() throws {
        let faults: [DigitalCodeFault] = [.short, .tooLong, .forbidden, .script, .repeated(line: 3), .known]
        for fault in faults { try survives(ImportCodes.Refusal.list(.line(7, fault))) }
        try survives(ImportCodes.Refusal.unknown, .notDigital, .list(.empty), .list(.tooMany))
        try survives(ImportCodes.Answer(imported: 3, issued: 1, inStock: 2))
        try survives(RevealCode.Answer(code: "ABCD"))
        for state in CodeState.allCases { try survives(CodeSlotRefusal.state(state)) }
        try survives(CodeSlotRefusal.unknown, .noneLeft, .reason(.empty))
        for state in DeliveryState.allCases { try survives(DeliveryRefusal.state(state)) }
        try survives(
            DeliveryRefusal.unknown, .recipient(.address(.empty)), .pickUp, .short, .refundedSince, .tooLate(hours: 24),
            .note(.tooLong(max: 500)))
        try survives(HandOver.Answer(state: .done))
        try survives(
            RevealRecipient.Answer(
                recipient: Recipient(way: .bring, name: "张三", phone: "13812345678", address: "人民路 1 号")))
        let recipients: [RecipientFault] = [.name(.empty), .phone(.wrongPrefix), .address(.empty), .remark(.empty)]
        for fault in recipients { try survives(PayOrder.Refusal.recipient(fault)) }
        try survives(PayOrder.Refusal.cart(.cart(.reservation(line: 2))))
        try survives(Handing.code(.pending), .delivery(.ready, .bring))
        try survives(ReceiptLine.digitalCode(CodeSlotID(3)))
        for subject in [Subject.delivery(DeliveryID(1)), .codeSlot(CodeSlotID(2))] { try survives(subject) }
    }

    @Test("a cart put aside, and an article, from before there were reservations and codes are read as they were")
    func beforeReservations() throws {
        let line = #"{"isGift":false,"item":{"good":{"_0":1}},"note":"","quantity":2,"staff":[]}"#
        #expect(try CanonicalJSON.value(Cart.Line.self, line) == Cart.Line(.good(GoodID(1)), quantity: 2))
        let spec = #"{"barcode":"","category":"","isOnSale":true,"price":9800,"title":"面膜","unit":"件"}"#
        #expect(try CanonicalJSON.value(GoodSpec.self, spec) == GoodSpec(title: "面膜", price: .yuan(98)))
    }
}
