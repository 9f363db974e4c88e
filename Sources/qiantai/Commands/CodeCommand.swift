import ArgumentParser
import Devices
import Domain
import SQL
import SQLite
import Store
import Surface
import Vault
import Widgets

/// Shows what a member's phone would show now.
struct CodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code", abstract: "显示一位会员此刻的动态会员码(演示用:代替会员的手机)。",
        discussion: "数字在标准输出的第一行;终端里还画出二维码。每 30 秒换一次,用过即废。")

    @OptionGroup var data: DataOptions
    @Argument(help: ArgumentHelp("会员号。", valueName: "会员号"))
    var member: Int64

    func run() throws {
        let folder = data.folder
        let misnamed = ValidationError("会员号是 1 到 999999999 的数字。")
        guard (1...999_999_999).contains(member) else { throw misnamed }
        guard folder.hasStore else { Trouble(EngineError(.missing), folder: folder.path).end() }
        let id = MemberID(member)
        let vault = wait {
            let database = try folder.look()
            defer { database.close() }
            let vault = try folder.vault()
            guard try await database.read({ try $0.member(id, vault: vault) }) != nil else {
                throw Trouble(.findings, "本店没有会员号 \(member)。请到前台 F6 会员里查会员号。")
            }
            return vault
        }
        guard let code = Self.code(of: id, vault) else { throw misnamed }
        print(code.digits)
        guard let matrix = try? CodeMatrix(digits: code.digits) else { return }
        for line in Self.blocks(matrix) { print(line) }
    }

    static func code(of member: MemberID, _ vault: Vault) -> MemberCode? {
        MemberCode.issue(to: member, keyID: 1, at: Clock.now, keys: vault.memberCodeKeys)
    }

    /// Two squares a cell, black on white whatever the terminal's colours, a quiet zone of four.
    private static func blocks(_ matrix: CodeMatrix) -> [String] {
        func dark(_ x: Int, _ y: Int) -> Bool {
            (0..<matrix.side).contains(x) && (0..<matrix.side).contains(y) && matrix.isDark(x: x, y: y)
        }
        return stride(from: -4, to: matrix.side + 4, by: 2).map { y in
            let cells = (-4..<matrix.side + 4).map { x -> String in
                switch (dark(x, y), dark(x, y + 1)) {
                case (false, false): "\u{1B}[30;107m "
                case (false, true): "\u{1B}[30;107m▄"
                case (true, false): "\u{1B}[97;40m▄"
                case (true, true): "\u{1B}[97;40m "
                }
            }
            return cells.joined() + "\u{1B}[0m"
        }
    }
}
