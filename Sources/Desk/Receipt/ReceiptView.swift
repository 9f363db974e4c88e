import Domain
import Operations
import Surface
import Widgets

/// A receipt on the screen, to be scrolled, printed, taken back.
struct ReceiptView: Sendable {
    let receipt: Receipt
    private var view: TextView

    init(_ receipt: Receipt, _ scene: Scene) {
        self.receipt = receipt
        view = TextView(scene.receiptLayout(columns: 42).lines(receipt), folds: false)
    }

    /// Whether it may still be taken back.
    func mayBeUndone(_ scene: Scene) -> Bool {
        receipt.kind != .reversal && receipt.undoUntil.map { scene.now < $0 } ?? false
    }

    mutating func handle(_ event: Event, _ scene: Scene) -> Bool {
        view.handle(event, in: Self.place(scene))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) { view.draw(on: &canvas, in: Self.place(scene)) }

    static func place(_ scene: Scene) -> Rect {
        scene.body.centered(Size(columns: 44, rows: scene.body.rows))
    }
}

extension Scene {
    func receiptLayout(columns: Int) -> ReceiptLayout {
        ReceiptLayout(columns: columns, wording: wording, calendar: calendar)
    }

    /// The receipt as the store's printer needs it.
    func paper(_ receipt: Receipt) -> [String] { receiptLayout(columns: paperColumns).lines(receipt) }
}
