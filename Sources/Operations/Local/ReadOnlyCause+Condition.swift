import SQL

extension ReadOnlyCause {
    init(_ reason: Condition.Reason) {
        self =
            switch reason {
            // It is closed when it could not be opened again after the disk failed.
            case .io, .closed: .disk
            case .corrupt: .damaged
            case .openedReadOnly: .looking
            case .medium: .medium
            case .books: .books
            }
    }
}
