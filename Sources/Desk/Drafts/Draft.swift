package import Domain
package import Operations
import Surface
import Widgets

/// What somebody has half filled in a room: enough to go on after the program ended without warning.
package enum Draft: Codable, Sendable, Equatable {
    /// A cart, whose it is, and the parts that have been paid by scanned codes.
    case cart(Cart, member: MemberID?, visit: VisitID?, parked: ParkedCartID?, paid: [OrderPayment], typed: String)
    /// A new member.
    case registration(phone: String, name: String, consent: Bool, marketing: Bool)
    /// A top-up of an amount that is being typed.
    case topUp(MemberID, typed: String)
    /// A booking: for whom, what, when, and the last form's fields.
    case booking(Booking)
    /// A task of the simple mode: its questions so far and their answers.
    case simple(Simple)
    /// A refund of an order: what goes back, and why.
    case refund(OrderID, Refund)

    /// A refund as far as it was chosen.
    package struct Refund: Codable, Sendable, Equatable {
        let counts: [Int64]
        let kept: [Int]
        let allTo: Int?
        let reason: String
        let isReasoning: Bool
    }

    /// A booking as far as it was put together.
    package struct Booking: Codable, Sendable, Equatable {
        let member: MemberID?
        let name: String
        let phone: String
        let lines: [BookingLine]
        let rooms: [String]
        let wish: WishID?
        let start: Instant?
        let staff: OperatorID?
        let room: ResourceID?
        let surety: Int
        let repeats: Int
        let times: String
        let remark: String
    }
}

extension Draft {
    /// A task of the simple mode as far as it was answered; never a PIN.
    package struct Simple: Codable, Sendable, Equatable {
        let task: SimpleTask
        let path: [SimpleStep]
        let member: MemberID?
        let arrival: Arrival?
        let isGuest: Bool
        let thing: VerificationPreview?
        let voucher: String?
        let amount: Money?
        let offer: TopUpOffer?
        let tender: Tender?
        let service: ServiceItem?
        let slot: SlotOffer?
        let waits: Money?
        let typed: String
    }
}

/// What one person has half filled, and the keys of what was asked and not yet answered: asked again by the same key,
/// nothing is done twice.
package struct Drafts: Codable, Sendable, Equatable {
    /// When it was kept.
    package let at: Instant
    /// By room.
    package let rooms: [RoomID: Draft]
    /// Request keys by form.
    package let keys: [String: RequestKey]
    /// Forms of dialogs.
    package let forms: [FormDraft]

    init(at: Instant, rooms: [RoomID: Draft], keys: [String: RequestKey], forms: [FormDraft]) {
        (self.at, self.rooms, self.keys, self.forms) = (at, rooms, keys, forms)
    }

    /// Reads it, also as it was kept before there were forms.
    package init(from decoder: any Decoder) throws {
        let all = try decoder.container(keyedBy: CodingKeys.self)
        at = try all.decode(Instant.self, forKey: .at)
        rooms = try all.decode([RoomID: Draft].self, forKey: .rooms)
        keys = try all.decode([String: RequestKey].self, forKey: .keys)
        forms = try all.decodeIfPresent([FormDraft].self, forKey: .forms) ?? []
    }

    /// For so long somebody may come back and find it, in milliseconds: a day.
    package static let lifetime: Int64 = 86_400_000

    /// Whether it differs in more than its time.
    package func isSame(as other: Drafts?) -> Bool {
        other?.rooms == rooms && other?.keys == keys && other?.forms == forms
    }
}

extension Desk {
    /// The rooms in which something may be half filled.
    var fillable: [RoomID] { order + [.simple] }

    /// Everybody's half-filled forms, to be kept outside until they are done.
    package var drafts: [OperatorID: Drafts] {
        var all = environment.drafts
        guard let who = (session?.staff ?? lockedOut)?.number else { return all }
        let drafts = Dictionary(
            uniqueKeysWithValues: fillable.compactMap { id in rooms[id]?.unfinished.map { (id, $0) } })
        let forms = unfinishedForms
        if drafts.isEmpty && forms.isEmpty || isGivingUp {
            all[who] = nil
            return all
        }
        // Dialogs count anew the next time: their keys go with their forms.
        let keys = formKeys.filter { !$0.key.hasPrefix("goodbye ") && !$0.key.hasPrefix("overlay(") }
        let now = Drafts(at: now, rooms: drafts, keys: keys, forms: forms)
        all[who] = all[who].map { now.isSame(as: $0) ? $0 : now } ?? now
        return all
    }

    /// Whoever comes back after the program ended finds what they had half filled.
    mutating func resumeDrafts(of who: OperatorID) {
        guard let kept = environment.drafts.removeValue(forKey: who), now.ms - kept.at.ms < Drafts.lifetime else {
            return
        }
        formKeys.merge(kept.keys) { here, _ in here }
        let names = fillable.compactMap { id -> String? in
            guard let draft = kept.rooms[id] else { return nil }
            step(id) { $0.resume(draft, &$1) }
            return scene.say(id.title)
        }
        keptForms = Dictionary(kept.forms.map { ($0.name, $0) }) { $1 }
        let all = names + kept.forms.map(\.title)
        status = StatusLine(scene.say("上次没办完的还在:%@", all.joined(separator: " ")), .warning)
    }
}
