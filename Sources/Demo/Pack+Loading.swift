import Domain
import Operations
import Yams

extension Pack {
    /// Every name a pack may be asked for, in the order the trades are listed.
    package static let known = [
        "beauty", "luxury", "gym", "shop", "homecare", "maternity", "jewellery", "tcm", "education", "pets", "dental",
        "bakery", "elderly", "digital",
    ]

    /// The names of packs that are made.
    package static let ready = ["beauty", "gym", "elderly"]

    /// Reads a pack out of the program; nothing is read before it is asked for.
    package static func load(_ name: String) throws(PackFault) -> Pack {
        guard known.contains(name) else { throw .unknown(name: name, ready: ready) }
        guard let text = text(of: name) else { throw .notMade(name: name, ready: ready) }
        return try read(text, name: name)
    }

    /// Reads a pack's text.
    /// - Throws: `PackFault.malformed`.
    package static func read(_ text: String, name: String) throws(PackFault) -> Pack {
        do {
            return try Pack(YAMLDecoder().decode(PackDocument.self, from: text), name: name)
        } catch let fault as PackFault {
            throw fault
        } catch {
            throw .malformed(name: name, reason: String(describing: error))
        }
    }

    private static func text(of name: String) -> String? {
        switch name {
        case "beauty": String(decoding: PackageResources.beauty_yaml, as: UTF8.self)
        case "gym": String(decoding: PackageResources.gym_yaml, as: UTF8.self)
        case "elderly": String(decoding: PackageResources.elderly_yaml, as: UTF8.self)
        default: nil
        }
    }

