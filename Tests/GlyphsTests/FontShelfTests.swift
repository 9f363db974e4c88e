import Glyphs
import Testing
import Widgets

@Suite("大字: points from the fonts of the system")
struct FontShelfTests {
    private let book = FontShelf().book

    private func picture(_ text: String, _ face: GlyphFace) -> [String] {
        guard let matrix = GlyphFont(face).picture(text, in: book) else { return [] }
        return (0..<matrix.height).map { row in
            String((0..<matrix.width).map { matrix[row, $0] ? "#" : "." })
        }
    }

    @Test("a hanzi takes 12 points, a digit half of them")
    func sizes() {
        let matrix = GlyphFont(.small).picture("应收1", in: book)
        #expect(matrix?.width == 30)
        #expect(matrix?.height == 12)
        let middle = GlyphFont(.middle).picture("应收1", in: book)
        #expect(middle?.width == 40)
        #expect(middle?.height == 16)
        for line in picture("应收g1", .small) + picture("应收g1", .middle) { print(line) }
        for line in picture("¥128.50-", .digits(24)) { print(line) }
    }

    @Test("no point of a character is cut off by its line", arguments: [GlyphFace.small, .middle])
    func whole(face: GlyphFace) {
        let text = "到店核销扣款充值预约余额查找密码确定返回付钱会员冻结gjpqy@|"
        for character in text {
            #expect(book.points(character, face) != nil, "\(character)")
        }
    }

    @Test("digits of one size are all of one width and exactly as high as wanted")
    func digits() {
        for height in [14, 16, 18, 20, 24, 32, 48] {
            let all = "0123456789".compactMap { book.points($0, .digits(height)) }
            #expect(all.count == 10)
            #expect(Set(all.map(\.width)).count == 1)
            #expect(all.allSatisfy { $0.height == height })
            #expect(Set(all).count == 10)
        }
    }

    @Test("where no font is installed there are no points, and nothing breaks")
    func missing() {
        let shelf = FontShelf(.init(small: ["/nowhere/a.pcf"], middle: ["/dev/null"], digits: ["/etc/passwd"]))
        #expect(!shelf.hasFonts)
        for face in [GlyphFace.small, .middle, .digits(24)] { #expect(shelf.book.points("1", face) == nil) }
    }
}
