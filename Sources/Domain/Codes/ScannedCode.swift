/// What was scanned into the one scan box (features B1, B4).
package enum ScannedCode: Sendable, Equatable {
    /// A member's dynamic code; its time and MAC are still to be checked.
    case memberCode(MemberCode)
    /// A coupon or session.
    case voucher(VoucherCode)
    /// A member's plain card.
    case memberCard(CardCode)
    /// A payment code. It is worth money while it lives: only its last four digits are kept.
    case payCode(PayCodeKind, last4: String)
    /// An article's bar code with a right check digit: EAN-8, UPC-A, EAN-13 or ITF-14, as `Barcode` keeps it.
    case article(Barcode)
    /// Nearly one of ours: its prefix is right, its length or check pair is not; scan again or type it.
    case damaged(OwnCode)
    /// Digits of unknown origin; how many.
    case foreign(length: Int)
    /// No code: other characters, or fewer than eight digits.
    case notACode

    /// Says what a text from a scanner or from the keyboard is; full-width digits and groups (`92 1234 …`) are welcome.
    ///
    /// The order hardly matters, since prefixes and lengths keep the kinds apart: ours begin with 90–93, payment codes
    /// with 10–15, 25–30 and 62; of the lengths only an article's can begin like ours, and none of ours has as few digits. Only
    /// "nearly ours" is a guess, so it comes last. (An identity card number of Beijing to Inner Mongolia looks like a
    /// WeChat code; it is treated as discreetly.)
    package static func recognise(_ text: String) -> ScannedCode {
        guard let scanned = Digits(text), !scanned.hasPlus, scanned.count >= 8 else { return .notACode }
        let digits = scanned.text
        if let code = MemberCode(digits: digits) { return .memberCode(code) }
        if let code = VoucherCode(digits: digits) { return .voucher(code) }
        if let card = CardCode(digits: digits) { return .memberCard(card) }
        if let kind = payCode(scanned.values) { return .payCode(kind, last4: String(digits.suffix(4))) }
        let own = nearly(digits)
        // Fourteen digits that begin like a member's card are a card that lost one, not a carton.
        if own == nil || scanned.count < 14, Barcode.isOfTheWorld(scanned.values), let code = try? Barcode(digits) {
            return .article(code)
        }
        if let own { return .damaged(own) }
        return .foreign(length: scanned.count)
    }

    /// WeChat: 18 digits, 10–15. Alipay: 16–24 digits, 25–30. UnionPay: 19 digits, 62.
    private static func payCode(_ digits: [UInt8]) -> PayCodeKind? {
        switch (digits[0] * 10 + digits[1], digits.count) {
        case (10...15, 18): .wechat
        case (25...30, 16...24): .alipay
        case (62, 19): .unionPay
        default: nil
        }
    }

    /// The code of ours that begins so and is at most two digits longer or shorter.
    private static func nearly(_ digits: String) -> OwnCode? {
        OwnCode.allCases.first {
            digits.hasPrefix($0.prefix) && abs(digits.utf8.count - $0.length) <= 2
        }
    }
}
