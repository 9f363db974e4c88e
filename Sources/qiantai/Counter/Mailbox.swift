import Desk
import Synchronization

/// Where answers wait for the one thread that updates and paints.
final class Mailbox: Sendable {
    private let letters = Mutex<[DeskInput]>([])
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    func put(_ letter: DeskInput) {
        letters.withLock { $0.append(letter) }
        wake()
    }

    func takeAll() -> [DeskInput] {
        letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
