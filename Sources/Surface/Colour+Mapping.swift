extension Colour {
    /// The nearest colour a terminal of this depth has.
    package func mapped(to depth: ColourDepth) -> Colour {
        switch depth {
        case .full: self
        case .indexed: nearestIndexed
        case .sixteen: nearest(of: 16)
        case .eight: nearest(of: 8)
        case .mono: .default
        }
    }

    private var nearestIndexed: Colour {
        guard case .rgb(let red, let green, let blue) = self else { return self }
        let wanted = RGB(red, green, blue)
        let best = (16...255).min { Self.cube($0).distance(to: wanted) < Self.cube($1).distance(to: wanted) }
        return .indexed(best ?? 16)
    }

    private func nearest(of count: Int) -> Colour {
        switch self {
        case .default: return .default
        case .ansi(let number) where number < count: return self
        case .indexed(let number) where number < count: return .ansi(number)
        case .ansi(let number): return .ansi(number & 7)
        case .indexed(let number) where number < 16: return .ansi(number & 7)
        case .indexed, .rgb:
            guard let wanted = values.first else { return .default }
            let table = Self.sixteens[0].prefix(count)
            let best = table.indices.min { table[$0].distance(to: wanted) < table[$1].distance(to: wanted) }
            return .ansi(UInt8(best ?? 0))
        }
    }
}

extension Ink {
    /// Contrast of its two colours as WCAG 2 defines it, 1–21: the least over the four common sets of sixteen
    /// colours. Both colours `default` count as 21 (the person chose them); one alone counts as 1, for nobody knows.
    package var contrast: Double {
        if foreground == .default && background == .default { return 21 }
        let (front, back) = (foreground.values, background.values)
        if front.isEmpty || back.isEmpty { return 1 }
        let count = max(front.count, back.count)
        return (0..<count).map { front[$0 % front.count].contrast(with: back[$0 % back.count]) }.min() ?? 1
    }

    /// The same in the colours of this depth. Where the nearest colours can no longer be told apart, the nearest
    /// ground is taken on which black, white or the nearest colour can be read at 4.5 to 1.
    package func mapped(to depth: ColourDepth) -> Ink {
        if depth == .mono { return Ink(.default, on: .default, attributes) }
        let ink = Ink(foreground.mapped(to: depth), on: background.mapped(to: depth), attributes)
        if ink == self || ink.contrast >= Self.readable { return ink }
        let count: UInt8 = depth == .eight ? 8 : 16
        let strokes = [ink.foreground, .ansi(count - 1), .ansi(0)]
        for ground in [ink.background] + grounds(count) {
            let choices = strokes.map { Ink($0, on: ground, attributes) }
            if let choice = choices.first(where: { $0.contrast >= Self.readable }) { return choice }
        }
        return Ink(.ansi(count - 1), on: .ansi(0), attributes)
    }

    private static let readable = 4.5

    /// The named colours, the nearest to the ground that was wanted first.
    private func grounds(_ count: UInt8) -> [Colour] {
        guard let wanted = background.values.first else { return [] }
        let near = (0..<count).sorted {
            Colour.sixteens[0][Int($0)].distance(to: wanted) < Colour.sixteens[0][Int($1)].distance(to: wanted)
        }
        return near.map { .ansi($0) }
    }
}
