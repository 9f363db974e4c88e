import Surface
import Testing

@Suite("Keys")
struct KeyTests {
    @Test(
        "A key is read from its name and names itself so",
        arguments: [
            ("F2", Key.function(2)), ("Ctrl-P", .control("p")), ("Alt-L", .alt("l")), ("Shift-Tab", .backTab),
            ("Enter", .enter), ("a", .character("a")), ("A", .character("A")), ("Esc", .escape),
            ("Space", .character(" ")),
            ("-", .character("-")), ("Ctrl--", .control("-")), ("Ctrl-Right", Key(.right, .control)),
            ("Ctrl-Alt-Shift-F5", Key(.function(5), [.control, .alt, .shift])), ("PgDn", .pageDown),
            ("Alt-1", .alt("1")),
            ("中", .character("中")), ("?", .character("?")),
        ])
    func names(name: String, key: Key) {
        #expect(Key(name) == key)
        #expect(key.label == name)
    }

    @Test("Names are read in any case and under their other names")
    func aliases() {
        #expect(Key("ctrl-p") == .control("p"))
        #expect(Key("C-x") == .control("x"))
        #expect(Key("M-L") == .alt("l"))
        #expect(Key("pagedown") == .pageDown)
        #expect(Key("backtab") == .backTab)
        #expect(Key("return") == .enter)
    }

    @Test("What is no key has no name", arguments: ["", "F0", "F25", "Hyper-x", "Ctrl-", "foo", "Ctrl-foo"])
    func refuses(name: String) { #expect(Key(name) == nil) }

    @Test("Letters with Ctrl or Alt are small whatever Caps Lock says, and Shift with Tab is one key")
    func normalises() {
        #expect(Key(.character("P"), [.control, .shift]) == .control("p"))
        #expect(Key(.tab, .shift) == .backTab)
        #expect(Key(.character("A"), .shift) == .character("A"))
        #expect(Key.character("x").typed == "x")
        #expect(Key.alt("x").typed == nil)
        #expect(Key.enter.typed == nil)
    }
}
