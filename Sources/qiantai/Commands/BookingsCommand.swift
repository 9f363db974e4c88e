import ArgumentParser

/// Bookings and other programs' calendars.
struct BookingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bookings", abstract: "预约与别的日历互通:导出 iCalendar,导入员工的日历。",
        subcommands: [ExportBookings.self, ImportCalendar.self])
}
