extension Operations {
    /// Opens the business day in the name of whoever came first: what lapsed over night is written down, and numbers
    /// guests left long ago are erased, a batch at a time. Asked again on the same day there is nothing to do; stopped half-way, the next one goes on.
    /// - Parameter key: makes a key nobody had before.
    /// - Returns: how many members were affected; nil if it could not be finished now and is still due.
    @discardableResult
    package func openDay(_ session: SessionToken, key: () -> RequestKey) async -> Int? {
        var members = 0
        while true {
            guard case .answer(let due) = await query(LapsesDue(), session: session) else { return nil }
            guard due.lots > 0 else {
                guard due.contacts > 0 else { return members }
                let erasing = EraseContacts(day: due.day)
                guard case .done(let answer) = await perform(erasing, key: key(), session: session), answer.erased > 0
                else { return nil }
                continue
            }
            guard case .done(let answer) = await perform(LapseLots(day: due.day), key: key(), session: session) else {
                return nil
            }
            guard answer.members > 0 else { return nil }
            members += answer.members
        }
    }
}