    private init(_ document: PackDocument, name: String) throws(PackFault) {
        func sound(_ holds: Bool, _ reason: String) throws(PackFault) {
            guard holds else { throw .malformed(name: name, reason: reason) }
        }
        let staff = try Self.staff(document.staff, name)
        try sound(
            Set(staff.map(\.role)).isSuperset(of: [.cashier, .beautician, .manager, .owner]), "staff: a role is missing"
        )
        try sound(
            !document.services.isEmpty && !document.packages.isEmpty, "catalogue: services and packages are needed")
        try sound(!document.coupons.isEmpty && !document.gifts.isEmpty, "catalogue: coupons and gifts are needed")
        try sound(document.services.allSatisfy { $0.weight > 0 && $0.minutes > 0 && $0.price > 0 }, "services")
        try sound(document.packages.allSatisfy { $0.weight > 0 && !$0.sessions.isEmpty }, "packages")
        try sound(document.weekdays.count == 7 && document.weekdays.allSatisfy { $0 > 0 }, "weekdays: seven are needed")
        try sound(!document.places.isEmpty && !document.hours.isEmpty, "places and hours are needed")
        let (from, to) = (Self.minutes(document.opening.from), Self.minutes(document.opening.to))
        guard let from, let to, from + 180 < to else { throw .malformed(name: name, reason: "opening") }
        self.name = name
        self.staff = staff
        settings = Self.settings(document, name)
        places = document.places
        services = document.services.map { service in
            Founding.Service(
                id: ServiceID(service.id), title: service.title, price: .yuan(service.price), minutes: service.minutes)
        }
        (goods, supplies) = try Self.shelves(document, name: name)
        commissions = try Self.commissions(document, name: name)
        offers = Self.offers(document.offers)
        packages = document.packages.map { sold in
            Founding.Package(
                id: PackageID(sold.id), title: sold.title, price: .yuan(sold.price), days: sold.days,
                sessions: Dictionary(
                    sold.sessions.map { (ServiceID($0.service), $0.count) }, uniquingKeysWith: { $0 + $1 }))
        }
        coupons = document.coupons.map { coupon in
            .init(
                id: CouponTemplateID(coupon.id), title: coupon.title, days: coupon.days,
                terms: coupon.terms.flatMap { document.couponTerms($0) })
        }
        campaigns = try (document.campaigns ?? []).map { campaign throws(PackFault) in
            guard let terms = document.campaignTerms(campaign.terms) else {
                throw .malformed(name: name, reason: "campaigns: \(campaign.id) gives nothing")
            }
            return Founding.Campaign(id: CampaignID(campaign.id), title: campaign.title, terms: terms)
        }
        gifts = document.gifts.map { .init(id: GiftID($0.id), title: $0.title, points: $0.points) }
        opening = from..<to
        (sheet, courses) = try Self.sheet(document, opening: from..<to, name: name)
        hours = Lottery(document.hours.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        weekdays = document.weekdays
        wishes = Lottery(document.services.enumerated().map { ($0, $1.weight) })
        sales = Lottery(document.packages.enumerated().map { ($0, $1.weight) })
        habits = try Self.habits(document.rhythm, name)
        kinds = Lottery(document.rhythm.enumerated().map { ($0, $1.share) })
        people = try Self.people(document.people, name)
        let offered = Set(services.map(\.id))
        try sound(packages.allSatisfy { offered.isSuperset(of: $0.sessions.keys) }, "packages: a service is unknown")
    }

    private static func settings(_ document: PackDocument, _ name: String) -> StoreSettings {
        var settings = StoreSettings(name: document.name, industry: name)
        settings.largeAmount = .yuan(document.settings.largeAmount)
        settings.cardLimit = .yuan(document.settings.cardLimit)
        settings.undoHours = document.settings.undoHours
        settings.pointsPerYuan = document.settings.pointsPerYuan
        settings.idleSeconds = document.settings.idleSeconds
        settings.opensSimple = document.settings.simple ?? false
        for (tier, rate) in document.tierRates ?? [:] {
            if let tier = Tier(rawValue: tier) { settings.tierRates[tier] = rate * 100 }
        }
        return settings
    }

    private static func staff(_ people: [PackDocument.Person], _ name: String) throws(PackFault) -> [Founding.Operator]
    {
        var staff: [Founding.Operator] = []
        for person in people {
            guard let role = StaffRole(rawValue: person.role) else {
                throw .malformed(name: name, reason: "staff: no role \(person.role)")
            }
            do {
                let pin = try PIN(person.pin).digits
                staff.append(.init(number: OperatorID(person.number), name: person.name, role: role, pin: pin))
            } catch {
                throw .malformed(name: name, reason: "staff: PIN of \(person.number)")
            }
        }
        return staff
    }

    private static func offers(_ offers: [PackDocument.Offer]?) -> [TopUpOffer] {
        guard let offers else { return TopUpOffer.ladder }
        return offers.map { offer in
            TopUpOffer(
                id: OfferID(offer.id), paid: .yuan(offer.paid), bonus: .yuan(offer.bonus), bonusDays: offer.bonusDays)
        }
    }

    private static func habits(_ rhythm: [PackDocument.Habit], _ name: String) throws(PackFault) -> [Habit] {
        var habits: [Habit] = []
        for habit in rhythm {
            guard habit.visits.count == 2, 1 <= habit.visits[0], habit.visits[0] <= habit.visits[1], habit.share > 0
            else {
                throw .malformed(name: name, reason: "rhythm: visits are from…to")
            }
            let pays = Lottery([
                (Habit.Paying.direct, habit.pays.direct), (.stored, habit.pays.stored), (.package, habit.pays.package),
            ])
            habits.append(Habit(share: habit.share, visits: habit.visits[0]...habit.visits[1], pays: pays))
        }
        guard !habits.isEmpty else { throw .malformed(name: name, reason: "rhythm is needed") }
        return habits
    }

    private static func people(_ people: PackDocument.People, _ name: String) throws(PackFault) -> People {
        guard people.born.count == 2, people.born[0] <= people.born[1], !people.remarks.isEmpty,
            !people.cautions.isEmpty
        else { throw .malformed(name: name, reason: "people: born is from…to, remarks and cautions are needed") }
        return People(
            women: people.women, born: people.born[0]...people.born[1], birthdayKnown: people.birthdayKnown,
            marketing: people.marketing, remarked: people.remarked, cautioned: people.cautioned,
            remarks: people.remarks, cautions: people.cautions,
            tiers: [
                (.yuan(people.tiers.silver), .silver), (.yuan(people.tiers.gold), .gold),
                (.yuan(people.tiers.diamond), .diamond),
            ])
    }

    /// `08:30` → 510; nil for anything else.
    static func minutes(_ clock: String) -> Int? {
        let parts = clock.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}
