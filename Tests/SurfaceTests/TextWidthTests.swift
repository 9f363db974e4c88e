import Glibc
import Testing

@testable import Surface

@Suite("Text width")
struct TextWidthTests {
    @Test("The table answers what wcwidth of libc answers, for every code point")
    func equalsLibc() {
        let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        typealias Measure = @convention(c) (wchar_t) -> Int32
        let libc = dlsym(nil, "wcwidth").map { unsafeBitCast($0, to: Measure.self) }
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if libc.map({ TextWidth.wcwidth(scalar) != Int($0(wchar_t(value))) }) != false { wrong.append(value) }
        }
        #expect(wrong == [])
    }

    @Test("Every character becomes cells of the width libc counts, or U+FFFD, or nothing")
    func glyphsAgree() {
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var glyphs = Glyphs("a" + String(Character(scalar)))
            let base = glyphs.next()
            let marked = base?.glyph.scalars.count == 2
            let next = glyphs.next()
            if marked {
                if TextWidth.wcwidth(scalar) != 0 || next != nil { wrong.append(value) }
            } else if let next, next.glyph != .replacement {
                if next.width != TextWidth.wcwidth(scalar) || next.width < 1 { wrong.append(value) }
            }
        }
        #expect(wrong == [])
    }
}
