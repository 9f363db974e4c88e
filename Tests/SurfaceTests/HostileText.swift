/// Text that people, scanners and attackers bring, one entry a trouble.
enum HostileText {
    static let corpus: [String] = [
        "", " ", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{9B}31m", "a\rb\nc\td\u{8}e\u{7F}",
        "\u{0}\u{1}\u{1F}",
        "余额100\u{8}\u{8}\u{8}999", "\u{202E}gnp.exe", "\u{2066}a\u{2069}\u{2067}b",
        "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}",
        "👨‍👩‍👧‍👦家", "🇨🇳🇺🇸", "👍🏿👍🏻", "❤️☎️1️⃣", "カ\u{FF9E}ハ\u{FF9F}", "e\u{301}", "\u{301}x",
        "Z" + String(repeating: "\u{335}\u{489}\u{20DD}", count: 200), "\u{E0041}\u{E0042}\u{E007F}",
        "a\u{FFFE}b\u{FFFF}",
        "\u{E000}\u{F8FF}\u{10FFFD}", "\u{AD}soft\u{61C}", "ᄀ\u{1161}\u{11A8}한", "\u{3164}\u{115F}\u{FFA0}",
        "\u{2028}\u{2029}\u{85}",
        String(repeating: "钱", count: 5000), String(repeating: "x", count: 10_000), String(repeating: "👩🏽‍🚀", count: 500),
        "नमस्ते ไทย שלום العربية", "𠮷𡈽𠀋", "⏰🀄🈚️🉐", "①②③…·●★─│▄█▸×÷→“”‘’—", "\u{FFFD}\u{FFFC}\u{FFF9}",
        "\r\n\r\n", "ｈａｌｆｗｉｄｔｈ１２３。，、", "\u{17B4}\u{17B5}ក", "\u{180B}\u{180E}", "\u{FE00}\u{E0100}字\u{E0101}",
    ]
}
