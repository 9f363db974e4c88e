/// What a service takes of people's, rooms' and the customer's time (rule 33).
///
/// All minutes count from the moment the service begins for the customer.
package struct ServicePlan: Sendable, Equatable, Codable {
    /// How many of a kind of room, bed or device it takes.
    package struct Need: Sendable, Equatable, Codable {
        /// Of this kind.
        package let kind: ResourceKindID
        /// So many at once, from 1.
        package let count: Int

        /// So many of a kind.
        package init(kind: ResourceKindID, count: Int = 1) {
            self.kind = kind
            self.count = count
        }
    }

    /// Which service.
    package let service: ServiceID
    /// How long it is for the customer, 1…1440.
    package private(set) var minutes: Int
    /// The staff prepares for so long before.
    package let before: Int
    /// The staff tidies up for so long after.
    package let after: Int
    /// In these minutes something works by itself, a dye or a mask: the staff is free, the room is not.
    package private(set) var processing: Range<Int>?
    /// The room is taken so long before.
    package let roomBefore: Int
    /// The room is taken so long after.
    package let roomAfter: Int
    /// Rooms, beds and devices.
    package let needs: [Need]
    /// How many customers at once: 1, or the places of a class.
    package let capacity: Int

    /// A service's times; negative ones count as none, processing outside the service as cut off.
    package init(
        service: ServiceID, minutes: Int, before: Int = 0, after: Int = 0, processing: Range<Int>? = nil,
        roomBefore: Int = 0, roomAfter: Int = 0, needs: [Need] = [], capacity: Int = 1
    ) {
        self.service = service
        self.minutes = min(max(1, minutes), Self.longest)
        self.before = max(0, before)
        self.after = max(0, after)
        self.roomBefore = max(0, roomBefore)
        self.roomAfter = max(0, roomAfter)
        self.needs = needs
        self.capacity = max(1, capacity)
        self.processing = processing
        cutProcessing()
    }

    /// Nothing takes longer than a day.
    package static let longest = 1440

    /// The same service, made longer or shorter; what works by itself keeps its place.
    package func lasting(_ minutes: Int) -> ServicePlan {
        var copy = self
        copy.minutes = min(max(1, minutes), Self.longest)
        copy.cutProcessing()
        return copy
    }

    private mutating func cutProcessing() {
        processing = processing.map { $0.clamped(to: 0..<minutes) }
        if processing?.isEmpty ?? false { processing = nil }
    }

    /// When the staff is busy with it, preparation and tidying included, in order.
    package var staffPieces: [Range<Int>] {
        let whole = -before..<minutes + after
        guard let processing else { return [whole] }
        return [whole.lowerBound..<processing.lowerBound, processing.upperBound..<whole.upperBound]
            .filter { !$0.isEmpty }
    }

    /// When each room, bed or device is taken.
    package var roomPiece: Range<Int> { -roomBefore..<minutes + roomAfter }
}
