import Domain
import Operations
import Surface
import Widgets

/// The way to the printer's queue (rule 5): a printer that is off stops nothing.
extension Desk {
    mutating func print(_ paper: Paper) {
        guard environment.hasPrinter else { return complain(scene.sentence(.noPrinter)) }
        let command = QueuePrint(
            kind: paper.kind, number: paper.number, title: paper.title, lines: paper.lines,
            copyMark: scene.say("重印 副本"), againMark: scene.say("补印:上一张可能没打完"),
            opensDrawer: paper.opensDrawer)
        // No key waits for it, and it takes no status line away: what was sold is what matters.
        send(.beside(command, named: "\(paper.kind) \(paper.number)") { DeskNote.queued($0) })
    }

    mutating func heardQueued(_ answer: QueuePrint.Answer) {
        guard status.text.isEmpty else { return }
        status = StatusLine(answer.isCopy ? scene.say("重印的小票已送打印") : scene.say("小票已送打印"), .success)
    }

    /// The choice in the menu 更多.
    var printQueueChoice: MenuOverlay.Choice? {
        guard session != nil, environment.hasPrinter else { return nil }
        return .init(label: scene.say("打印队列")) { turn in turn.show(PrintQueueOverlay(turn.scene)) }
    }
}

extension Asking {
    /// A command that is done beside the counter's business, its answer told to the desk.
    static func beside<C: Command>(
        _ command: C, named name: String, then: @escaping @Sendable (Result<C.Answer, C.Refusal>) -> any Sendable
    ) -> Asking {
        let asking = Asking.command(command, for: .desk, reason: "", key: nil, then: then)
        return Asking(
            address: .desk, command: command, query: nil, slot: "\(C.name) \(name)", form: "\(C.name) \(name)",
            key: nil, run: asking.run)
    }
}
