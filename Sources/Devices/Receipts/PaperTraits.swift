/// What a shop says about its printer, since the printer cannot be asked.
package struct PaperTraits: Sendable, Equatable {
    /// Who draws a QR code.
    package enum CodeDrawing: String, Sendable, CaseIterable {
        /// The printer, from the text (`GS ( k`): sharp and quick; most printers can.
        case printer
        /// We, as a picture (`GS v 0`), for printers that print such a command as junk.
        case picture
    }

    /// The paper.
    package let width: PaperWidth
    /// Who draws a QR code.
    package let codes: CodeDrawing
    /// The number of the picture kept in the printer (stored with its maker's own program), if it keeps the store's sign.
    package let storedLogo: UInt8?

    /// What most printers sold in China are: 80 mm, drawing codes themselves, with no picture of the store.
    package init(_ width: PaperWidth = .full, codes: CodeDrawing = .printer, storedLogo: UInt8? = nil) {
        self.width = width
        self.codes = codes
        self.storedLogo = storedLogo
    }
}
