package import Domain
package import SQL
package import Vault

/// A customer in a booked service, with what the sheet shows of them.
package struct SeatRow: Sendable, Equatable {
    /// In which.
    package let appointment: AppointmentID
    /// The visit.
    package let visit: VisitRow
    /// Name of member or guest.
    package let name: String
    /// Mobile number; empty where none is known.
    package let phone: String
}

/// What many appointments have, in a few statements instead of one for each.
extension Reading {
    /// Rooms, beds and devices that appointments take, in order.
    /// - Throws: `EngineError`.
    package func resources(of appointments: [AppointmentID]) throws -> [AppointmentID: [ResourceID]] {
        var found: [AppointmentID: [ResourceID]] = [:]
        try inBunches(appointments) { marks, bunch in
            try each(
                """
                SELECT DISTINCT appointment, who FROM occupancy
                WHERE appointment IN (\(marks)) AND lane = 'resource' AND active = 1 ORDER BY appointment, who
                """, arguments: bunch
            ) { found[$0.identity(0), default: []].append($0.identity(1)) }
        }
        return found
    }

    /// Customers that sit in appointments, in the order of their visits.
    /// - Throws: `EngineError`, `Vault.Unreadable`.
    package func seats(of appointments: [AppointmentID], vault: Vault) throws -> [AppointmentID: [SeatRow]] {
        var found: [AppointmentID: [SeatRow]] = [:]
        try inBunches(appointments) { marks, bunch in
            try each(
                """
                SELECT \(VisitRow.columns), q.appointment, m.name, m.phone_sealed, v.contact_sealed
                FROM seat q JOIN visit v ON v.id = q.visit \(VisitRow.joins) LEFT JOIN member m ON m.id = v.member
                WHERE q.active = 1 AND q.appointment IN (\(marks)) ORDER BY q.appointment, v.id
                """, arguments: bunch
            ) { row in
                let visit = VisitRow(row)
                var phone = ""
                if let member = visit.member, let sealed = row.optionalBlob(19) {
                    phone = try vault.open(sealed, table: "member", column: "phone", row: member.raw)
                } else if let sealed = row.optionalBlob(20) {
                    phone = try vault.open(sealed, table: "visit", column: "contact", row: visit.id.raw)
                }
                let seat = SeatRow(
                    appointment: row.identity(17), visit: visit, name: row.optionalText(18) ?? visit.guest, phone: phone
                )
                found[seat.appointment, default: []].append(seat)
            }
        }
        return found
    }

    /// Some numbers at a time, always as many, so that the statement stays prepared.
    private func inBunches(
        _ appointments: [AppointmentID], _ body: (_ marks: String, _ bunch: [any Bindable]) throws -> Void
    ) throws {
        let size = 64
        let marks = Array(repeating: "?", count: size).joined(separator: ",")
        for first in stride(from: 0, to: appointments.count, by: size) {
            let bunch = appointments[first..<min(first + size, appointments.count)]
            try body(marks, bunch + Array(repeating: AppointmentID(0), count: size - bunch.count))
        }
    }
}
