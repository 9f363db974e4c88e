import Domain
import SQL
import Vault

/// An outcome as the request log keeps it.
enum StoredOutcome<C: Command>: Codable {
    case done(C.Answer)
    case refused(C.Refusal)
    case denied(Denial)

    var outcome: Outcome<C> {
        switch self {
        case .done(let answer): .done(answer)
        case .refused(let refusal): .refused(refusal)
        case .denied(let denial): .denied(denial)
        }
    }
}

extension EngineFailure {
    /// Why a store in this state takes no command; nil if it does.
    init?(_ health: Health) {
        switch health {
        case .writable: return nil
        case .readOnly(let cause): self = .readOnly(cause)
        case .schemaTooNew: self = .newerSchema
        case .anchorMismatch: self = .readOnly(.books)
        }
    }

    init(_ error: EngineError) {
        self =
            switch error.kind {
            case .busy: .busy
            case .full: .full
            case .indeterminate: .indeterminate
            case .corrupt, .notADatabase, .damaged, .badCopy: .corrupt
            case .newerSchema: .newerSchema
            case .readOnly(let reason): .readOnly(ReadOnlyCause(reason))
            case .io: .indeterminate
            case .constraint(let name): .other("constraint \(name)")
            case .foreign, .migrationChanged, .missing, .exists, .locked, .programmer: .other("code \(error.code)")
            }
    }
}

extension Subject {
    var columns: (String, Int64) {
        switch self {
        case .counter: ("counter", 0)
        case .member(let id): ("member", id.raw)
        case .visit(let id): ("visit", id.raw)
        case .staff(let id): ("staff", id.raw)
        case .entry(let id): ("entry", id.raw)
        case .verification(let id): ("verification", id.raw)
        case .appointment(let id): ("appointment", id.raw)
        case .wish(let id): ("wish", id.raw)
        case .order(let id): ("order", id.raw)
        case .absence(let id): ("absence", id.raw)
        case .good(let id): ("good", id.raw)
        case .payment(let id): ("payment", id.raw)
        case .paymentReturn(let id): ("paymentReturn", id.raw)
        case .delivery(let id): ("delivery", id.raw)
        case .codeSlot(let id): ("codeSlot", id.raw)
        }
    }

    init(_ kind: String, _ number: Int64) {
        self =
            switch kind {
            case "member": .member(MemberID(number))
            case "visit": .visit(VisitID(number))
            case "staff": .staff(OperatorID(number))
            case "entry": .entry(EntryID(number))
            case "verification": .verification(VerificationID(number))
            case "appointment": .appointment(AppointmentID(number))
            case "wish": .wish(WishID(number))
            case "order": .order(OrderID(number))
            case "absence": .absence(AbsenceID(number))
            case "good": .good(GoodID(number))
            case "payment": .payment(PaymentID(number))
            case "paymentReturn": .paymentReturn(PaymentReturnID(number))
            case "delivery": .delivery(DeliveryID(number))
            case "codeSlot": .codeSlot(CodeSlotID(number))
            default: .counter
            }
    }
}

extension Vault {
    /// Keyed digest of a command's content: tells two contents apart and tells nobody what was in them.
    func contentMAC(_ name: String, _ content: String) -> [UInt8] {
        var bytes = CanonicalBytes()
        bytes.add(name)
        bytes.add(content)
        return auditMAC(previous: [UInt8](repeating: 0, count: 32), sequence: 0, canonical: bytes.bytes)
    }
}
