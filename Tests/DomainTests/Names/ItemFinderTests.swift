import Testing

@testable import Domain

@Suite("Finding what is sold")
struct ItemFinderTests {
    private let shelf = ItemFinder([
        .init(["玻尿酸补水面膜"], codes: ["6901234567892", "1"], sold: 3),
        .init(["补水护理"], codes: ["2"], sold: 40),
        .init(["补水护理加强"], codes: ["3"], sold: 90),
        .init(["V脸提拉 SPA"], codes: ["4"]),
        .init(["面膜"], codes: ["5"], sold: 1),
        .init(["眼部护理 (眼膜)"], codes: ["6"], sold: 7),
        .init(["护理套餐"], codes: ["7"], sold: 9),
        .init(["Hydra Facial 10次"], codes: ["8", "9"]),
    ])

    @Test(
        "By initials, pinyin, a part of the name, a mixture, the number, the bar code",
        arguments: [
            ("mm", [4, 0]), ("面膜", [4, 0]), ("mianmo", [4, 0]), ("mianm", [4, 0]), ("bnsbsmm", [0]), ("bsmm", [0]),
            ("补水mm", [0]), ("bs", [2, 1, 0]), ("bshl", [1, 2]), ("hl", [6, 2, 1, 5]), ("huli", [6, 2, 1, 5]),
            ("ym", [5]), ("spa", [3]), ("pa", [3]), ("vl", [3]), ("vliantlspa", [3]), ("hf", [7]), ("hf10", [7]),
            ("hydraf", [7]), ("facial", [7]), ("10c", [7]), ("5", [4]), ("6901234567892", [0]), ("69012", [0]),
            ("690 1234567892", [0]), ("ＭＭ", [4, 0]), ("xx", []), ("an", []), ("!", []), ("mmm", []),
        ] as [(String, [Int])])
    func finds(_ text: String, _ places: [Int]) { #expect(shelf.find(text) == places, "\(text)") }

    @Test("Nothing typed is everything, as it came")
    func nothing() {
        #expect(shelf.find("") == Array(0..<8))
        #expect(shelf.find("  ") == Array(0..<8))
    }

    @Test("What is called just so")
    func exactly() {
        #expect(shelf.findExactly("bshl") == [1])
        #expect(shelf.findExactly("补水") == [])
        #expect(shelf.findExactly("7") == [6])
    }

    @Test("Whatever is typed, it finds and ranks what trying every spelling finds", arguments: 0..<20)
    func asBruteForce(_ seed: Int) {
        var dice = SplitMix(seed: UInt64(seed))
        let hanzi = Array("面膜眼补水长重行安西护理")
        let shelf = (0..<12).map { _ in
            String(
                (0..<Int.random(in: 1...4, using: &dice)).map { _ in
                    Int.random(in: 0..<6, using: &dice) == 0
                        ? Array("ab1 -").randomElement(using: &dice) ?? "a" : hanzi.randomElement(using: &dice) ?? "面"
                })
        }
        let sold = shelf.map { _ in Int64.random(in: 0...3, using: &dice) }
        let finder = ItemFinder(zip(shelf, sold).map { .init([$0], sold: $1) })
        let spellings = shelf.map { (Spellings($0, readings: 1), Spellings($0, readings: 9)) }
        for _ in 0..<150 {
            let text = Self.typed(&dice, shelf)
            let expected = shelf.indices.compactMap { index in
                (spellings[index].0.rank(text) ?? spellings[index].1.rank(text).map { _ in 4 }).map { (index, $0) }
            }
            .sorted { ($0.1, -sold[$0.0], $0.0) < ($1.1, -sold[$1.0], $1.0) }.map(\.0)
            #expect(finder.find(text) == expected, "\(text) in \(shelf)")
        }
    }

    /// Mostly something that is in a name, sometimes with a letter changed.
    private static func typed(_ dice: inout SplitMix, _ shelf: [String]) -> String {
        let name = Array(shelf.randomElement(using: &dice) ?? "面")
        let start = Int.random(in: 0..<name.count, using: &dice)
        var text = ""
        for character in name[start..<Int.random(in: start + 1...name.count, using: &dice)] {
            let readings = Pinyin.readings(of: character)
            guard let reading = readings.randomElement(using: &dice), Int.random(in: 0..<4, using: &dice) > 0 else {
                text.append(character)
                continue
            }
            text += reading.prefix(Int.random(in: 1...reading.count, using: &dice))
        }
        if Int.random(in: 0..<4, using: &dice) == 0 { text.append("mhxa".randomElement(using: &dice) ?? "m") }
        return text.allSatisfy { " -".contains($0) } ? "m" : text
    }
}

/// Every way to type any part of a short name, written out.
private struct Spellings {
    private var ranks: [String: Int] = [:]

    init(_ name: String, readings most: Int) {
        var parts: [(ways: [String], isLatin: Bool, begins: Bool)] = []
        var before: Bool?
        for character in name {
            if " -".contains(character) {
                before = nil
                continue
            }
            let readings = Pinyin.readings(of: character)
            let ways = readings.prefix(most).flatMap { reading in (1...reading.count).map { String(reading.prefix($0)) }
            }
            parts.append((ways + [String(character)], readings.isEmpty, before != readings.isEmpty))
            before = readings.isEmpty
        }
        for start in parts.indices {
            var ends: [(text: String, next: Int)] = [("", start)]
            while let (text, next) = ends.popLast() {
                if !text.isEmpty {
                    let rank = start > 0 ? (parts[start].begins ? 3 : 4) : next == parts.count ? 1 : 2
                    ranks[text] = min(rank, ranks[text] ?? 9)
                }
                guard next < parts.count else { continue }
                for way in parts[next].ways {
                    ends.append((text + way, next + 1))
                    guard parts[next].isLatin, parts[next].begins else { continue }
                    let behind = parts[(next + 1)...].firstIndex { !$0.isLatin || $0.begins } ?? parts.count
                    if behind > next + 1, behind < parts.count { ends.append((text + way, behind)) }
                }
            }
        }
    }

    func rank(_ text: String) -> Int? { ranks[text.filter { !" -".contains($0) }] }
}
