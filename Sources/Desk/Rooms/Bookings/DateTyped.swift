import Domain

/// A day as somebody types it: `12-5`, `5`, `2026-12-05`, `+3`, `明天`, `周五`.
enum DateTyped {
    /// The day that is meant, seen from today; nil where none is.
    static func day(_ text: String, _ scene: Scene) -> Day? {
        let today = scene.calendar.businessDay(of: scene.now)
        let typed = text.filter { !$0.isWhitespace }
        let words = [scene.say("今天"), scene.say("明天"), scene.say("后天")]
        if let ahead = words.firstIndex(where: { $0.lowercased() == typed.lowercased() }) {
            return today.advanced(days: ahead)
        }
        if let sign = typed.first, sign == "+" || sign == "-", let days = Int(typed.dropFirst()), days < 1000 {
            return today.advanced(days: sign == "+" ? days : -days)
        }
        return weekday(typed, today, scene) ?? date(typed, today)
    }

    /// The next such day of the week, today included; with 下 in front, that of the week after.
    private static func weekday(_ text: String, _ today: Day, _ scene: Scene) -> Day? {
        let monday = today.advanced(days: 1 - today.weekday)
        for offset in 0..<7 {
            let name = scene.weekday(monday.advanced(days: offset)).lowercased()
            if text.lowercased() == name || (text.count == 1 && !text.allSatisfy(\.isNumber) && name.hasSuffix(text)) {
                return monday.advanced(days: offset + (offset + 1 < today.weekday ? 7 : 0))
            }
            if text.lowercased() == scene.say("下%@", name).lowercased() { return monday.advanced(days: offset + 7) }
        }
        return nil
    }

    /// A date without its year, or without its month, is the next one.
    private static func date(_ text: String, _ today: Day) -> Day? {
        let parts = text.split(whereSeparator: { "-./".contains($0) }).map { Int($0) }
        guard (1...3).contains(parts.count), !parts.contains(nil) else { return nil }
        let numbers = parts.compactMap(\.self)
        func made(_ year: Int, _ month: Int, _ day: Int) -> Day? {
            guard (1...9999).contains(year) else { return nil }
            let text = String(repeating: "0", count: 4 - String(year).count) + String(year)
            return Day("\(text)-\(month)-\(day)")
        }
        switch numbers.count {
        case 3: return made(numbers[0] < 100 ? 2000 + numbers[0] : numbers[0], numbers[1], numbers[2])
        case 2:
            guard let day = made(today.year, numbers[0], numbers[1]) else {
                return made(today.year + 1, numbers[0], numbers[1])
            }
            // What is long past is meant of the next year.
            return day.sinceEpoch < today.sinceEpoch - 180 ? made(today.year + 1, numbers[0], numbers[1]) ?? day : day
        default:
            for ahead in 0..<13 {
                let month = today.month - 1 + ahead
                if let day = made(today.year + month / 12, month % 12 + 1, numbers[0]), day >= today { return day }
            }
            return nil
        }
    }
}
