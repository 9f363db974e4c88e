/// A pack as its YAML text has it.
struct PackDocument: Decodable {
    struct Settings: Decodable {
        let largeAmount: Int64
        let cardLimit: Int64
        let undoHours: Int
        let pointsPerYuan: Int64
        let idleSeconds: Int
        /// The counter opens in large letters.
        let simple: Bool?
    }

    struct Opening: Decodable {
        let from: String
        let to: String
    }

    struct Person: Decodable {
        let number: Int64
        let name: String
        let role: String
        let pin: String
    }

    struct Service: Decodable {
        let id: Int64
        let title: String
        let price: Int64
        let minutes: Int
        let weight: Int
    }

    struct Good: Decodable {
        let id: Int64
        let title: String
        let category: String
        let unit: String
        let price: Int64?
        let stock: Int64
        let low: Int64?
        let code: String?
        /// Its stock are digital codes.
        let digital: Bool?
    }

    struct Supplies: Decodable {
        let service: Int64
        let uses: [Use]
    }

    struct Use: Decodable {
        let good: Int64
        let quantity: Int64
    }

    /// What is paid for a source: basis points of the value, or yuan for each; more for 点客 if said.
    struct Commission: Decodable {
        let source: String
        let share: Int64?
        let each: Int64?
        let askedShare: Int64?
        let askedEach: Int64?
    }

    struct Offer: Decodable {
        let id: Int64
        let paid: Int64
        let bonus: Int64
        let bonusDays: Int?
    }

    struct Package: Decodable {
        let id: Int64
        let title: String
        let price: Int64
        let days: Int?
        let weight: Int
        let sessions: [Sessions]
    }

    struct Sessions: Decodable {
        let service: Int64
        let count: Int64
    }

    struct Coupon: Decodable {
        let id: Int64
        let title: String
        let days: Int
        let terms: Worth?
    }

    struct Gift: Decodable {
        let id: Int64
        let title: String
        let points: Int64
    }

    struct Habit: Decodable {
        let share: Int
        let visits: [Int]
        let pays: Paying
    }

    struct Paying: Decodable {
        let direct: Int
        let stored: Int
        let package: Int
    }

    struct People: Decodable {
        let women: Int
        let born: [Int]
        let birthdayKnown: Int
        let marketing: Int
        let remarked: Int
        let cautioned: Int
        let remarks: [String]
        let cautions: [String]
        let tiers: Tiers
    }

    struct Tiers: Decodable {
        let silver: Int64
        let gold: Int64
        let diamond: Int64
    }

    let name: String
    let settings: Settings
    let opening: Opening
    let hours: [Int: Int]
    let weekdays: [Int]
    let staff: [Person]
    let places: [String]
    let services: [Service]
    let sheet: Sheet
    let goods: [Good]?
    let supplies: [Supplies]?
    let commissions: [Commission]?
    let offers: [Offer]?
    let packages: [Package]
    let coupons: [Coupon]
    let campaigns: [Campaign]?
    let tierRates: TierRates?
    let gifts: [Gift]
    let rhythm: [Habit]
    let people: People
}
