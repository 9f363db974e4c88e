import Surface

/// Which keys the counter uses for what, where somebody wants other ones than usual.
package struct Keymap: Sendable, Equatable {
    /// A wish as it stands in the file.
    package struct Wish: Sendable, Equatable {
        /// `reception.checkIn`
        package let action: String
        /// `Ctrl-J`
        package let keys: [String]

        /// A wish.
        package init(action: String, keys: [String]) {
            self.action = action
            self.keys = keys
        }
    }

    private var keys: [String: [Key]] = [:]

    /// The usual keys.
    package init() {}

    /// Whether every key means what it usually does.
    var isUsual: Bool { keys.isEmpty }

    /// An action with the keys it has here.
    func applied(to action: Action) -> Action {
        guard let wanted = keys[action.id] else { return action }
        return Action(action.id, wanted, action.title, action.initials, help: action.help, right: action.right)
    }

    /// The usual keys but for what is wished and does no harm; whatever cannot be is left out and said in a sentence.
    ///
    /// A key means one thing in one room: a wish for one that means something else there is not granted. Enter, Tab,
    /// arrows and digits move and choose everywhere, Esc leads back everywhere: they are nobody's.
    package static func granting(_ wishes: [Wish], _ wording: Wording) -> (keymap: Keymap, complaints: [String]) {
        var map = Keymap()
        var complaints: [String] = []
        let table = Table()
        for wish in wishes {
            do throws(Complaint) { map.keys[wish.action] = try table.read(wish) } catch {
                complaints.append(error.sentence(wording))
            }
        }
        // What is not granted keeps its usual keys, which may stand in the way of another wish.
        while let (id, complaint) = table.conflict(in: map) {
            map.keys[id] = nil
            complaints.append(complaint.sentence(wording))
        }
        return (map, complaints)
    }

    /// What is said of a file nobody can make sense of.
    package static func unreadable(_ path: String, _ wording: Wording) -> String {
        wording.say("按键表 %@ 读不懂,先用原来的键", path)
    }

    private enum Complaint: Error {
        case noAction(String)
        case fixed(Action)
        case noKey(String, Action)
        case taken(Key, by: Action, not: Action)

        func sentence(_ wording: Wording) -> String {
            switch self {
            case .noAction(let id): wording.say("按键表里的 %@ 不是任何动作,没有理会;动作名见 qiantai keys --names", id)
            case .fixed(let action): wording.say("「%@」的键不能换", wording.say(action.title))
            case .noKey(let name, let action):
                wording.say("按键表里给「%@」的 %@ 不能用,照旧用 %@", wording.say(action.title), name, action.usual)
            case .taken(let key, let other, let action):
                wording.say(
                    "%@ 已经是「%@」,「%@」照旧用 %@", key.label, wording.say(other.title), wording.say(action.title),
                    action.usual)
            }
        }
    }

    /// What has keys, and where.
    private struct Table {
        let everywhere = Global.all + Desk.counter().map(\.id).compactMap(Global.action)
        let rooms = Desk.rooms.map(\.actions)

        func read(_ wish: Wish) throws(Complaint) -> [Key] {
            guard let action = (everywhere + rooms.joined()).first(where: { $0.id == wish.action }) else {
                throw .noAction(wish.action)
            }
            if action.id == Global.back.action.id { throw .fixed(action) }
            var keys: [Key] = []
            for name in wish.keys {
                guard let key = Key(name), Self.isFree(key) else { throw .noKey(name, action) }
                keys.append(key)
            }
            guard !keys.isEmpty else { throw .noKey("[]", action) }
            return keys
        }

        private static func isFree(_ key: Key) -> Bool {
            switch key.code {
            case .character(let typed): !key.modifiers.isEmpty || !(typed.isNumber || typed == " ")
            case .function, .insert, .delete: true
            default: !key.modifiers.isDisjoint(with: [.control, .alt])
            }
        }

        /// A wish whose key means something else where it would be pressed.
        func conflict(in map: Keymap) -> (String, Complaint)? {
            for room in rooms {
                let here = everywhere + room
                for action in here {
                    for key in map.keys[action.id] ?? [] {
                        if let other = here.first(where: {
                            $0.id != action.id && map.applied(to: $0).keys.contains(key)
                        }) {
                            return (action.id, .taken(key, by: other, not: action))
                        }
                    }
                }
            }
            return nil
        }
    }
}

extension Action {
    fileprivate var usual: String { keys.first?.label ?? "—" }
}
