import ArgumentParser
import Domain
import Foundation

/// Times finding in a catalogue as the checkout does with every key; needs no store.
struct MeasureNames: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "names")

    @Option var items = 5_000
    @Option var rounds = 40

    func run() throws {
        let finder = ItemFinder(
            (0..<items).map { number in
                .init([Self.name(number)], codes: ["69\(10_000_000_000 + number)"], sold: Int64(number % 97))
            })
        let texts = ["m", "mm", "bs", "bsmm", "bnsbsmm", "mianmo", "面膜", "补水mm", "hl", "huli", "xxxx", "ymhl3"]
        let clock = ContinuousClock()
        var times: [Duration] = []
        for round in 0..<rounds {
            for text in texts {
                let begun = clock.now
                let found = finder.find(text)
                let taken = clock.now - begun
                precondition(found.count <= items)
                if round > 0 { times.append(taken) }
            }
        }
        Summary(times).print()
    }

    /// 玻尿酸补水面膜 12
    private static func name(_ number: Int) -> String {
        let first = ["玻尿酸", "胶原蛋白", "烟酰胺", "氨基酸", "薰衣草", "玫瑰", "积雪草"]
        let second = ["补水", "美白", "修护", "紧致", "舒缓", "清洁"]
        let third = ["面膜", "精华液", "眼霜", "洗面奶", "护理", "乳液", "喷雾", "套装"]
        return "\(first[number % 7])\(second[number / 7 % 6])\(third[number / 42 % 8]) \(number)"
    }
}
