import Domain
import Operations

/// What the loaded sheet knows against a time, for an answer at every key; only the store decides.
struct SheetHint: Sendable {
    let staff: [StaffLane]
    let items: [SheetItem]
    /// It does not stand in its own way.
    let besides: AppointmentID?

    /// The first thing in the way of a service by somebody.
    func obstacle(
        to span: Stretch, by who: OperatorID, in rooms: [ResourceID] = [], of item: SheetItem? = nil,
        rooms lanes: [RoomLane] = []
    ) -> BookingObstacle? {
        staffObstacle(to: span, by: who, of: item) ?? roomObstacle(to: span, in: rooms, lanes)
    }

    private func staffObstacle(to span: Stretch, by who: OperatorID, of item: SheetItem?) -> BookingObstacle? {
        guard let lane = staff.first(where: { $0.staff == who }) else { return nil }
        func obstacle(_ clash: Clash, _ doing: String = "") -> BookingObstacle {
            BookingObstacle(line: 0, start: span.from, clash: clash, who: lane.name, doing: doing)
        }
        if let item, !lane.skills.contains(item.service) { return obstacle(.unskilled(who)) }
        let shift = item.map { span.from.ms - $0.stretch.from.ms } ?? 0
        for other in items where other.staff == who && other.appointment != besides {
            for piece in other.staffPieces where pieces(of: item, span, shift).contains(where: { $0.meets(piece) }) {
                return obstacle(
                    .busy(.staff(who), from: piece.from, until: piece.until, with: other.appointment), other.title)
            }
        }
        if let away = lane.absences.first(where: { $0.stretch.meets(span) }) {
            return obstacle(.absent(.staff(who), from: away.stretch.from, until: away.stretch.until))
        }
        if !lane.duty.contains(where: { $0.from <= span.from && span.until <= $0.until }) {
            return obstacle(.offDuty(who, from: lane.duty.first { $0.from > span.from }?.from))
        }
        return nil
    }

    /// When the staff would be busy with it.
    private func pieces(of item: SheetItem?, _ span: Stretch, _ shift: Int64) -> [Stretch] {
        guard let item, item.minutes == span.until.minutes(since: span.from) else { return [span] }
        return item.staffPieces.map {
            Stretch(from: $0.from.advanced(milliseconds: shift), until: $0.until.advanced(milliseconds: shift))
        }
    }

    private func roomObstacle(
        to span: Stretch, in rooms: [ResourceID], _ lanes: [RoomLane]
    ) -> BookingObstacle? {
        for room in rooms {
            guard let lane = lanes.first(where: { $0.resource == room }) else { continue }
            let away = lane.absences.first { $0.stretch.meets(span) }
            let other = items.first {
                $0.appointment != besides && $0.resources.contains(room) && $0.roomPiece.meets(span)
            }
            let clash: Clash? =
                if let away {
                    .absent(.resource(room), from: away.stretch.from, until: away.stretch.until)
                } else if let other {
                    .busy(
                        .resource(room), from: other.roomPiece.from, until: other.roomPiece.until,
                        with: other.appointment)
                } else { nil }
            if let clash {
                return BookingObstacle(
                    line: 0, start: span.from, clash: clash, who: lane.title,
                    doing: away == nil ? other?.title ?? "" : "")
            }
        }
        return nil
    }
}

extension Stretch {
    /// Two half-open stretches share a minute.
    func meets(_ other: Stretch) -> Bool { from < other.until && until > other.from }
}
