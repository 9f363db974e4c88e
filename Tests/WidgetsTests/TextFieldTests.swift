import Surface
import Testing
import Widgets

@Suite("Text field")
struct TextFieldTests {
    @Test("An amount takes digits and one dot with two digits behind it, also typed by an input method")
    func amount() {
        var field = TextField("金额", content: .amount)
        for character in "1,2８。5x.67" { _ = field.handle(.key(.character(character))) }
        #expect(field.text == "128.56")
    }
}
