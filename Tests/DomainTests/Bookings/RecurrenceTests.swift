import Domain
import Testing

@Suite("Feature C4: recurring series (RFC 5545)")
struct RecurrenceTests {
    /// Expected days by dateutil 2.9.
    @Test(
        "rules give the days an independent calendar gives",
        arguments: [
            ("FREQ=DAILY;INTERVAL=3;COUNT=4", "2026-12-30", ["2026-12-30", "2027-01-02", "2027-01-05", "2027-01-08"]),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=5", "2026-11-25",
                ["2026-11-25", "2026-12-07", "2026-12-09", "2026-12-21", "2026-12-23"]
            ),
            ("FREQ=WEEKLY;UNTIL=20261210", "2026-11-26", ["2026-11-26", "2026-12-03", "2026-12-10"]),
            ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2026-12-31", ["2026-12-31", "2027-01-31", "2027-03-31"]),
            ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29;COUNT=2", "2024-02-29", ["2024-02-29", "2028-02-29"]),
            ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "2026-11-24", ["2026-12-08", "2027-01-12", "2027-02-09"]),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "2026-11-01", ["2026-11-27", "2026-12-25", "2027-01-29"]),
            ("FREQ=MONTHLY;BYDAY=5MO;COUNT=2", "2026-11-01", ["2026-11-30", "2027-03-29"]),
            ("FREQ=WEEKLY;BYDAY=SU;COUNT=2", "2037-12-30", ["2038-01-03", "2038-01-10"]),
        ])
    func days(rule: String, first: String, expected: [String]) throws {
        let series = try Recurrence(rule)
        #expect(series.days(from: try #require(Day(first))).map(\.description) == expected)
        #expect(try Recurrence(series.text) == series)
    }

    @Test(
        "what is not served is named, and a series has an end",
        arguments: [
            ("FREQ=WEEKLY", RecurrenceFault.end), ("FREQ=WEEKLY;COUNT=2;UNTIL=20270101", .end),
            ("FREQ=YEARLY;COUNT=2", .unsupported("FREQ=YEARLY")),
            ("FREQ=DAILY;BYHOUR=9;COUNT=2", .unsupported("BYHOUR")),
            ("FREQ=WEEKLY;BYDAY=XX;COUNT=2", .value("BYDAY")),
            ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=1", .value("BYMONTHDAY")),
            ("FREQ=WEEKLY;COUNT=0", .value("COUNT")), ("FREQ=WEEKLY;UNTIL=20260231", .value("UNTIL")),
            ("COUNT=2", .malformed), ("FREQ", .malformed), ("FREQ=DAILY;FREQ=DAILY;COUNT=1", .malformed),
        ])
    func faults(rule: String, fault: RecurrenceFault) {
        #expect(throws: fault) { try Recurrence(rule) }
    }
}
