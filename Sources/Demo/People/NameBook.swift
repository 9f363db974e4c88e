/// Names as people in China have them: surnames by how common they are, given names by the years they were given in.
struct NameBook: Sendable {
    private let surnames: Lottery<String>
    private let women: [Era]
    private let men: [Era]

    /// Names of one time.
    private struct Era {
        let before: Int
        let names: [String]
        let firsts: [String]
        let seconds: [String]
    }

    /// Reads the lists.
    init() {
        let words = NameLists.surnames.split { $0 == " " || $0 == "\n" }
        surnames = Lottery(
            stride(from: 0, to: words.count - 1, by: 2).map { (String(words[$0]), Int(words[$0 + 1]) ?? 1) })
        func list(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\n" }.map(String.init) }
        func eras(_ texts: [(Int, String, String, String)]) -> [Era] {
            texts.map { Era(before: $0.0, names: list($0.1), firsts: list($0.2), seconds: list($0.3)) }
        }
        women = eras(NameLists.women)
        men = eras(NameLists.men)
    }

    /// A name for somebody.
    /// - Parameter place: the member's place among all: some places have the names every program stumbles over.
    func name(isWoman: Bool, born: Int, place: Int, _ chance: inout Chance) -> String {
        if place % 128 == 99 { return chance.one(of: isWoman ? NameLists.latinWomen : NameLists.latinMen) }
        let era = Self.era(isWoman ? women : men, born)
        let surname = place % 64 == 13 ? chance.one(of: NameLists.trying) : surnames.draw(&chance)
        if place % 256 == 77 { return surname + chance.one(of: NameLists.rare) }
        if chance.happens(45) { return surname + chance.one(of: era.names) }
        if chance.happens(12) { return surname + chance.one(of: era.seconds) }
        return surname + chance.one(of: era.firsts) + chance.one(of: era.seconds)
    }

    private static func era(_ eras: [Era], _ born: Int) -> Era {
        eras.first { born < $0.before } ?? eras[eras.count - 1]
    }
}
