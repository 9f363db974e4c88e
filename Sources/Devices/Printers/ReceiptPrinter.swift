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
        /// A printer in the network.
        case network(host: String, port: UInt16)
        /// A queue of CUPS.
        case queue(String)
        /// A text file that grows by one receipt at a time.
        case textFile(path: String)
    }

    /// What receipts are written to.
    package let sink: Sink
    /// What the printer can do.
    package let traits: PaperTraits
    /// How long the printer may take no byte before it counts as not ready, in milliseconds.
    package let patience: Int32
    private let farewell: Int32
    private let programs: String

    /// A printer; it is not touched before the first receipt.
    /// - Parameters:
    ///   - farewell: how long a network printer may take to say that it dropped a receipt, in milliseconds.
    ///   - programs: the folder of CUPS's programs.
    package init(
        _ sink: Sink, _ traits: PaperTraits = PaperTraits(), patience: Int32 = 5000, farewell: Int32 = 300,
        programs: String = "/usr/bin"
    ) {
        self.sink = sink
        self.traits = traits
        self.patience = patience
        self.farewell = farewell
        self.programs = programs
    }

    /// Prints a receipt and cuts it, opening the cash drawer first if asked; a text file has no drawer.
    ///
    /// Waits for the device, up to `patience`: never call it on the thread that paints, nor inside a transaction (rule 5).
    package func print(_ receipt: [ReceiptLine], opensDrawer: Bool = false) throws(PrintFailure) {
        switch sink {
        case .device(let path):
            try ByteSink(path: path, patience: patience).send(bytes(of: receipt, opensDrawer: opensDrawer))
        case .network(let host, let port): try network(host, port).send(bytes(of: receipt, opensDrawer: opensDrawer))
        case .queue(let name): try queue(name).send(bytes(of: receipt, opensDrawer: opensDrawer))
        case .textFile(let path):
            try ByteSink(path: path, patience: patience).append(Array(text(of: receipt).utf8))
        }
    }

    /// Looks whether a receipt could come out, and prints nothing. Waits as `print` does.
    package func check() throws(PrintFailure) {
        switch sink {
        case .device(let path): try ByteSink(path: path, patience: patience).check()
        case .network(let host, let port): try network(host, port).check()
        case .queue(let name): try queue(name).check()
        case .textFile(let path): try ByteSink(path: path, patience: patience).checkAppending()
        }
    }

    /// The bytes a printer is sent.
    package func bytes(of receipt: [ReceiptLine], opensDrawer: Bool = false) throws(PrintFailure) -> [UInt8] {
        let layout = PaperLayout(traits: traits, width: traits.width, encoder: try GBKEncoder())
        return EscPos.receipt(layout.lines(receipt), opensDrawer: opensDrawer, codes: traits.codes)
    }

    /// The receipt as text, as wide as the paper: what a preview shows and a text file gets. Text has one size only,
    /// and shows a QR code as what it says, which can be clicked where the text is mailed.
    package func text(of receipt: [ReceiptLine]) throws(PrintFailure) -> String {
        let plain = receipt.map { ReceiptLine($0.content, alignment: $0.alignment) }
        let layout = PaperLayout(traits: nil, width: traits.width, encoder: try GBKEncoder())
        return PlainReceipt.text(layout.lines(plain), width: traits.width)
    }

    private func network(_ host: String, _ port: UInt16) -> NetworkSink {
        NetworkSink(host: host, port: port, patience: patience, farewell: farewell)
    }

    private func queue(_ name: String) -> SpoolSink { SpoolSink(queue: name, programs: programs, patience: patience) }
}
