import Domain

extension Storyteller {
    /// A member's place in today's list, and what was paid or kept for it.
    mutating func come(_ slot: TodayPlan.Slot, _ purse: inout Purse, _ chance: inout Chance) {
        if slot.holds, openItem(purse, -1, at: timeline.span.upperBound) == nil {
            sellPackage(at: max(purse.clock, opening(of: Timeline.today - 1, &chance)), &purse, &chance)
        }
        let kept = slot.holds ? openItem(purse, -1, at: timeline.span.upperBound) : nil
        let service = kept.map { Int(book.items[Int($0)].service) } ?? wish(slot.paying, purse, &chance)
        if let kept {
            book.items[Int(kept)].held += 1
            let at =
                slot.arrived >= 0
                ? slot.arrived : max(purse.clock, timeline.at(Timeline.today - 1, minute: pack.opening.upperBound - 1))
            book.holds.append(.init(item: kept, visit: Int32(book.visits.count), at: at))
        }
        book.visits.append(visit(slot, member: purse.member, service: Int32(service)))
        if slot.arrived >= 0 { purse.lastVisit = slot.arrived }
        if slot.state == .done {
            settle(
                Bill(service: service, paying: slot.paying, at: slot.finished + 60_000, slips: false), &purse, &chance)
        }
    }

    /// A slot as a visit; a guest has member -1.
    func visit(_ slot: TodayPlan.Slot, member: Int32, service: Int32) -> HistoryBook.Visit {
        .init(
            member: member, state: slot.state, service: service, staff: slot.staff, place: slot.room,
            day: Int32(Timeline.today), expected: slot.expected, arrived: slot.arrived, started: slot.started,
            finished: slot.finished)
    }
}

extension HistoryBook {
    /// Makes room for so many members.
    mutating func reserve(_ members: Int) {
        visits.reserveCapacity(members * 3)
        entries.reserveCapacity(members * 3)
        moves.reserveCapacity(members * 6)
        parcels.reserveCapacity(members * 3)
    }
}
