import Domain
import Operations
import SQL
import Vault

/// Makes the members: who they are, what they hold at the end of the year.
struct Registry: Sendable {
    private var story: Storyteller
    private let names = NameBook()
    private let phones: PhoneSeries
    private let vault: Vault
    private let seed: UInt64
    /// Blind indexes of the ten thousand endings of a phone number, made when first met.
    private var last4: [Value?] = Array(repeating: nil, count: 10_000)
    private let staff: [Int64]
    /// What everybody so far is called.
    private(set) var called: [String] = []
    /// Places of members nobody can book.
    private var barred: Set<Int> = []

    init(pack: Pack, members: Int, seed: UInt64, timeline: Timeline, vault: Vault) {
        story = Storyteller(pack: pack, members: members, seed: seed, timeline: timeline)
        phones = PhoneSeries(seed: seed)
        self.vault = vault
        self.seed = seed
        staff = pack.staff.map(\.number.raw)
    }

    /// Hands the story over, once everybody's year is told.
    mutating func takeStory() -> Storyteller {
        var told = story
        story.book = HistoryBook()
        var planner = SheetPlanner(told, barred: barred, seed: seed)
        told.sheet = planner.fill(&told.book)
        return told
    }

    /// Members from a place on, with their accounts.
    mutating func batch(_ from: Int, _ count: Int) -> Batch {
        var rows = Batch.Rows(
            """
            INSERT INTO member (id, name, phone_sealed, phone_index, last4_index, status, tier, joined_at,
                consent_version, consent_at, consent_by, marketing, birthday_sealed, cautions_sealed, remark,
                last_visit_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        var accounts = Batch.Rows("INSERT INTO account (id, kind, holder, balance) VALUES (?,?,?,?)")
        let end = min(from + count, story.members)
        rows.values.reserveCapacity((end - from) * 16)
        for place in from..<end {
            let purse = member(place, &rows)
            func account(_ kind: AccountKind, _ balance: Int64) {
                accounts.add(
                    .integer(AccountID(kind, holder: Int64(place + 1)).raw), .text(kind.rawValue), .number(place + 1),
                    .integer(balance))
            }
            if purse.hadMoney { account(.principal, purse.principal) }
            if purse.hadBonus { account(.bonus, purse.bonus) }
            if purse.hadPoints { account(.points, purse.points) }
        }
        rows.finish = { [vault] in try Self.seal(&$0, vault) }
        return Batch(rows: [rows, accounts], weight: (end - from) * 400)
    }

    private mutating func member(_ place: Int, _ rows: inout Batch.Rows) -> Purse {
        var chance = Chance(seed: seed, UInt64(place))
        let pack = story.pack
        let people = pack.people
        let isWoman = chance.happens(people.women)
        let born = (chance.between(people.born) + chance.between(people.born)) / 2
        let name = names.name(isWoman: isWoman, born: born, place: place, &chance)
        let joined = story.joinDay(place, &chance)
        let purse = story.tell(place, joined: joined, &chance)
        let isToday = story.today.slots[place] != nil
        let joinedAt =
            joined < 0 ? story.opening(of: joined, &chance) : purse.firstVisit ?? story.opening(of: joined, &chance)
        let number = Int64(place + 1)
        let phone = phones.digits(at: place)
        called.append(name)
        rows.values.append(.integer(number))
        rows.values.append(.text(name))
        rows.values.append(.text(phone))
        rows.values.append(.null)
        rows.values.append(last4Index(phone))
        let status = isToday ? .normal : status(&chance)
        if status != .normal { barred.insert(place) }
        rows.values.append(.text(status.rawValue))
        rows.values.append(.text(people.tier(for: Money(fen: purse.spent)).rawValue))
        rows.values.append(.integer(joinedAt))
        rows.values.append(.text(pack.settings.consentVersion))
        rows.values.append(.integer(joinedAt))
        rows.values.append(.integer(staff[Int(chance.one(of: story.tills))]))
        rows.values.append(.number(chance.happens(people.marketing) ? 1 : 0))
        rows.values.append(birthday(born, &chance))
        rows.values.append(chance.happens(people.cautioned) ? .text(chance.one(of: people.cautions)) : .null)
        rows.values.append(.text(chance.happens(people.remarked) ? chance.one(of: people.remarks) : ""))
        rows.values.append(purse.lastVisit.map { .integer($0) } ?? .null)
        return purse
    }

    private mutating func last4Index(_ phone: String) -> Value {
        let ending = phone.suffix(4)
        guard let place = Int(ending) else { preconditionFailure("a phone number ends in digits") }
        if let known = last4[place] { return known }
        let made = Value.blob(vault.last4Index(String(ending)))
        last4[place] = made
        return made
    }

    private func status(_ chance: inout Chance) -> MemberStatus {
        switch chance.below(1000) {
        case 0..<6: .frozen
        case 6..<8: .blacklisted
        default: .normal
        }
    }

    private func birthday(_ year: Int, _ chance: inout Chance) -> Value {
        guard chance.happens(story.pack.people.birthdayKnown) else { return .null }
        let text = "\(Day.two(1 + chance.below(12)))-\(Day.two(1 + chance.below(28)))"
        return .text(chance.happens(75) ? "\(year)-\(text)" : text)
    }

    /// Seals what a stolen file must not tell; the writer does it, who waits for members more than they for it.
    private static func seal(_ values: inout [Value], _ vault: Vault) throws {
        for row in stride(from: 0, to: values.count, by: 16) {
            guard case .integer(let number) = values[row], case .text(let phone) = values[row + 2] else { continue }
            values[row + 3] = .blob(vault.phoneIndex(phone))
            for (column, name) in [(2, "phone"), (12, "birthday"), (13, "cautions")] {
                guard case .text(let text) = values[row + column] else { continue }
                values[row + column] = .blob(try vault.seal(text, table: "member", column: name, row: number))
            }
        }
    }
}

extension Pack.People {
    /// The tier for what was spent in a year.
    func tier(for spent: Money) -> Tier { tiers.last { $0.from <= spent }?.tier ?? .plain }
}
