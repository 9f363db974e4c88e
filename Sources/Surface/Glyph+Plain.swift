extension Glyph {
    /// The same for a terminal that draws ambiguous characters two cells wide: those become a sign of ASCII that is
    /// surely one cell wide.
    package var plain: Glyph {
        guard base >= 0xA1, let scalar = Unicode.Scalar(base), TextWidth.isAmbiguous(scalar) else { return self }
        return Glyph(bits: UInt64(Self.standIns[base] ?? 0x3F))
    }

    private static let standIns: [UInt32: UInt8] = {
        let pairs: [(String, Character)] = [
            ("─━—―–═╌┄", "-"), ("│┃║╎┆", "|"), ("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬", "+"), ("“”", "\""), ("‘’", "'"), ("·…‧•", "."),
            ("×", "x"), ("÷", "/"), ("→", ">"), ("←", "<"), ("↑▲△", "^"), ("↓▼▽", "v"), ("●■★◆▶", "*"), ("○□☆◇", "o"),
            ("█▓▇▆▅▄", "#"), ("▒░▃▂▁", "."), ("°", "o"), ("±", "+"), ("§", "S"), ("≈", "~"), ("≤", "<"), ("≥", ">"),
        ]
        var table: [UInt32: UInt8] = [:]
        for (characters, sign) in pairs {
            for scalar in characters.unicodeScalars { table[scalar.value] = sign.asciiValue }
        }
        return table
    }()
}
