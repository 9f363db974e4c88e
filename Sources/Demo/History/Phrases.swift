import Domain
import Operations

/// Every text the books repeat, each once, known by its place.
struct Phrases: Sendable {
    /// The texts.
    let texts: [String]
    private let offers: Int
    private let packages: Int
    private let coupons: Int
    private let gifts: Int
    private let reasons: Int

    /// Why something was taken back.
    static let mistakes = ["金额输错", "客人改用微信支付", "选错会员", "选错项目"]

    /// The texts of a pack.
    init(_ pack: Pack) {
        let topUps = pack.offers.map { offer in
            offer.bonus > .zero ? "充值 \(offer.paid) 送 \(offer.bonus)" : "充值 \(offer.paid)"
        }
        var texts = ["", "扣款"] + pack.services.map(\.title)
        offers = texts.count
        texts += topUps
        packages = texts.count
        texts += pack.packages.map(\.title)
        coupons = texts.count
        texts += pack.coupons.map(\.title)
        gifts = texts.count
        texts += pack.gifts.map(\.title)
        reasons = texts.count
        self.texts = texts + Self.mistakes
    }

    /// No text.
    static let none: Int32 = 0
    /// 扣款
    static let deduction: Int32 = 1
    /// A service's name by its place in the pack.
    func service(_ place: Int) -> Int32 { Int32(2 + place) }
    /// What a step of the ladder is called.
    func offer(_ place: Int) -> Int32 { Int32(offers + place) }
    /// A package's name.
    func package(_ place: Int) -> Int32 { Int32(packages + place) }
    /// A coupon's name.
    func coupon(_ place: Int) -> Int32 { Int32(coupons + place) }
    /// A gift's name.
    func gift(_ place: Int) -> Int32 { Int32(gifts + place) }
    /// Why something was taken back.
    func mistake(_ place: Int) -> Int32 { Int32(reasons + place % Self.mistakes.count) }
}
