import Testing

@testable import Domain

@Suite("Text from people")
struct CleanTextTests {
    @Test("blanks are trimmed and folded")
    func blanks() throws {
        #expect(try CleanText.name("  张　三 \n") == "张 三")
        #expect(try CleanText.name("\tJohn \u{A0} \u{2003}Smith\r\n") == "John Smith")
        #expect(try CleanText.note("   ") == "")
    }

    @Test("nothing is not a name nor a reason", arguments: ["", " ", "\n\t", "\u{3000}"])
    func empty(text: String) {
        #expect(throws: TextFault.empty) { try CleanText.name(text) }
        #expect(throws: TextFault.empty) { try CleanText.reason(text) }
    }

    @Test(
        "controls, direction marks, invisible, private, unassigned and line separators are refused by name",
        arguments: [
            0x1B, 0x07, 0x08, 0x0A, 0x0D, 0x00, 0x7F, 0x9B, 0x202E, 0x200B, 0x200D, 0x2066, 0x2069, 0xFEFF, 0x00AD,
            0xE000,
            0xF0000, 0x2028, 0x2029, 0xE0041, 0x0378, 0xFFFF,
        ] as [UInt32])
    func forbidden(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let text = "张\(scalar)三"
        #expect(throws: TextFault.forbidden(scalar: value)) { try CleanText.name(text) }
        #expect(throws: TextFault.forbidden(scalar: value)) { try CleanText.reason(text) }
        #expect(throws: TextFault.forbidden(scalar: value)) { try CleanText.note(text) }
    }

    @Test("two marks on a letter are a letter, a third is refused, and a mark needs a letter")
    func marks() throws {
        #expect(try CleanText.name("Nguyê\u{303}n") == "Nguy\u{1EC5}n")
        #expect(throws: TextFault.forbidden(scalar: 0x303)) { try CleanText.name("a\u{301}\u{302}\u{303}") }
        #expect(throws: TextFault.forbidden(scalar: 0x301)) { try CleanText.name("\u{301}a") }
        #expect(throws: TextFault.forbidden(scalar: 0x301)) { try CleanText.name("a \u{301}") }
    }

    @Test("Latin letters and ideographs come out composed")
    func composed() throws {
        #expect(Array(try CleanText.name("Jose\u{301}").unicodeScalars.map(\.value)).last == 0xE9)
        #expect(Array(try CleanText.name("\u{F9D1}").unicodeScalars.map(\.value)) == [0x516D])
        #expect(Array(try CleanText.name("\u{212B}").unicodeScalars.map(\.value)) == [0xC5])
    }

    @Test("length is counted in characters as people see them")
    func length() throws {
        let forty = String(repeating: "张", count: 40)
        #expect(try CleanText.name(forty) == forty)
        #expect(throws: TextFault.tooLong(max: 40)) { try CleanText.name(forty + "三") }
        #expect(try CleanText.name(String(repeating: "e\u{301}", count: 40)).count == 40)
        #expect(throws: TextFault.tooLong(max: 200)) { try CleanText.reason(String(repeating: "a", count: 201)) }
        #expect(throws: TextFault.tooLong(max: 500)) { try CleanText.note(String(repeating: "a", count: 10_000)) }
    }

    @Test("whatever is thrown at it, what comes out is clean and cleaning it again changes nothing")
    func fuzz() {
        var dice = SplitMix(seed: 5)
        let spice: [UInt32] = [0x1B, 0x202E, 0x301, 0x302, 0x20, 0x3000, 0x0A, 0x5F20, 0x65, 0x1F600, 0xFE0F, 0xF9D1]
        var accepted = 0
        for _ in 0..<4000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &dice) {
                let anything = UInt32.random(in: 0...0x2FFFF, using: &dice)
                let value = Int.random(in: 0...4, using: &dice) > 0 ? spice.randomElement(using: &dice) : anything
                if let scalar = value.flatMap(Unicode.Scalar.init) { text.append(scalar) }
            }
            guard let clean = try? CleanText.name(String(text)) else { continue }
            accepted += 1
            #expect(!clean.isEmpty && clean.count <= 40 && !clean.hasPrefix(" ") && !clean.contains("  "))
            #expect(clean.unicodeScalars.allSatisfy { !$0.properties.generalCategory.isHidden })
            #expect((try? CleanText.name(clean)).map { Array($0.utf8) } == Array(clean.utf8))
        }
        #expect(accepted > 200)
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isHidden: Bool {
        [.control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator].contains(self)
    }
}
