/// Why a service cannot take place like this; each says enough to be one sentence at the counter.
package enum Clash: Error, Sendable, Equatable, Codable, Hashable {
    /// The moment has passed.
    case past
    /// Further ahead than bookings are taken, or no time of this calendar.
    case tooFar
    /// The store is not open for the whole of it. `until`/`from`: the open stretch at or after its beginning, if any.
    case closed(opens: Instant?, closes: Instant?)
    /// Nobody of that number works here any more, or not at services.
    case unknownStaff(OperatorID)
    /// They have not learned this service.
    case unskilled(OperatorID)
    /// They do not work for the whole of it; they work again from the second moment on, if at all that day.
    case offDuty(OperatorID, from: Instant?)
    /// They are on leave, at a training, ill.
    case absent(Lane, from: Instant, until: Instant)
    /// They are busy with something else, buffers included.
    case busy(Lane, from: Instant, until: Instant, with: AppointmentID)
    /// The store has not enough rooms of a kind.
    case noResource(ResourceKindID)
    /// All rooms of a kind are taken; one is free from the moment on, if at all that day.
    case resourcesTaken(ResourceKindID, freeFrom: Instant?)
    /// The rooms that were chosen do not fit what the service needs.
    case wrongResources
    /// The customer has something else then.
    case customerBusy(from: Instant, until: Instant, with: AppointmentID)
    /// The class has no place left.
    case full(capacity: Int)
    /// What the service uses up does not suffice: so much is there, so much is promised to those booked up to that day
    /// (counted no further than it takes to know that nothing is left), so much this would take.
    case short(GoodID, onHand: Int64, promised: Int64, needs: Int64)
    /// Two services of this visit get into each other's way.
    case itself

    /// Whether a person may go over it with a reason (rule 34): hours and duty are agreements, an occupied chair is a fact.
    package var mayBeForced: Bool {
        switch self {
        case .closed, .offDuty, .absent(.staff, _, _), .unskilled, .customerBusy, .short: true
        case .past, .tooFar, .unknownStaff, .absent(.resource, _, _), .busy, .noResource, .resourcesTaken,
            .wrongResources, .full, .itself:
            false
        }
    }
}
