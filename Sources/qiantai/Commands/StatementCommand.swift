import ArgumentParser
import Desk
import Domain
import Foundation
import Operations
import SQL
import SQLite
import Store

/// Writes a member's statement: for a file, a mail, a court.
struct StatementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "打印一位会员的对账单到标准输出:每一笔变动、余额和剩余。",
        discussion: "例:qiantai statement 61 --from 2026-01-01 --to 2026-12-31 > 61.txt")

    @OptionGroup var data: DataOptions
    @OptionGroup var looks: LookOptions
    @Argument(help: ArgumentHelp("会员号。", valueName: "会员号"))
    var member: Int64
    @Option(help: ArgumentHelp("第一天,如 2026-01-01;默认是一年前。", valueName: "日期"))
    var from: String?
    @Option(help: ArgumentHelp("最后一天;默认是今天。", valueName: "日期"))
    var to: String?

    func run() throws {
        let folder = data.folder
        guard (1...999_999_999).contains(member) else { throw ValidationError("会员号是 1 到 999999999 的数字。") }
        guard folder.hasStore else { Trouble(EngineError(.missing), folder: folder.path).end() }
        let (first, last) = (try day(from), try day(to))
        let id = MemberID(member)
        let (statement, calendar) = wait {
            let database = try folder.look()
            defer { database.close() }
            let vault = try folder.vault()
            return try await database.read { db in
                guard let settings = try db.settings(), let zone = TimeZone(identifier: settings.zone) else {
                    throw Trouble(.data, "不认识门店的时区。请装上 tzdata。")
                }
                let calendar = StoreCalendar(zone: zone, cutoffHour: settings.cutoffHour)
                let last = last ?? calendar.businessDay(of: Clock.now)
                let statement = try MemberStatement.statement(
                    id, from: first ?? last.advanced(days: -365), to: last, db: db, vault: vault, store: settings.name,
                    at: Clock.now, by: "")
                guard let statement else {
                    throw Trouble(.findings, "本店没有会员号 \(member)。请到前台 F6 会员里查会员号。")
                }
                return (statement, calendar)
            }
        }
        let languages = Shelf().languages
        let language = languages.first { $0.code == looks.language ?? "zh" } ?? languages[0]
        let layout = StatementLayout(wording: language.wording(), calendar: calendar)
        for line in ReceiptText(columns: 64).lines(layout.lines(statement)) { print(line) }
    }

    private func day(_ text: String?) throws -> Day? {
        guard let text else { return nil }
        guard let day = Day(text) else { throw ValidationError("日期写成 2026-01-01。") }
        return day
    }
}
