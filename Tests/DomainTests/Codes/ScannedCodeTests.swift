import Testing

@testable import Domain

@Suite("One scan box for everything")
struct ScannedCodeTests {
    private static let memberCode = "911000012345661469740342"

    @Test("each code of ours is recognised, as scanned, in groups and in full-width digits")
    func ours() throws {
        let code = try #require(MemberCode(digits: Self.memberCode))
        let card = CardCode(member: MemberID(12345), issue: 2)
        let coupon = VoucherCode(.coupon, body: 123)
        let session = VoucherCode(.session, body: 123)
        for (digits, expected) in [
            (Self.memberCode, ScannedCode.memberCode(code)), (card.digits, .memberCard(card)),
            (coupon.digits, .voucher(coupon)), (session.digits, .voucher(session)),
        ] {
            #expect(ScannedCode.recognise(digits) == expected)
            #expect(ScannedCode.recognise(digits + "\r\n") == expected)
            #expect(ScannedCode.recognise(digits.prefix(4) + " " + digits.dropFirst(4)) == expected)
            let wide = String(
                digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }.map(Character.init))
            #expect(ScannedCode.recognise(wide) == expected)
        }
    }

    @Test(
        "payment codes are recognised, and no more than four digits of them are kept",
        arguments: [
            ("134567890123456789", .wechat, "6789"), ("100000000000000001", .wechat, "0001"),
            ("150000000000000001", .wechat, "0001"), ("2834567890123456", .alipay, "3456"),
            ("250000000000000000000001", .alipay, "0001"), ("300000000000000012", .alipay, "0012"),
            ("6212345678901234567", .unionPay, "4567"),
        ] as [(String, PayCodeKind, String)])
    func pay(digits: String, kind: PayCodeKind, last4: String) {
        let scanned = ScannedCode.recognise(digits)
        #expect(scanned == .payCode(kind, last4: last4))
        var dumped = ""
        dump(scanned, to: &dumped)
        #expect(!dumped.contains(digits.dropLast(4)))
    }

    @Test(
        "what is near a payment code is not one",
        arguments: [
            "164567890123456789", "13456789012345678", "1345678901234567890", "311234567890123456",
            "621234567890123456",
        ])
    func notPay(digits: String) {
        #expect(ScannedCode.recognise(digits) == .foreign(length: digits.count))
    }

    @Test(
        "articles are recognised by their check digit, Austria's too",
        arguments: ["6901234567892", "9002490100070", "96385074", "036000291452", "16901234567899"])
    func articles(digits: String) throws {
        let code = try Barcode(digits)
        #expect(ScannedCode.recognise(digits) == .article(code))
        let misread = ScannedCode.recognise(String(digits.dropLast()) + (digits.hasSuffix("5") ? "6" : "5"))
        #expect(misread != .article(code))
    }

    @Test("a misread code of ours says which it nearly was")
    func damaged() {
        let cases: [(String, OwnCode)] = [
            (Self.memberCode, .memberCode), (CardCode(member: MemberID(77)).digits, .memberCard),
            (VoucherCode(.coupon, body: 9).digits, .coupon), (VoucherCode(.session, body: 9).digits, .session),
        ]
        for (digits, kind) in cases {
            let last = digits.hasSuffix("0") ? "1" : "0"
            #expect(ScannedCode.recognise(String(digits.dropLast()) + last) == .damaged(kind))
            #expect(ScannedCode.recognise(String(digits.dropLast())) == .damaged(kind))
            #expect(ScannedCode.recognise(digits + "1") == .damaged(kind))
        }
    }

    @Test("other digits are foreign", arguments: ["12345678", "999999999999", "13812345678"])
    func foreign(digits: String) {
        #expect(ScannedCode.recognise(digits) == .foreign(length: digits.count))
    }

    @Test(
        "anything else is no code",
        arguments: [
            "", "1234567", "https://u.wechat.com/x", "张三", "91100001234566146974034x", "\u{1B}[2J", "+8613812345678",
        ])
    func noCode(text: String) {
        #expect(ScannedCode.recognise(text) == .notACode)
    }

    @Test("random digits are never taken for two things, and for ours only with the right prefix, length and pair")
    func randomDigits() {
        var dice = SplitMix(seed: 2)
        let beginnings = ["90", "91", "92", "93", "10", "13", "15", "25", "28", "30", "62", "69", ""]
        var ours = 0
        for _ in 0..<20_000 {
            let beginning = beginnings.randomElement(using: &dice) ?? ""
            let digits = beginning + dice.digits(Int.random(in: 6...24, using: &dice))
            let isOurs = [
                MemberCode(digits: digits) != nil, CardCode(digits: digits) != nil,
                VoucherCode(digits: digits) != nil,
            ]
            #expect(isOurs.count { $0 } <= 1)
            switch ScannedCode.recognise(digits) {
            case .memberCode(let code):
                ours += 1
                #expect(code.digits == digits && digits.hasPrefix("91") && digits.count == 24)
            case .memberCard(let card):
                ours += 1
                #expect(card.digits == digits && digits.hasPrefix("90") && digits.count == 15)
            case .voucher(let code):
                ours += 1
                #expect(code.digits == digits && ["92", "93"].contains(digits.prefix(2)) && digits.count == 18)
            case .payCode(_, let last4):
                #expect(!digits.hasPrefix("9") && last4 == digits.suffix(4))
            case .article(let article):
                #expect(article.text.hasSuffix(digits) && [8, 12, 13, 14].contains(digits.count))
            case .damaged(let kind):
                #expect(digits.hasPrefix(kind.prefix))
            case .foreign(let length):
                #expect(length == digits.count)
            case .notACode:
                #expect(digits.count < 8)
            }
        }
        #expect(ours < 60, "one in 97 of those with a right length")
    }

    @Test("codes drawn at random are never anything but themselves")
    func drawn() {
        var dice = SplitMix(seed: 4)
        for _ in 0..<3000 {
            let voucher = VoucherCode.draw(Bool.random(using: &dice) ? .coupon : .session, using: &dice)
            #expect(ScannedCode.recognise(voucher.digits) == .voucher(voucher))
            let card = CardCode(member: MemberID(.random(in: 1...999_999_999, using: &dice)))
            #expect(ScannedCode.recognise(card.digits) == .memberCard(card))
        }
    }

    @Test("any text has an answer")
    func total() {
        var dice = SplitMix(seed: 6)
        let scalars: [Unicode.Scalar] = ["9", "1", "0", "２", " ", "-", "\u{1B}", "张", "\u{301}", "٣", "½", "x"]
        for _ in 0..<5000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &dice) {
                text.append(scalars[min(Int.random(in: 0...40, using: &dice), Int.random(in: 0..<12, using: &dice))])
            }
            let isDigits = text.allSatisfy { "9102２ -".unicodeScalars.contains($0) }
            if !isDigits { #expect(ScannedCode.recognise(String(text)) == .notACode) }
        }
    }
}
