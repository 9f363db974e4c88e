import ArgumentParser
import Devices
import Domain
import Foundation
import SQL
import SQLite
import Store

/// Writes bookings as a calendar other programs read.
struct ExportBookings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "把预约写成 iCalendar 文件(RFC 5545)。前台开着时也可以运行。",
        discussion: "客人的姓名打码,没有手机号。已取消的也在里面,标明取消;同一个预约的 UID 不变,再导入就是更新。")

    @OptionGroup var data: DataOptions
    @Flag(help: "写成 iCalendar。")
    var ics = false
    @Option(help: ArgumentHelp("只要这一位手艺人的,工号。", valueName: "工号"))
    var staff: Int64?
    @Option(help: ArgumentHelp("从哪一天起,如 2026-11-23;默认今天。", valueName: "日期"))
    var from: String?
    @Option(help: ArgumentHelp("几天,1 到 400。", valueName: "天数"))
    var days = 14
    @Argument(help: ArgumentHelp("写到哪个文件;- 是标准输出。", valueName: "文件"))
    var path: String

    func validate() throws {
        guard ics else { throw ValidationError("现在只会写 iCalendar:请加上 --ics。") }
        guard (1...400).contains(days) else { throw ValidationError("--days 是 1 到 400。") }
        if let from, Day(from) == nil { throw ValidationError("--from 写成 2026-11-23 这样。") }
    }

    func run() throws {
        let (folder, staff, days, path) = (data.folder, staff.map { OperatorID($0) }, days, path)
        let first = from.flatMap { Day($0) }
        let (text, count) = wait {
            let database = try folder.look()
            defer { database.close() }
            do {
                return try await database.read { db in
                    let (name, calendar) = try folder.calendar(db)
                    let day = first ?? calendar.businessDay(of: Clock.now)
                    let rows = try db.calendar(
                        from: calendar.start(of: day), until: calendar.start(of: day.advanced(days: days)), staff: staff
                    )
                    let mark = try db.mark()
                    let text = CalendarWriter.text(
                        of: rows.map { CalendarEvent($0, store: mark) }, name: name, now: Clock.now)
                    return (text, rows.count)
                }
            } catch let error as EngineError { throw Trouble(error, folder: folder.path) }
        }
        guard path != "-" else { return FileHandle.standardOutput.write(Data(text.utf8)) }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
            Trouble(.cannotCreate, "写不了 \(path)。请检查目录和权限,或换一个文件。").end()
        }
        print("写好了 \(count) 个预约:\(path)")
    }
}

extension CalendarEvent {
    /// An appointment without anything private: the first character of a name, no phone.
    fileprivate init(_ row: CalendarRow, store: String) {
        let appointment = row.appointment
        let customers =
            appointment.capacity > 1
            ? "\(row.customers.count)/\(appointment.capacity) 人"
            : row.customers.map { $0.prefix(1) + "**" }.joined(separator: " ")
        self.init(
            uid: "appointment-\(appointment.id).\(store)@qiantai", start: appointment.start, end: appointment.end,
            summary: customers.isEmpty ? appointment.title : "\(appointment.title) \(customers)",
            detail: "手艺人 \(row.staff)", location: row.rooms,
            status: !appointment.isActive ? .cancelled : row.isSure ? .confirmed : .tentative)
    }
}

extension StoreFolder {
    /// The store's name and days.
    func calendar(_ db: any Reading) throws -> (name: String, calendar: StoreCalendar) {
        guard let settings = try db.settings(), let zone = TimeZone(identifier: settings.zone) else {
            throw Trouble(.data, "这家店没有建完,或时区不认识。")
        }
        return (settings.name, StoreCalendar(zone: zone, cutoffHour: settings.cutoffHour))
    }
}
