package import Domain
package import SQL

/// A room, bed or device.
package struct ResourceRow: Sendable, Equatable {
    /// Its number.
    package let id: ResourceID
    /// What it is.
    package let kind: ResourceKindID
    /// 3 号床
    package let title: String
}

/// A kind of room, bed or device.
package struct ResourceKindRow: Sendable, Equatable {
    /// Its number.
    package let id: ResourceKindID
    /// 美容床
    package let title: String
}

extension Reading {
    /// What each service takes of time and rooms, services no longer on sale too.
    /// - Throws: `EngineError`.
    package func servicePlans() throws -> [ServiceID: ServicePlan] {
        var needs: [ServiceID: [ServicePlan.Need]] = [:]
        try each("SELECT service, kind, count FROM service_need ORDER BY service, kind") { row in
            needs[row.identity(0), default: []].append(
                .init(kind: row.identity(1), count: Int(row.integer(2))))
        }
        let plans = try rows(
            """
            SELECT id, minutes, before_minutes, after_minutes, process_from, process_until, room_before, room_after,
                   capacity FROM service
            """
        ) { row in
            let service: ServiceID = row.identity(0)
            let processing = row.optionalInteger(4).flatMap { from in
                row.optionalInteger(5).map { Int(from)..<Int(max(from, $0)) }
            }
            return ServicePlan(
                service: service, minutes: Int(row.integer(1)), before: Int(row.integer(2)), after: Int(row.integer(3)),
                processing: processing, roomBefore: Int(row.integer(6)), roomAfter: Int(row.integer(7)),
                needs: needs[service] ?? [], capacity: Int(row.integer(8)))
        }
        return Dictionary(uniqueKeysWithValues: plans.map { ($0.service, $0) })
    }

    /// Rooms, beds and devices in use, by number.
    /// - Throws: `EngineError`.
    package func resources() throws -> [ResourceRow] {
        try rows("SELECT id, kind, title FROM resource WHERE enabled = 1 ORDER BY id") { row in
            ResourceRow(id: row.identity(0), kind: row.identity(1), title: row.text(2))
        }
    }

    /// Kinds of rooms, by number.
    /// - Throws: `EngineError`.
    package func resourceKinds() throws -> [ResourceKindRow] {
        try rows("SELECT id, title FROM resource_kind ORDER BY id") { row in
            ResourceKindRow(id: row.identity(0), title: row.text(1))
        }
    }

    /// What everybody who still works here has learned.
    /// - Throws: `EngineError`.
    package func skills() throws -> [OperatorID: Set<ServiceID>] {
        var skills: [OperatorID: Set<ServiceID>] = [:]
        try each("SELECT k.staff, k.service FROM skill k JOIN staff s ON s.id = k.staff AND s.enabled = 1") { row in
            skills[row.identity(0), default: []].insert(row.identity(1))
        }
        return skills
    }
}

extension Writing {
    /// Writes what a service takes beside its minutes.
    /// - Throws: `EngineError`.
    package func setPlan(_ plan: ServicePlan) throws {
        try execute(
            """
            UPDATE service SET minutes = ?, before_minutes = ?, after_minutes = ?, process_from = ?, process_until = ?,
                room_before = ?, room_after = ?, capacity = ? WHERE id = ?
            """, plan.minutes, plan.before, plan.after, plan.processing?.lowerBound, plan.processing?.upperBound,
            plan.roomBefore, plan.roomAfter, plan.capacity, plan.service)
        try execute("DELETE FROM service_need WHERE service = ?", plan.service)
        for need in plan.needs {
            try execute(
                "INSERT INTO service_need (service, kind, count) VALUES (?,?,?)", plan.service, need.kind, need.count)
        }
    }

    /// Writes a kind of room.
    /// - Throws: `EngineError`; `.constraint` if there is one of that name.
    package func insertResourceKind(_ id: ResourceKindID, title: String) throws {
        try execute("INSERT INTO resource_kind (id, title) VALUES (?,?)", id, title)
    }

    /// Writes a room, bed or device.
    /// - Throws: `EngineError`; `.constraint` if there is one of that name.
    package func insertResource(_ id: ResourceID, kind: ResourceKindID, title: String) throws {
        try execute("INSERT INTO resource (id, kind, title) VALUES (?,?,?)", id, kind, title)
    }

    /// Somebody has learned a service.
    /// - Throws: `EngineError`.
    package func insertSkill(_ staff: OperatorID, _ service: ServiceID) throws {
        try execute("INSERT INTO skill (staff, service) VALUES (?,?) ON CONFLICT DO NOTHING", staff, service)
    }
}
