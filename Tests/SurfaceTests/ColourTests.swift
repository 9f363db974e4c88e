import Surface
import Testing

@Suite("Colours")
struct ColourTests {
    @Test("Contrast is that of WCAG 2")
    func contrast() {
        #expect(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) == 21)
        let grey = RGB(0x77, 0x77, 0x77).contrast(with: RGB(255, 255, 255))
        #expect(abs(grey - 4.478) < 0.001)
        let red = RGB(255, 0, 0).contrast(with: RGB(255, 255, 255))
        #expect(abs(red - 3.998) < 0.001)
    }

    @Test("Sixteen colours count with the worst of the four common sets")
    func worstOfFour() {
        #expect(abs(Ink(.ansi(15), on: .ansi(0)).contrast - 16.7) < 1.2)
        #expect(Ink(.ansi(1), on: .ansi(0)).contrast < 3)
        #expect(Ink(.default, on: .default).contrast == 21)
        #expect(Ink(.default, on: .ansi(4)).contrast == 1)
    }

    @Test(
        "A colour becomes the nearest one the terminal has",
        arguments: [
            (Colour.rgb(255, 0, 0), ColourDepth.indexed, Colour.indexed(196)), (.rgb(8, 8, 8), .indexed, .indexed(232)),
            (.rgb(0, 0, 0), .indexed, .indexed(16)), (.rgb(250, 250, 250), .sixteen, .ansi(15)),
            (.rgb(200, 5, 5), .sixteen, .ansi(1)), (.rgb(200, 5, 5), .eight, .ansi(1)), (.ansi(9), .eight, .ansi(1)),
            (.ansi(9), .sixteen, .ansi(9)), (.indexed(196), .sixteen, .ansi(9)), (.indexed(3), .sixteen, .ansi(3)),
            (.default, .indexed, .default), (.rgb(1, 2, 3), .full, .rgb(1, 2, 3)), (.rgb(1, 2, 3), .mono, .default),
        ])
    func maps(colour: Colour, depth: ColourDepth, expected: Colour) {
        #expect(colour.mapped(to: depth) == expected)
    }

    @Test("Every role of the built-in palette can be read at every depth", arguments: ColourDepth.allCases)
    func readable(depth: ColourDepth) {
        let palette = Palette.dark.mapped(to: depth)
        for role in Role.allCases {
            #expect(palette[role].contrast >= 4.5, "\(role) at \(depth)")
        }
    }

    @Test("A code is black on white in every palette and at every depth with colours")
    func codes() {
        let odd = Palette([.text: Ink(.ansi(3), on: .ansi(4)), .code: Ink(.ansi(1), on: .ansi(2))])
        #expect(odd[.code] == Ink(.rgb(0, 0, 0), on: .rgb(255, 255, 255)))
        #expect(odd.mapped(to: .sixteen)[.code] == Ink(.ansi(0), on: .ansi(15)))
        #expect(odd.mapped(to: .indexed)[.code] == Ink(.indexed(16), on: .indexed(231)))
        #expect(odd.mapped(to: .mono)[.code].attributes == .reverse)
    }

    @Test("Without colours, what must not be missed is told apart by attributes")
    func mono() {
        let looks: [Role] = [.text, .selection, .error, .field, .fieldFocused, .warning]
        #expect(Set(looks.map { Palette.mono[$0].attributes.rawValue }).count == looks.count)
        for role in Role.allCases {
            #expect(Palette.mono[role].foreground == .default && Palette.mono[role].background == .default)
        }
    }

    @Test("A role that a theme forgot looks like text, and a style adds to its role; two reversals cancel")
    func inks() {
        let palette = Palette([.text: Ink(.ansi(7), on: .ansi(0)), .header: Ink(.ansi(0), on: .ansi(7), .reverse)])
        #expect(palette[.money] == Ink(.ansi(7), on: .ansi(0)))
        #expect(palette.ink(of: Style(.money, bold: true)).attributes == .bold)
        #expect(palette.ink(of: Style(.header).reversed).attributes == [])
    }
}
