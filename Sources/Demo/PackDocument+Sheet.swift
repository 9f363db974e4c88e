extension PackDocument {
    /// The booking sheet as YAML has it; durations in minutes, weekdays 1 = Monday.
    struct Sheet: Decodable {
        struct Rooms: Decodable {
            let kind: Int64
            let title: String
            let rooms: [String]
        }

        struct Plan: Decodable {
            let service: Int64
            let before: Int?
            let after: Int?
            let process: [Int]?
            let room: Int64?
            let roomCount: Int?
            let roomBefore: Int?
            let roomAfter: Int?
            let capacity: Int?
        }

        struct Skills: Decodable {
            let staff: Int64
            let services: [Int64]
        }

        struct Shift: Decodable {
            let staff: Int64
            let days: [Int]
            let hours: [String]
        }

        struct Course: Decodable {
            let service: Int64
            let staff: Int64
            let days: [Int]
            let at: String
        }

        let rooms: [Rooms]
        let plans: [Plan]
        let skills: [Skills]
        let shifts: [Shift]
        let classes: [Course]
    }
}
