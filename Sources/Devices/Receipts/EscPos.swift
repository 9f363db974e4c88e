import Domain

/// The printer's language, as far as a receipt needs it: one stream of bytes for every make.
enum EscPos {
    /// `ESC @`: forget what an earlier, perhaps broken, receipt left behind.
    static let reset: [UInt8] = [0x1B, 0x40]
    /// `FS &`: two bytes above 0x80 are one hanzi.
    static let chinese: [UInt8] = [0x1C, 0x26]
    /// `ESC p 0 25 250`: open the drawer on pin 2; 50 ms on, 500 ms off.
    static let drawer: [UInt8] = [0x1B, 0x70, 0x00, 0x19, 0xFA]
    /// `ESC d 3`: feed three lines, so that the last one is read with the paper still in the printer.
    static let feed: [UInt8] = [0x1B, 0x64, 0x03]
    /// `GS V 66 0`: feed to the knife and cut, leaving one point uncut.
    static let cut: [UInt8] = [0x1D, 0x56, 0x42, 0x00]

    /// `ESC a n`: where the following lines stand.
    static func align(_ alignment: ReceiptLine.Alignment) -> [UInt8] {
        let place: UInt8 =
            switch alignment {
            case .left: 0
            case .centre: 1
            case .right: 2
            }
        return [0x1B, 0x61, place]
    }

    /// `GS ! n`: how large the following characters are.
    static func size(_ size: ReceiptLine.Size) -> [UInt8] {
        let times: UInt8 =
            switch size {
            case .normal: 0x00
            case .wide: 0x10
            case .large: 0x11
            }
        return [0x1D, 0x21, times]
    }

    /// `FS p n 0`: the picture that was stored as number n.
    static func storedPicture(_ number: UInt8) -> [UInt8] { [0x1C, 0x70, number, 0x00] }

    /// A whole receipt: reset, drawer first if it is to open (change is counted while it prints), lines, cut.
    static func receipt(
        _ lines: [PaperLine], opensDrawer: Bool, codes: PaperTraits.CodeDrawing = .printer
    ) -> [UInt8] {
        var bytes = reset + chinese
        if opensDrawer { bytes += drawer }
        var alignment = ReceiptLine.Alignment.left
        var size = ReceiptLine.Size.normal
        for line in lines {
            if line.alignment != alignment { bytes += align(line.alignment) }
            if line.size != size { bytes += EscPos.size(line.size) }
            (alignment, size) = (line.alignment, line.size)
            switch line.content {
            case .glyphs(let glyphs): bytes += glyphs.flatMap(\.bytes) + [0x0A]
            case .code(let code): bytes += codes == .printer ? drawn(code) : picture(code)
            case .storedLogo(let number): bytes += storedPicture(number)
            }
        }
        return bytes + align(.left) + EscPos.size(.normal) + feed + cut
    }
}

// MARK: QR codes

extension EscPos {
    /// `GS ( k`, functions 165, 167, 169, 180, 181: model 2, size of a square, level M, store, print; the quiet zone
    /// above and below is paper fed by `ESC J`.
    static func drawn(_ code: PaperCode) -> [UInt8] {
        let quiet: [UInt8] = [0x1B, 0x4A, UInt8(PaperCode.quiet * code.squareDots)]
        let setting: [[UInt8]] = [[0x41, 0x32, 0x00], [0x43, UInt8(code.squareDots)], [0x45, 0x31]]
        let storing = [0x50, 0x30] + Array(code.content.utf8)
        return quiet + (setting + [storing, [0x51, 0x30]]).flatMap(codeFunction) + quiet
    }

    /// `GS v 0`: rows of dots, the quiet zone among them.
    static func picture(_ code: PaperCode) -> [UInt8] {
        [0x1D, 0x76, 0x30, 0x00] + twoBytes((code.side + 7) / 8) + twoBytes(code.side) + code.picture
    }

    private static func codeFunction(_ function: [UInt8]) -> [UInt8] {
        [0x1D, 0x28, 0x6B] + twoBytes(function.count + 1) + [0x31] + function
    }

    private static func twoBytes(_ count: Int) -> [UInt8] { [UInt8(count & 0xFF), UInt8(count >> 8)] }
}
