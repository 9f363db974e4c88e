import Surface

/// How large the letters of a window are that was opened for it.
struct Letters: Sendable, Equatable {
    /// The points it was opened with.
    let usual: Int
    var now: Int

    /// Another size.
    enum Step: Sendable { case larger, smaller, usual }

    /// The points after a step; a sixth more or less is seen.
    func points(_ step: Step) -> Int {
        switch step {
        case .larger: now + max(1, now / 6)
        case .smaller: max(Self.least, now - max(1, now / 7))
        case .usual: usual
        }
    }

    /// Smaller ones nobody reads.
    static let least = 8
}

/// 大字、小字: only in a window that allows it. What follows is an ordinary resize.
extension Desk {
    mutating func change(letters step: Letters.Step) {
        guard let letters else { return }
        let points = letters.points(step)
        guard points != letters.now else {
            return complain(step == .smaller ? scene.say("字已经最小") : scene.say("已经是原来大小"))
        }
        let room = Size(columns: size.columns * letters.now / points, rows: size.rows * letters.now / points)
        guard step != .larger || Shell.smallest.fits(in: room) else {
            return complain(scene.say("字已经最大,再大屏幕上放不下"))
        }
        self.letters?.now = points
        outgoing.append(.setLetters(points: points))
    }

    /// The way to it from F10.
    var lettersChoice: MenuOverlay.Choice {
        MenuOverlay.Choice(label: scene.say("字号"), detail: scene.say("字大一点、小一点")) { turn in
            let steps: [(String, Letters.Step)] = [
                (turn.say("大字"), .larger), (turn.say("小字"), .smaller), (turn.say("原来"), .usual),
            ]
            turn.show(
                MenuOverlay(
                    turn.say("字号"), steps.map { name, step in .init(label: name) { $0.change(letters: step) } }))
        }
    }
}
