package import Domain

/// Where receipts come out: a printer that speaks ESC/POS, or a text file.
///
/// A value without a connection of its own: each receipt opens the device, is written whole and closes it, so a
/// printer may be switched off and on, or plugged in anew, between two customers.
package struct ReceiptPrinter: Sendable, Equatable {
    /// What receipts are written to.
    package enum Sink: Sendable, Equatable {
        /// A device such as `/dev/usb/lp0`.
        case device(path: String)
        /// A text file that grows by one receipt at a time.
        case textFile(path: String)
    }

    /// What receipts are written to.
    package let sink: Sink
    /// The paper.
    package let width: PaperWidth
    /// How long the printer may take no byte before it counts as not ready, in milliseconds.
    package let patience: Int32

    /// A printer; it is not touched before the first receipt.
    package init(_ sink: Sink, width: PaperWidth = .full, patience: Int32 = 5000) {
        self.sink = sink
        self.width = width
        self.patience = patience
    }

    /// Prints a receipt and cuts it, opening the cash drawer first if asked; a text file has no drawer.
    ///
    /// Waits for the device, up to `patience`: never call it on the thread that paints, nor inside a transaction (rule 5).
    package func print(_ receipt: [ReceiptLine], opensDrawer: Bool = false) throws(PrintFailure) {
        switch sink {
        case .device(let path):
            try ByteSink(path: path, patience: patience).send(bytes(of: receipt, opensDrawer: opensDrawer))
        case .textFile(let path):
            try ByteSink(path: path, patience: patience).append(Array(text(of: receipt).utf8))
        }
    }

    /// The bytes a device is sent.
    package func bytes(of receipt: [ReceiptLine], opensDrawer: Bool = false) throws(PrintFailure) -> [UInt8] {
        EscPos.receipt(try lines(receipt), opensDrawer: opensDrawer)
    }

    /// The receipt as text, as wide as the paper: what a preview shows and a text file gets. Text has one size only.
    package func text(of receipt: [ReceiptLine]) throws(PrintFailure) -> String {
        let plain = receipt.map { ReceiptLine($0.content, alignment: $0.alignment) }
        return PlainReceipt.text(try lines(plain), width: width)
    }

    private func lines(_ receipt: [ReceiptLine]) throws(PrintFailure) -> [PaperLine] {
        PaperLayout(width: width, encoder: try GBKEncoder()).lines(receipt)
    }
}
