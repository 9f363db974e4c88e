import Domain
import Operations
import Surface
import Widgets

/// Letting somebody back in whose account wrong PINs have shut (更多, for those who may).
extension Desk {
    /// The choice in the menu; nil for those who may not.
    var reopenChoice: MenuOverlay.Choice? {
        guard session != nil, scene.standing(to: .reopenAccount) != .refused else { return nil }
        return .init(label: scene.say("恢复停用的账号")) { turn in
            let colleagues = (turn.scene.front?.staff ?? []).filter { $0.number != turn.scene.staff?.number }
            let choices = colleagues.map { who in
                MenuOverlay.Choice(label: "\(who.number) \(who.name)", detail: turn.scene.name(who.role)) { turn in
                    Self.askWhyReopen(who, &turn)
                }
            }
            turn.show(MenuOverlay(turn.say("恢复谁的账号"), choices))
        }
    }

    private static func askWhyReopen(_ who: Staff, _ turn: inout Turn) {
        let lines = ["\(who.number) \(who.name)", turn.say("输错密码的次数清零,马上可以再登录;先核对是本人。")]
        turn.show(
            ReasonOverlay(turn.say("恢复停用的账号"), lines, scene: turn.scene) { reason, turn in
                let command = ReopenAccount(number: who.number, reason: reason)
                turn.wish(
                    .store(
                        .command(command, for: .desk, reason: reason, key: nil) { DeskNote.reopened($0, who) }))
            })
    }

    mutating func hear(_ result: Result<ReopenAccount.Answer, ReopenAccount.Refusal>, of who: Staff) {
        switch result {
        case .success: status = StatusLine(scene.say("%@ 可以再登录", who.name), .success)
        case .failure(let refusal): complain(scene.sentence(refusal))
        }
    }
}
