extension Colour {
    /// The sixteen colours of xterm, the Linux console, VTE (Tango) and the Windows console (Campbell).
    static let sixteens: [[RGB]] = [
        [
            0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
            0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ],
        [
            0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
            0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
        ],
        [
            0x000000, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF,
            0x555753, 0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC,
        ],
        [
            0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
            0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
        ],
    ].map { $0.map { RGB(hex: $0) } }

    /// What it looks like in each of the four common sets of sixteen colours; empty for `default`.
    package var values: [RGB] {
        switch self {
        case .default: []
        case .ansi(let number): Self.sixteens.map { $0[Int(number & 15)] }
        case .indexed(let number) where number < 16: Self.sixteens.map { $0[Int(number)] }
        case .indexed(let number): [Self.cube(number)]
        case .rgb(let red, let green, let blue): [RGB(red, green, blue)]
        }
    }

    /// The fixed colours 16–255 of xterm: a cube of six steps, then greys.
    static func cube(_ number: UInt8) -> RGB {
        let index = Int(number) - 16
        if index >= 216 {
            let grey = UInt8(8 + 10 * (index - 216))
            return RGB(grey, grey, grey)
        }
        func step(_ value: Int) -> UInt8 { value == 0 ? 0 : UInt8(55 + 40 * value) }
        return RGB(step(index / 36), step(index / 6 % 6), step(index % 6))
    }
}
