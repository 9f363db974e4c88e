import Domain
import Operations
import Surface
import Widgets

/// What takes longer than a blink: what it is, for how long, and how to stop it where it can be stopped.
extension Desk {
    /// Whether somebody has waited long enough to be told.
    var isLate: Bool { isWaiting && clock - waitingSince >= Self.patience }

    /// What keys wait for now, the oldest first.
    private var awaited: [(ticket: Ticket, request: Pending)] {
        pending.filter(\.value.holdsKeys).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What has been sent to the books is done there, whether somebody waits or not.
    private var canStop: Bool { !awaited.contains { $0.request.isCommand } }

    /// What is said while somebody waits; empty as long as nobody notices.
    var slowNote: String {
        guard isLate, let first = awaited.first?.request else { return "" }
        let seconds = String((clock - waitingSince) / 1000)
        let what = scene.name(first.what)
        return canStop
            ? scene.say("办理中 %@ 秒,Esc 不等了:%@", seconds, what) : scene.say("办理中 %@ 秒,已送出不能停:%@", seconds, what)
    }

    /// Escape: nobody waits any more. An answer that belongs on the screen still comes, but no key waits for it.
    mutating func stopWaiting() {
        guard canStop else {
            return status = StatusLine(scene.say("已经送到账本,不能停,也不会办两次;马上有结果"), .warning)
        }
        let what = awaited.first.map { scene.name($0.request.what) } ?? ""
        for (ticket, request) in awaited {
            if request.slot == nil {
                pending[ticket] = nil
                outgoing.append(.forget(ticket))
            } else {
                pending[ticket]?.holdsKeys = false
            }
        }
        status = StatusLine(scene.say("不等了:%@", what), .warning)
    }

    /// While somebody waits the mouse can only click what says how to stop.
    mutating func clickedWhileWaiting(_ mouse: Mouse) {
        if keyWritten(under: .mouse(mouse)).key == .escape, Shell.status(of: size).contains(mouse.position) {
            arrive(.event(.key(.escape)))
        }
    }
}
