/// What can be done in each room, made once: every key and every frame asks for it.
enum ActionTable {
    static let rooms = Dictionary(uniqueKeysWithValues: Desk.rooms.map { ($0.id, $0.madeActions) })
}
