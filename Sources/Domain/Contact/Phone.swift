/// A phone number; printed anywhere it shows itself masked, in full only where `digits` is asked for (rule 55).
package struct Phone: Sendable, Hashable {
    /// What kind of number it is.
    package enum Kind: Sendable, Equatable, Codable {
        /// 1[3-9] and nine more digits.
        case mobile
        /// A fixed line or a service number of 7 to 16 digits.
        case landline
        /// An extension or hotline of 3 to 6 digits.
        case short
    }

    /// The whole number, digits only, without the country code 86.
    package let digits: String
    /// What kind of number it is.
    package let kind: Kind

    /// Reads the mobile number a member needs: `138 1234 5678`, `+86 138-1234-5678`, full-width digits.
    package init(mobile text: String) throws(PhoneFault) {
        guard let typed = Digits(text) else { throw .notDigits }
        let number = typed.withoutCountryCode
        guard number.count == 11 else { throw .wrongLength(count: number.count) }
        guard !number.hasPlus, Self.isMobile(number.values) else { throw .wrongPrefix }
        digits = number.text
        kind = .mobile
    }

    /// Reads any number somebody may leave for a call back: mobile, fixed line or short, 3 to 16 digits; a
    /// plus with another country's code becomes the 00 dialled here.
    package init(any text: String) throws(PhoneFault) {
        guard let typed = Digits(text) else { throw .notDigits }
        let number = typed.withoutCountryCode.dialled
        guard (3...16).contains(number.count) else { throw .wrongLength(count: number.count) }
        digits = number.text
        kind = Self.isMobile(number.values) ? .mobile : number.count < 7 ? .short : .landline
    }

    /// The last four digits; a short number has fewer.
    package var last4: String { String(digits.suffix(4)) }

    /// 138****5678; 0571****7777; ****7777; ***45.
    package var masked: String { Self.masked(digits) }

    /// Masks digits read from elsewhere: of eleven or more the first and last four stay, of seven or more the last four,
    /// of fewer the last two, of three or fewer the last; a mobile number keeps three in front.
    package static func masked(_ digits: String) -> String {
        let count = digits.count
        let (front, back) =
            switch count {
            case 12...: (4, 4)
            case 11: (3, 4)
            case 7...: (0, 4)
            case 4...: (0, 2)
            default: (0, min(1, max(0, count - 1)))
            }
        return digits.prefix(front) + String(repeating: "*", count: count - front - back) + digits.suffix(back)
    }

    private static func isMobile(_ values: [UInt8]) -> Bool {
        values.count == 11 && values[0] == 1 && values[1] >= 3
    }
}

extension Phone: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The masked number.
    package var description: String { masked }
    /// The masked number.
    package var debugDescription: String { masked }
    /// Shows a dump the masked number only.
    package var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
