import CTerminal
import Surface

/// The looks of a palette as ncurses knows them: pairs of colours, made when first used.
struct Inks {
    private let palette: Palette
    private let depth: ColourDepth
    private var pairs: [[Colour]: Int32] = [:]
    private var codes: [Style: UInt32] = [:]

    init(_ palette: Palette, _ depth: ColourDepth) {
        self.palette = palette.mapped(to: depth)
        self.depth = depth
    }

    /// Pair and attributes of a style as `ct_row` takes them.
    mutating func code(of style: Style) -> UInt32 {
        if let code = codes[style] { return code }
        let ink = palette.ink(of: style)
        var code = UInt32(pair(ink.foreground, ink.background)) << 8
        if ink.attributes.contains(.bold) { code |= CT_BOLD.rawValue }
        if ink.attributes.contains(.reverse) { code |= CT_REVERSE.rawValue }
        if ink.attributes.contains(.underline) { code |= CT_UNDERLINE.rawValue }
        codes[style] = code
        return code
    }

    private mutating func pair(_ foreground: Colour, _ background: Colour) -> Int32 {
        if depth == .mono || (foreground == .default && background == .default) { return 0 }
        if let pair = pairs[[foreground, background]] { return pair }
        let pair = Int32(pairs.count + 1)
        guard ct_pair(pair, number(foreground), number(background)) == 0 else { return 0 }
        pairs[[foreground, background]] = pair
        return pair
    }

    private func number(_ colour: Colour) -> Int32 {
        switch colour {
        case .default: -1
        case .ansi(let number) where depth == .full: rgb(Colour.ansi(number))
        case .indexed(let number) where depth == .full: rgb(Colour.indexed(number))
        case .ansi(let number), .indexed(let number): Int32(number)
        case .rgb: rgb(colour)
        }
    }

    private func rgb(_ colour: Colour) -> Int32 {
        guard let value = colour.values.first else { return -1 }
        return Int32(value.red) << 16 | Int32(value.green) << 8 | Int32(value.blue)
    }
}
