import Foundation
import Testing

extension EndToEnd {
    @Suite("Calendars of other programs")
    struct CalendarTests {
        /// Runs the system's Python, for which the independent iCalendar library is installed.
        private func python(_ script: String, _ arguments: String...) throws -> Ran {
            try Ran(["/usr/bin/python3", "-c", script] + arguments, Shop.environment())
        }

        @Test("What is exported another library reads, every booking once, no private data in it")
        func export() throws {
            let shop = try Shop()
            let file = shop.folder + ".ics"
            let ran = try shop.run(["bookings", "export", "--ics", "--days", "15", file])
            #expect(ran.status == 0 && ran.errors.isEmpty, "\(ran)")
            let read = try python(
                """
                import sys, icalendar
                raw = open(sys.argv[1], "rb").read()
                assert all(len(line) <= 75 for line in raw.split(b"\\r\\n")) and b"\\n" not in raw.replace(b"\\r\\n", b"")
                calendar = icalendar.Calendar.from_ical(raw)
                events = calendar.walk("VEVENT")
                assert len({str(e["UID"]) for e in events}) == len(events)
                for e in events:
                    assert not e.errors and e["DTEND"].dt > e["DTSTART"].dt and e["DTSTAMP"].dt.tzinfo is not None
                    assert str(e["STATUS"]) in ("TENTATIVE", "CONFIRMED", "CANCELLED")
                print(len(events), sorted({str(e["STATUS"]) for e in events}), calendar["X-WR-CALNAME"])
                print("\\n".join(str(e["SUMMARY"]) + " " + str(e.get("LOCATION", "")) for e in events))
                """, file)
            #expect(read.status == 0 && read.errors.isEmpty, "\(read)")
            #expect(read.output.contains("'CONFIRMED', 'TENTATIVE'") && read.output.contains("清颜美容中心"))
            #expect(read.output.contains("**") && read.output.contains("号床") && !read.output.contains("1990000"))
            let out = try shop.run([
                "bookings", "export", "--ics", "--staff", "1003", "--from", "2026-11-24", "--days", "1", "-",
            ])
            #expect(out.status == 0 && out.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
            #expect(!out.output.contains("周敏"))
            #expect(try shop.run(["bookings", "export", file]).status == 64)
            #expect(try shop.run(["bookings", "export", "--ics", "/no/such/folder/x.ics"]).status == 73)
        }

        @Test("A calendar another library wrote becomes leave, once")
        func importing() throws {
            let shop = try Shop()
            let file = shop.folder + ".ics"
            let written = try python(
                """
                import sys, datetime as d, zoneinfo
                import icalendar
                calendar = icalendar.Calendar()
                calendar.add("prodid", "-//test//"); calendar.add("version", "2.0")
                zone = zoneinfo.ZoneInfo("Asia/Shanghai")
                def event(uid, start, end, summary, **more):
                    e = icalendar.Event()
                    for name, value in dict(uid=uid, dtstart=start, dtend=end, summary=summary, **more).items(): e.add(name, value)
                    e.add("dtstamp", d.datetime(2026, 11, 1, tzinfo=d.timezone.utc)); calendar.add_component(e)
                at = lambda day, hour: d.datetime(2026, 11, day, hour, tzinfo=zone)
                event("one", at(25, 14), at(25, 16), "看牙, 很长的标题; " + "长" * 40)
                event("utc", d.datetime(2026, 11, 26, 2, tzinfo=d.timezone.utc), d.datetime(2026, 11, 26, 3, tzinfo=d.timezone.utc), "UTC")
                event("day", d.date(2026, 11, 28), d.date(2026, 11, 29), "全天")
                event("week", at(27, 10), at(27, 11), "进修", rrule={"freq": "weekly", "count": 3}, exdate=d.datetime(2026, 12, 4, 10, tzinfo=zone))
                event("past", at(2, 10), at(2, 11), "过去")
                open(sys.argv[1], "wb").write(calendar.to_ical())
                """, file)
            #expect(written.status == 0, "\(written)")
            let words = ["bookings", "import", "--staff", "1003", file]
            #expect(try shop.run(words, input: "481926\n").status == 77)
            #expect(try shop.run(words + ["--as", "1001"], input: "246813\n").status == 77)
            let first = try shop.run(words, input: "918273\n")
            #expect(first.status == 0 && first.output.contains("记了 5 段请假;原来就有 0 段,已经过去 1 段"), "\(first)")
            let again = try shop.run(words, input: "918273\n")
            #expect(again.status == 0 && again.output.contains("记了 0 段请假;原来就有 5 段"), "\(again)")
            #expect(try shop.run(["check"]).status == 0)
        }

        @Test("What it cannot read it refuses whole, with the line")
        func refused() throws {
            let shop = try Shop()
            let file = shop.folder + ".ics"
            let text =
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20261125T100000\r\nDTEND:20261125T110000\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261125T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=HOURLY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            let ran = try shop.run(["bookings", "import", "--staff", "1003", file], input: "918273\n")
            #expect(ran.status == 65 && ran.errors.contains("第 11 行") && ran.output.isEmpty, "\(ran)")
            #expect(
                try shop.run(["bookings", "import", "--staff", "1003", file + ".none"], input: "918273\n").status == 65)
        }
    }
}
