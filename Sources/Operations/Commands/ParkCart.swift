package import Domain
import SQL
import Store

/// Puts a cart aside 挂单, or writes anew what one that waits holds.
package struct ParkCart: Command {
    /// What is in it.
    package let cart: Cart
    /// Whose; nil = a guest's.
    package let member: MemberID?
    /// For which visit.
    package let visit: VisitID?
    /// What it is to be known by, may be empty: then the member's masked name or the first line.
    package let label: String
    /// The cart that waits and is written anew.
    package let known: ParkedCartID?

    /// A cart.
    package init(
        cart: Cart, member: MemberID?, visit: VisitID? = nil, label: String = "", known: ParkedCartID? = nil
    ) {
        self.cart = cart
        self.member = member
        self.visit = visit
        self.label = label
        self.known = known
    }

    package static let right = Right.receive
    package var subject: Subject { member.map { .member($0) } ?? .counter }

    /// Where it waits.
    package struct Answer: Codable, Sendable, Equatable {
        /// Its number.
        package let parked: ParkedCartID
        /// What it is known by.
        package let label: String

        /// A number.
        package init(parked: ParkedCartID, label: String) {
            self.parked = parked
            self.label = label
        }
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// The cart.
        case cart(CartTrouble)
        /// No such member.
        case unknown
        /// The cart that was named was paid or dropped meanwhile.
        case gone
        /// Its name.
        case label(TextFault)
    }
}

extension ParkCart {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        let clean: String
        do { clean = try CleanText.note(label) } catch { throw Refusal.label(error) }
        let record = try member.map { id in
            guard let record = try work.db.member(id, vault: work.vault) else { throw Refusal.unknown }
            return record
        }
        let pricing = Pricing(
            db: work.db, settings: work.settings, calendar: work.calendar, now: work.now,
            member: record.map { ($0.id, $0.tier) })
        let priced: PricedCart
        do { priced = try pricing.price(cart) } catch let trouble as CartTrouble { throw Refusal.cart(trouble) }
        let name = record.map { PersonName($0.name).masked } ?? priced.request.lines.first?.title ?? ""
        let label = clean.isEmpty ? name : clean
        let id = try work.db.parkCart(
            known, at: work.now, by: work.operatorID, member: member, visit: visit, label: label,
            cart: try CanonicalJSON.text(cart), total: priced.quotation.total)
        guard let id else { throw Refusal.gone }
        return Answer(parked: id, label: label)
    }
}
