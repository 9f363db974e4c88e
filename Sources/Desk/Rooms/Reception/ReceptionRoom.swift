import Domain
import Operations
import Surface
import Widgets

/// F2 接待: who is expected, waits and is served; one box finds everybody.
struct ReceptionRoom: Room {
    enum Act: String, CaseIterable, Sendable {
        case checkIn, list, start, finish, back, charge, topUp, verify, book, hold, guest, register, profile
    }

    enum Note: Sendable {
        case arrivals(Arrivals.Answer)
        case found(String, FindMembers.Answer)
        /// Found after Enter was pressed before the list was there.
        case decided(String, FindMembers.Answer)
        case card(MemberID, MemberCard.Answer)
        case opened(MemberID, MemberCard.Answer)
        case checkedIn(String, Result<CheckIn.Answer, CheckIn.Refusal>)
        case guest(String)
        case moved(String, VisitState, Result<MoveVisit.Answer, MoveVisit.Refusal>)
        case hold(VisitID, PackageItemID)
        case held(Result<HoldSession.Answer, HoldSession.Refusal>)
        case released(Result<ReleaseHold.Answer, ReleaseHold.Refusal>)
    }

    /// What the next key is about.
    enum Selection: Sendable, Equatable {
        case visit(Arrival)
        case member(MemberRow)
    }

    static let id = RoomID.reception
    var find = TextField(limit: 30)
    var isInList = false
    var arrivals: [Arrival]?
    /// What `found` was found for; nil while nothing is looked for.
    var foundFor: String?
    var found: [MemberRow] = []
    var hasMore = false
    /// Somebody whose code was scanned or who was handed over, and who is not among today's arrivals.
    var opened: MemberRow?
    var today = Table([])
    var results = Table([])
    var card: MemberCard.Card?
    var cardOf: MemberID?
    var cardWait = CardWait.over
    /// To be chosen when the list comes.
    var wanted: VisitID?
    /// Somebody of the list was just checked in: keys may mean them though the box has the cursor.
    var isChosen = false

    /// Whether the list shows members instead of today's visits.
    var showsResults: Bool { !find.text.isEmpty || opened != nil }

    var selection: Selection? {
        if showsResults {
            guard let index = results.selection, found.indices.contains(index) else { return nil }
            guard foundFor == find.text else { return nil }
            return .member(found[index])
        }
        guard let arrivals, let index = today.selection, arrivals.indices.contains(index) else { return nil }
        return .visit(arrivals[index])
    }

    /// The row keys act upon: only one that was chosen on purpose or is the only one, never merely the first of a list.
    var chosen: Selection? { isInList || isOnlyOne || (isChosen && !showsResults) ? selection : nil }

    /// Whether exactly one was found, or named by a code.
    private var isOnlyOne: Bool { opened != nil || (showsResults && found.count == 1 && !hasMore) }

    /// Whether several were found for what is typed.
    var foundSeveral: Bool { opened == nil && !find.text.isEmpty && foundFor == find.text && found.count > 1 }

    var member: MemberID? { Self.member(chosen) }

    static func member(_ selection: Selection?) -> MemberID? {
        switch selection {
        case .visit(let arrival): arrival.member
        case .member(let row): row.member
        case nil: nil
        }
    }

    var subject: MemberID? { member }

    /// The visit of a member that is not over.
    func openVisit(of member: MemberID) -> Arrival? {
        arrivals?.first { arrival in
            guard arrival.member == member else { return false }
            switch arrival.state {
            case .expected, .waiting, .serving: return true
            case .done, .cancelled: return false
            }
        }
    }

    /// The visit a member is in the store for.
    func hereNow(_ member: MemberID) -> Arrival? {
        arrivals?.first { $0.member == member && ($0.state == .waiting || $0.state == .serving) }
    }

    /// Whatever types goes into the box, from the list too.
    var takesDigits: Bool { true }

    var typing: TextField? {
        get { isInList ? nil : find }
        set { if let newValue { find = newValue } }
    }

    /// Mobile numbers come out of a scanner-fast paste of keys too.
    func mayBeTyped(_ digits: String) -> Bool { !isInList && digits.count == 11 && digits.first == "1" }

    func note(_ scene: Scene) -> String {
        guard let arrivals else { return "" }
        func count(_ state: VisitState) -> String { String(arrivals.count { $0.state == state }) }
        return scene.say("待到 %@  等候 %@  服务中 %@", count(.expected), count(.waiting), count(.serving))
    }
}
