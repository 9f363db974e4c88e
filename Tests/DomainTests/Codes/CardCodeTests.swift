import Testing

@testable import Domain

@Suite("Member cards and vouchers")
struct CardCodeTests {
    @Test("a card reads back as what it was made of")
    func card() {
        var dice = SplitMix(seed: 11)
        for _ in 0..<2000 {
            let card = CardCode(
                member: MemberID(.random(in: 1...999_999_999, using: &dice)), issue: .random(in: 0...99, using: &dice))
            #expect(card.digits.count == 15)
            #expect(CardCode(digits: card.digits) == card)
        }
    }

    @Test("a voucher reads back as what it was made of")
    func voucher() {
        var dice = SplitMix(seed: 12)
        for _ in 0..<2000 {
            let kind = VoucherCode.Kind.allCases.randomElement(using: &dice) ?? .coupon
            let code = VoucherCode.draw(kind, using: &dice)
            #expect(code.digits.count == 18)
            #expect(VoucherCode(digits: code.digits) == code)
        }
    }

    @Test("the first and the last voucher are vouchers")
    func edges() {
        #expect(VoucherCode(.coupon, body: 0).digits.hasPrefix("9200000000000000"))
        #expect(VoucherCode(.session, body: VoucherCode.bodies - 1).digits.hasPrefix("9399999999999999"))
    }

    @Test("codes are drawn from all fourteen digits")
    func spread() {
        var dice = SplitMix(seed: 13)
        let bodies = (0..<2000).map { _ in VoucherCode.draw(.coupon, using: &dice).body }
        #expect(Set(bodies).count == 2000)
        #expect(Set(bodies.map { $0 / 10_000_000_000_000 }).count == 10)
    }

    @Test("any wrong digit is noticed in both")
    func wrongDigit() {
        for digits in [CardCode(member: MemberID(4711)).digits, VoucherCode(.session, body: 4711).digits] {
            for place in digits.indices {
                for other in "0123456789" where other != digits[place] {
                    let wrong = digits.replacingCharacter(at: place, with: other)
                    #expect(CardCode(digits: wrong) == nil && VoucherCode(digits: wrong) == nil)
                }
            }
        }
    }

    @Test("a body has one check pair only: 98 for 01 is refused")
    func onePair() throws {
        let bodies = (0..<400).map { VoucherCode(.coupon, body: $0).digits }
        let low = try #require(bodies.first { ["00", "01", "02"].contains($0.suffix(2)) })
        let pair = try #require(Int(low.suffix(2)))
        #expect(VoucherCode(digits: low.dropLast(2) + String(pair + 97)) == nil)
    }
}

extension String {
    fileprivate func replacingCharacter(at index: Index, with character: Character) -> String {
        var copy = self
        copy.replaceSubrange(index...index, with: [character])
        return copy
    }
}
