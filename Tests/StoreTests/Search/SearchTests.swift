import Domain
import SQL
import SQLite
import Store
import Testing
import Vault

/// Numbers that are always the same for a seed (SplitMix64).
private struct Seeded {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    mutating func one<T>(of things: [T]) -> T { things[below(things.count)] }
}

@Suite("找会员: five thousand names against brute force")
struct SearchTests {
    private static let surnames = "张王李赵陈单曾解仇区查欧阳司马诸葛南宫吕女长孙尉迟朴盖任华".map(String.init) + ["欧阳", "司马", "单于", "万俟"]
    private static let given = "三丰四娜静伟芳乐行重朝阳兰安昂西先绿女子涵宇轩𠮷㛃龘一".map(String.init)
    private static let latin = ["Jane Smith", "Max", "Zoë", "O'Neil Sean", "Ana Li", "Wang Li"]

    private struct Books {
        let database: SQLiteDatabase
        let vault: Vault
        let people: [Person]
    }

    private struct Person {
        let id: Int64
        let name: String
        let phone: String
        let tokens: [String]
    }

    private static func books(_ count: Int, seed: UInt64) async throws -> Books {
        var dice = Seeded(state: seed)
        let vault = Vault(kek: [UInt8](repeating: 9, count: 32))
        let database = try SQLiteDatabase.inMemory(migrations: Schema.migrations)
        let people = (1...count).map { index -> Person in
            let isLatin = dice.below(20) == 0
            let name =
                isLatin
                ? dice.one(of: latin)
                : dice.one(of: surnames) + (0...dice.below(2)).map { _ in dice.one(of: given) }.joined()
            let phone = "13\(100_000_000 + dice.below(90) * 1_000_000 + index * 7)"
            return Person(id: Int64(index), name: name, phone: phone, tokens: SearchKey.tokens(for: name))
        }
        try await database.write { db in
            try db.insertStaff(OperatorID(1), name: "王芳", role: .cashier, pinHash: "-")
            for person in people {
                try db.insert(
                    NewMember(
                        id: MemberID(person.id), name: person.name, phone: person.phone, consent: "1",
                        by: OperatorID(1),
                        marketing: false, at: Instant(ms: 0)), vault: vault)
            }
        }
        return Books(database: database, vault: vault, people: people)
    }

    private static func find(_ books: Books, _ text: String, limit: Int = 10_000) async throws -> [Int64] {
        let vault = books.vault
        return try await books.database.read { try $0.findMembers(text, limit: limit, vault: vault).map(\.raw) }
    }

    /// Everybody whom the text means, looked at one by one.
    private static func bruteForce(_ books: Books, _ text: String) -> Set<Int64> {
        func has(_ prefix: String, _ person: Person) -> Bool {
            person.tokens.contains { $0.utf8.starts(with: prefix.utf8) }
        }
        let fits: (Person) -> Bool =
            switch SearchQuery(text) {
            case .nothing, .code: { _ in false }
            case .last4(let digits): { $0.phone.hasSuffix(digits) || $0.id == Int64(digits) }
            case .phone(let digits): { $0.phone == digits }
            case .number(let digits): { String($0.id).hasPrefix(digits) }
            case .name(let prefix): { has(prefix, $0) }
            case .pinyin(let query):
                { person in query.prefix.map { has($0, person) } ?? false || query.matches(name: person.name) }
            }
        return Set(books.people.filter(fits).map(\.id))
    }

    private static func texts(_ books: Books, seed: UInt64) -> [String] {
        var dice = Seeded(state: seed)
        var texts = [
            "zsf", "zhangs", "zhsf", "张sf", "lv", "lü", "nv", "shan", "dan", "ouy", "oyang", "jane", "smi", "xian",
            "xa",
        ]
        texts += ["1", "12", "499", "5000", "0042", "42", "13", "𠮷", "张三", "三丰", "ju", "xian'an"]
        for _ in 0..<16 {
            let person = dice.one(of: books.people)
            let name = Array(person.name)
            texts.append(String(name[dice.below(name.count)...]))
            texts.append(String(person.phone.suffix(4)))
            texts.append(person.phone)
            texts.append(String(person.id))
            let token = Array(dice.one(of: person.tokens))
            texts.append(String(token.prefix(1 + dice.below(token.count))))
            texts.append(String(name[0]) + String(dice.one(of: Array("abcsxyzl"))))
        }
        return texts
    }

    @Test("the b-tree finds whom brute force finds, nobody else and nobody twice")
    func bruteForce() async throws {
        let books = try await Self.books(5000, seed: 11)
        var hits = 0
        for text in Self.texts(books, seed: 12) {
            let found = try await Self.find(books, text)
            let expected = Self.bruteForce(books, text)
            #expect(Set(found) == expected, "\(text): \(Set(found).symmetricDifference(expected).prefix(5))")
            #expect(Set(found).count == found.count, "\(text) finds somebody twice")
            let few = try await Self.find(books, text, limit: 7)
            #expect(few.count == min(7, expected.count) && expected.isSuperset(of: few), "\(text), at most seven")
            hits += found.count
        }
        #expect(hits > 5000, "the texts find people")
        books.database.close()
    }

    @Test("a whole phone finds its member, with country code and blanks too")
    func phones() async throws {
        let books = try await Self.books(200, seed: 3)
        for person in books.people.prefix(40) {
            #expect(try await Self.find(books, person.phone) == [person.id])
            let typed = "+86 \(person.phone.prefix(3))-\(person.phone.dropFirst(3).prefix(4)) \(person.phone.suffix(4))"
            #expect(try await Self.find(books, typed) == [person.id])
            #expect(try await Self.find(books, String(person.phone.suffix(4))).contains(person.id))
        }
        #expect(try await Self.find(books, "19999999999").isEmpty)
        books.database.close()
    }

    @Test("a member number typed whole finds that member first, before the ends of phones; behind zeros it comes last")
    func wholeNumber() async throws {
        let books = try await Self.books(1200, seed: 21)
        try await books.database.write { db in
            for (id, phone) in [(9001, "13900001076"), (9002, "13700001076"), (9003, "13700000107")] {
                try db.insert(
                    NewMember(
                        id: MemberID(Int64(id)), name: "张三", phone: phone, consent: "1", by: OperatorID(1),
                        marketing: false, at: Instant(ms: 0)), vault: books.vault)
            }
        }
        #expect(try await Self.find(books, "1076").first == 1076)
        #expect(try await Set(Self.find(books, "1076").dropFirst()).isSuperset(of: [9001, 9002]))
        #expect(try await Self.find(books, "1076", limit: 1) == [1076])
        #expect(try await Self.find(books, "0107").last == 107)
        #expect(try await Self.find(books, "107").first == 107)
        books.database.close()
    }

    @Test("a renamed member is found by the new name only")
    func rename() async throws {
        let books = try await Self.books(50, seed: 5)
        try await books.database.write { try $0.rename(MemberID(7), to: "慕容复") }
        #expect(try await Self.find(books, "慕容") == [7])
        #expect(try await Self.find(books, "mrf") == [7])
        #expect(try await !Self.find(books, books.people[6].name).contains(7))
        books.database.close()
    }
}
