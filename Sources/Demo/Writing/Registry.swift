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

    init(pack: Pack, members: Int, seed: UInt64, timeline: Timeline, vault: Vault) {
        story = Storyteller(pack: pack, members: members, seed: seed, timeline: timeline)
        phones = PhoneSeries(seed: seed)
        self.vault = vault
        self.seed = seed
        staff = pack.staff.map(\.number.raw)
    }

    /// Hands the story over, once everybody's year is told.
    mutating func takeStory() -> Storyteller {
        let told = story
        story.book = HistoryBook()
        return told
    }

    /// Members from a place on, with their accounts.
    mutating func batch(_ from: Int, _ count: Int, _ tokens: inout TokenPile) throws -> Batch {
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
            let purse = try member(place, &rows, &tokens)
            func account(_ kind: AccountKind, _ balance: Int64) {
                accounts.add(
                    .integer(AccountID(kind, holder: Int64(place + 1)).raw), .text(kind.rawValue), .number(place + 1),
                    .integer(balance))
            }
            if purse.hadMoney { account(.principal, purse.principal) }
            if purse.hadBonus { account(.bonus, purse.bonus) }
            if purse.hadPoints { account(.points, purse.points) }
        }
        return Batch(rows: [rows, accounts], weight: (end - from) * 400)
    }

    private mutating func member(_ place: Int, _ rows: inout Batch.Rows, _ tokens: inout TokenPile) throws -> Purse {
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
        tokens.add(name, member: Int32(number))
        rows.values.append(.integer(number))
        rows.values.append(.text(name))
        rows.values.append(.blob(try vault.seal(phone, table: "member", column: "phone", row: number)))
        rows.values.append(.blob(vault.phoneIndex(phone)))
        rows.values.append(last4Index(phone))
        rows.values.append(.text(isToday ? "normal" : status(&chance)))
        rows.values.append(.text(people.tier(for: Money(fen: purse.spent)).rawValue))
        rows.values.append(.integer(joinedAt))
        rows.values.append(.text(pack.settings.consentVersion))
        rows.values.append(.integer(joinedAt))
        rows.values.append(.integer(staff[Int(chance.one(of: story.tills))]))
        rows.values.append(.number(chance.happens(people.marketing) ? 1 : 0))
        rows.values.append(try birthday(born, number, &chance))
        rows.values.append(try cautions(number, &chance))
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

    private func status(_ chance: inout Chance) -> String {
        switch chance.below(1000) {
        case 0..<6: MemberStatus.frozen.rawValue
        case 6..<8: MemberStatus.blacklisted.rawValue
        default: MemberStatus.normal.rawValue
        }
    }

    private func birthday(_ year: Int, _ number: Int64, _ chance: inout Chance) throws -> Value {
        guard chance.happens(story.pack.people.birthdayKnown) else { return .null }
        let text = "\(Day.two(1 + chance.below(12)))-\(Day.two(1 + chance.below(28)))"
        let whole = chance.happens(75) ? "\(year)-\(text)" : text
        return .blob(try vault.seal(whole, table: "member", column: "birthday", row: number))
    }

    private func cautions(_ number: Int64, _ chance: inout Chance) throws -> Value {
        let people = story.pack.people
        guard chance.happens(people.cautioned) else { return .null }
        return .blob(
            try vault.seal(chance.one(of: people.cautions), table: "member", column: "cautions", row: number))
    }
}

extension Pack.People {
    /// The tier for what was spent in a year.
    func tier(for spent: Money) -> Tier { tiers.last { $0.from <= spent }?.tier ?? .plain }
}
