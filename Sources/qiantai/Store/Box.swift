import Synchronization

/// A value handed from one thread to another.
final class Box<T: Sendable>: Sendable {
    private let value = Mutex<T?>(nil)

    func set(_ new: T) { value.withLock { $0 = new } }

    func take() -> T? {
        value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
