/// Red, green and blue of a colour, 0–255 each.
package struct RGB: Hashable, Sendable {
    /// Red.
    package var red: UInt8
    /// Green.
    package var green: UInt8
    /// Blue.
    package var blue: UInt8

    /// A colour from its parts.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    init(hex: UInt32) { self.init(UInt8(hex >> 16 & 255), UInt8(hex >> 8 & 255), UInt8(hex & 255)) }

    /// A colour as `#rrggbb`; nil for anything else.
    package init?(hex: String) {
        guard hex.utf8.count == 7, hex.hasPrefix("#"), let value = UInt32(hex.dropFirst(), radix: 16) else {
            return nil
        }
        self.init(hex: value)
    }

    /// With so many hundredths of another colour mixed in.
    package func mixed(with other: RGB, _ hundredths: Int) -> RGB {
        func part(_ one: UInt8, _ two: UInt8) -> UInt8 {
            UInt8((Int(one) * (100 - hundredths) + Int(two) * hundredths + 50) / 100)
        }
        return RGB(part(red, other.red), part(green, other.green), part(blue, other.blue))
    }

    /// Relative luminance as WCAG 2 defines it, 0–1.
    package var luminance: Double {
        0.2126 * Self.linear[Int(red)] + 0.7152 * Self.linear[Int(green)] + 0.0722 * Self.linear[Int(blue)]
    }

    /// Contrast ratio as WCAG 2 defines it, 1–21.
    package func contrast(with other: RGB) -> Double {
        let (one, two) = (luminance + 0.05, other.luminance + 0.05)
        return max(one, two) / min(one, two)
    }

    func distance(to other: RGB) -> Int {
        let (dr, dg, db) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
        return 2 * dr * dr + 4 * dg * dg + 3 * db * db
    }

    /// The curve of sRGB, value by value: (v/255 + 0.055)/1.055 to the power of 2.4.
    private static let linear: [Double] = (0..<256).map { value in
        let part = Double(value) / 255
        return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
    }

    /// x to the power of 12/5 for x in 0...1, by Newton's method on y⁵ = x¹².
    private static func power(_ x: Double) -> Double {
        let square = x * x
        let target = square * square * square * square * square * square
        var y = square
        for _ in 0..<60 { y -= (y * y * y * y * y - target) / (5 * y * y * y * y) }
        return y
    }
}
