package import Surface

/// Numbers as a row of little columns.
package struct Sparkline: Equatable, Sendable {
    /// The numbers; negative ones count as 0.
    package var values: [Double]

    /// A chart.
    package init(_ values: [Double]) { self.values = values }

    /// Draws the last values that fit in the first row of the rectangle.
    package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = Style(.chart)) {
        let shown = values.suffix(rect.columns)
        let greatest = shown.max() ?? 0
        let signs = canvas.chrome.heights
        let line = shown.map { value -> String in
            guard greatest > 0, value > 0 else { return " " }
            return signs[min(signs.count - 1, Int(value / greatest * Double(signs.count)))]
        }
        canvas.put(line.joined(), at: rect.origin, style: style, clip: rect.top(1))
    }
}
