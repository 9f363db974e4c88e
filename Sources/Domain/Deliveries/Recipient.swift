/// Who gets what is handed over later, how, and where.
package struct Recipient: Sendable, Equatable, Codable {
    /// How.
    package var way: DeliveryWay
    /// Who; empty = the member who buys.
    package var name: String
    /// Their number; empty only where a member fetches it.
    package var phone: String
    /// Where to; empty where it is fetched.
    package var address: String
    /// A remark, may be empty.
    package var remark: String

    /// Somebody.
    package init(
        way: DeliveryWay = .pickUp, name: String = "", phone: String = "", address: String = "", remark: String = ""
    ) {
        self.way = way
        self.name = name
        self.phone = phone
        self.address = address
        self.remark = remark
    }

    /// The same, cleaned.
    /// - Parameter isMember: a member buys, whose name and number are known.
    /// - Throws: `RecipientFault`.
    package func checked(isMember: Bool) throws(RecipientFault) -> Recipient {
        var clean = self
        do { clean.name = try CleanText.note(name) } catch { throw .name(error) }
        guard clean.name.count <= 40 else { throw .name(.tooLong(max: 40)) }
        do { clean.address = try CleanText.note(address) } catch { throw .address(error) }
        guard clean.address.count <= 200 else { throw .address(.tooLong(max: 200)) }
        do { clean.remark = try CleanText.note(remark) } catch { throw .remark(error) }
        if phone.contains(where: { !$0.isWhitespace }) {
            do { clean.phone = try Phone(any: phone).digits } catch { throw .phone(error) }
        } else {
            clean.phone = ""
        }
        guard isMember || !clean.name.isEmpty else { throw .name(.empty) }
        guard way == .bring else {
            clean.address = ""
            return clean
        }
        guard isMember || !clean.phone.isEmpty else { throw .phone(.wrongLength(count: 0)) }
        guard !clean.address.isEmpty else { throw .address(.empty) }
        return clean
    }
}

/// Why nobody can be found with what was written down.
package enum RecipientFault: Error, Sendable, Equatable, Codable {
    /// The name.
    case name(TextFault)
    /// The number.
    case phone(PhoneFault)
    /// The address.
    case address(TextFault)
    /// The remark.
    case remark(TextFault)
}
