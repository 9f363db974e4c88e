import Domain
import SQL
import Store

/// What services use up, against what is on the shelves and promised to others (feature C3).
struct SupplyBook {
    private let supplies: [ServiceID: [Supply]]
    private let goods: [GoodID: GoodRow]
    private let demand: [Day: [GoodID: Int64]]

    /// - Parameters:
    ///   - through: the last day that will be asked for.
    ///   - besides: appointments that are about to be moved.
    init(
        _ db: any Reading, of services: [ServiceID], today: Day, through last: Day, besides: Set<AppointmentID> = []
    ) throws {
        let all = try db.supplies()
        supplies = all.filter { services.contains($0.key) }
        let used = Set(supplies.values.joined().map(\.good))
        goods = Dictionary(uniqueKeysWithValues: try used.compactMap { id in try db.good(id).map { (id, $0) } })
        demand = try db.demand(
            on: goods.mapValues(\.onHand), supplies: all, from: today, through: last, besides: besides)
    }

    /// What does not suffice for services on their days, in order: what everybody booked up to a service's day uses,
    /// the lines before it too, counts against what there is.
    func shortages(of lines: [(service: ServiceID, day: Day)], customers: Int64 = 1) -> [(Int, Clash, GoodRow)] {
        guard !supplies.isEmpty else { return [] }
        return lines.enumerated().flatMap { index, line in
            (supplies[line.service] ?? []).compactMap { supply in
                guard let good = goods[supply.good] else { return nil }
                let others = demand.reduce(Int64(0)) { $1.key <= line.day ? $0 + ($1.value[supply.good] ?? 0) : $0 }
                let before = lines.prefix(index).filter { $0.day <= line.day }
                    .flatMap { supplies[$0.service] ?? [] }.reduce(Int64(0)) {
                        $1.good == supply.good ? $0 + $1.quantity * customers : $0
                    }
                let needs = supply.quantity * customers
                guard others + before + needs > good.onHand else { return nil }
                let clash = Clash.short(good.id, onHand: good.onHand, promised: others + before, needs: needs)
                return (index, clash, good)
            }
        }
    }
}

extension Work {
    /// Takes off the shelves what a visit's services use up, as far as it is there: what is not there has been used all
    /// the same, so that somebody must count.
    /// - Throws: `EngineError`.
    func useSupplies(of visit: VisitRow) throws -> [MoveVisit.MissingSupply] {
        var services = try db.appointments(of: visit.id).map(\.service)
        if services.isEmpty, let service = try db.service(of: visit.id) { services = [service] }
        let supplies = try db.supplies()
        var missing: [MoveVisit.MissingSupply] = []
        for supply in services.flatMap({ supplies[$0] ?? [] }) {
            let deed = stockDeed(visit: visit.id)
            guard case .short(let left) = try db.takeStock(supply.good, supply.quantity, kind: .used, deed) else {
                continue
            }
            if left > 0 { _ = try db.takeStock(supply.good, left, kind: .used, deed) }
            guard let good = try db.good(supply.good) else { continue }
            missing.append(.init(good: good.id, title: good.title, unit: good.unit, quantity: supply.quantity - left))
        }
        return missing
    }

    /// Puts back what a visit has used up: it is not done after all.
    /// - Throws: `EngineError`.
    func returnSupplies(of visit: VisitID) throws {
        for supply in try db.used(by: visit) {
            try db.returnStock(supply.good, supply.quantity, kind: .unused, stockDeed(visit: visit))
        }
    }
}
