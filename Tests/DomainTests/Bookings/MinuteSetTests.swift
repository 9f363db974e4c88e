import Domain
import Testing

@Suite("Minutes as bits")
struct MinuteSetTests {
    @Test("agree with a plain set of numbers, whatever is done to them")
    func oracle() {
        var dice = SplitMix(seed: 5)
        for _ in 0..<400 {
            let count = Int(dice.next() % 300)
            var bits = MinuteSet(count: count)
            var plain: Set<Int> = []
            for _ in 0..<8 {
                let from = Int(dice.next() % 340) - 20
                let range = from..<from + Int(dice.next() % 90)
                if dice.next() % 3 == 0 {
                    bits.remove(range)
                    plain.subtract(range)
                } else {
                    bits.insert(range)
                    plain.formUnion(range.filter { (0..<count).contains($0) })
                }
            }
            check(bits, plain, count, Int(dice.next() % 40), Int(dice.next() % 160) - 80)
        }
    }

    private func check(_ bits: MinuteSet, _ plain: Set<Int>, _ count: Int, _ length: Int, _ offset: Int) {
        let minutes = -3..<count + 3
        #expect(minutes.allSatisfy { bits.contains($0) == plain.contains($0) })
        #expect(Set(bits.ranges.joined()) == plain)
        let fitting = bits.beginnings(of: length + 1)
        #expect(minutes.allSatisfy { at in fitting.contains(at) == (at...at + length).allSatisfy(plain.contains) })
        let near = bits.within(length)
        #expect(
            (0..<count).allSatisfy { at in near.contains(at) == (at...at + length).contains { plain.contains($0) } })
        let moved = bits.shifted(by: offset)
        #expect((0..<count).allSatisfy { moved.contains($0) == plain.contains($0 + offset) })
        for at in stride(from: -2, to: count + 2, by: 7) {
            #expect(bits.first(from: at) == plain.filter { $0 >= at }.min())
            #expect(bits.contains(at..<at + length) == (at..<at + length).allSatisfy(plain.contains))
            #expect(bits.size(in: at..<at + length) == plain.count { (at..<at + length).contains($0) })
            #expect(bits.run(from: at) == (at..<count + 1).prefix { plain.contains($0) }.count)
            #expect(
                bits.run(before: at) == stride(from: at - 1, through: -1, by: -1).prefix { plain.contains($0) }.count)
        }
    }

    @Test("a full set holds exactly its stretch")
    func full() {
        for count in [0, 1, 63, 64, 65, 1440] {
            let bits = MinuteSet(count: count, full: true)
            #expect(bits.ranges == (count == 0 ? [] : [0..<count]))
            #expect(bits.firstMissing(from: 0) == count)
        }
    }
}
