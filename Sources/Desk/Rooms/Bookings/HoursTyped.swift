import Domain
import Operations

/// Hours of a day as somebody types them: `10:00-13:00 14-19`, 休 for none, 每周 for the week's pattern.
enum HoursTyped: Equatable {
    case hours([Range<Int>])
    case asEveryWeek

    /// Reads them; nil for anything else.
    init?(_ text: String, _ scene: Scene) {
        let bare = text.trimmed.lowercased()
        if bare == scene.say("每周").lowercased() {
            self = .asEveryWeek
        } else if bare == scene.say("休").lowercased() {
            self = .hours([])
        } else {
            var ranges: [Range<Int>] = []
            for part in bare.split(whereSeparator: { " ,,、".contains($0) }) {
                let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(Self.minute)
                guard ends.count == 2, let from = ends[0], let until = ends[1], from < until else { return nil }
                ranges.append(from..<until)
            }
            guard !ranges.isEmpty else { return nil }
            self = .hours(ranges)
        }
    }

    /// `9`, `9:30`, `25:00` for one in the next morning.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(whereSeparator: { ":：".contains($0) }).map { Int($0) }
        guard (1...2).contains(parts.count), let hour = parts[0], (0...30).contains(hour) else { return nil }
        guard parts.count == 2 else { return hour * 60 }
        guard let minute = parts[1], (0...59).contains(minute) else { return nil }
        return hour * 60 + minute
    }

    /// The ranges, for the command; nil = as every week.
    var ranges: [Range<Int>]? {
        if case .hours(let ranges) = self { return ranges }
        return nil
    }

    /// Stretches of a day as they would be typed.
    static func text(_ stretches: [Stretch], on day: Day, _ scene: Scene) -> String {
        guard !stretches.isEmpty else { return scene.say("休") }
        let start = scene.calendar.instant(of: day, minute: 0)
        func clock(_ instant: Instant) -> String {
            let minute = instant.minutes(since: start)
            return "\(Day.two(minute / 60)):\(Day.two(minute % 60))"
        }
        return stretches.map { "\(clock($0.from))-\(clock($0.until))" }.joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
