import Testing

@testable import Domain

@Suite("Phone numbers")
struct PhoneTests {
    @Test(
        "a mobile number is read however it is written",
        arguments: [
            "13812345678", "138 1234 5678", "138-1234-5678", "+8613812345678", "+86 138 1234 5678", "86 138 1234 5678",
            "008613812345678", "１３８１２３４５６７８", " 13812345678\n", "(+86)13812345678", "＋８６　138—1234—5678",
        ])
    func mobile(text: String) throws {
        let phone = try Phone(mobile: text)
        #expect(phone.digits == "13812345678")
        #expect(phone.kind == .mobile)
        #expect(phone.last4 == "5678")
        #expect(phone.masked == "138****5678")
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("1381234567", .wrongLength(count: 10)), ("138123456789", .wrongLength(count: 12)),
            ("", .wrongLength(count: 0)),
            ("12812345678", .wrongPrefix), ("10012345678", .wrongPrefix), ("23812345678", .wrongPrefix),
            ("1381234567a", .notDigits), ("张三", .notDigits), ("138+12345678", .notDigits),
            ("+1 415 555 0100", .wrongPrefix),
        ] as [(String, PhoneFault)])
    func faults(text: String, fault: PhoneFault) {
        #expect(throws: fault) { try Phone(mobile: text) }
    }

    @Test(
        "other numbers are masked too (rule 55)",
        arguments: [
            ("0571-88887777", "0571****7777", .landline), ("010 8888 7777", "010****7777", .landline),
            ("88887777", "****7777", .landline), ("8887777", "***7777", .landline), ("12345", "***45", .short),
            ("110", "**0", .short), ("+1 415 555 0100", "0014*****0100", .landline),
            ("13812345678", "138****5678", .mobile),
        ] as [(String, String, Phone.Kind)])
    func others(text: String, masked: String, kind: Phone.Kind) throws {
        let phone = try Phone(any: text)
        #expect(phone.masked == masked)
        #expect(phone.kind == kind)
    }

    @Test("no number is shorter than three digits or longer than sixteen")
    func bounds() {
        #expect(throws: PhoneFault.wrongLength(count: 2)) { try Phone(any: "12") }
        #expect(throws: PhoneFault.wrongLength(count: 17)) { try Phone(any: "12345678901234567") }
        #expect(Phone.masked("") == "")
        #expect(Phone.masked("1") == "*")
    }

    @Test("no way of printing shows the number")
    func printing() throws {
        struct Holder { let phone: Phone }
        let phone = try Phone(mobile: "13812345678")
        var dumped = ""
        dump(Holder(phone: phone), to: &dumped)
        for text in ["\(phone)", String(reflecting: phone), "\(Holder(phone: phone))", "\([phone])", dumped] {
            #expect(!text.contains("1234"))
            #expect(text.contains("138****5678"))
        }
    }

    @Test("a mask never shows more than eight digits and keeps the length")
    func masks() {
        var dice = SplitMix(seed: 3)
        for count in 0...20 {
            let digits = dice.digits(count)
            let masked = Phone.masked(digits)
            #expect(masked.count == count)
            #expect(masked.filter { $0 != "*" }.count <= 8)
            #expect(count == 0 || masked.contains("*"))
        }
    }
}
