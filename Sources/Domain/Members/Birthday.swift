/// Month and day of a birthday; the year is often unknown (rule 50).
package struct Birthday: Sendable, Equatable {
    /// 1…12.
    package let month: Int
    /// 1…31.
    package let day: Int

    /// Reads `1990-11-23` or `11-23`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-").suffix(2).map { Int($0) }
        guard parts.count == 2, let month = parts[0], let day = parts[1], (1...12).contains(month),
            (1...31).contains(day)
        else { return nil }
        self.month = month
        self.day = day
    }

    /// Days from a date to the next birthday, 0 = that very day; 29 February is kept on 1 March in common years.
    package func days(from today: Day) -> Int {
        for year in [today.year, today.year + 1] {
            let next = Day(sinceEpoch: Day(year: year, month: month, day: 1).sinceEpoch + day - 1)
            if next >= today { return next.sinceEpoch - today.sinceEpoch }
        }
        return 366
    }
}
