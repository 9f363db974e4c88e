package import Domain
package import SQL
package import Vault

extension Reading {
    /// Members for what somebody typed into a find box, best first; an empty text finds the latest visitors.
    ///
    /// Prefixes of stored tokens through one b-tree: nothing is read that is not shown, whatever the store's size.
    /// - Parameter limit: at most so many, above 0.
    /// - Throws: `EngineError`; `Vault.Unreadable`.
    package func findMembers(_ text: String, limit: Int, vault: Vault) throws -> [MemberID] {
        switch SearchQuery(text) {
        case .nothing:
            return try rows(
                """
                SELECT id FROM member WHERE last_visit_at IS NOT NULL ORDER BY last_visit_at DESC, id LIMIT ?
                """, limit
            ) { $0.identity(0) }
        case .last4(let digits):
            let byPhone: [MemberID] = try rows(
                "SELECT id FROM member WHERE last4_index = ? ORDER BY last_visit_at DESC LIMIT ?",
                vault.last4Index(digits), limit
            ) { $0.identity(0) }
            let byNumber = try first("SELECT id FROM member WHERE id = ?", Int64(digits)) { MemberID($0.integer(0)) }
            let others = byPhone.filter { $0 != byNumber }
            // A number typed whole is that member; with zeros before it, it is rather the end of a phone.
            let found = digits.first == "0" ? others + [byNumber] : [byNumber] + others
            return Array(found.compactMap { $0 }.prefix(limit))
        case .phone(let digits):
            return try memberWithPhone(digits, vault: vault).map { [$0] } ?? []
        case .number(let digits):
            return try members(numbered: digits, limit: limit)
        case .code:
            return []
        case .name(let prefix):
            return try members(prefix: prefix, limit: limit)
        case .pinyin(let query):
            return try members(pinyin: query, limit: limit)
        }
    }

    /// Who is due, waits or is served on a day and is meant by a text, in the order a receptionist needs them: due by
    /// time, then waiting, then being served.
    /// - Throws: `EngineError`.
    package func findArrivals(_ text: String, on day: Day, vault: Vault) throws -> [MemberID] {
        let query = SearchQuery(text)
        let tail: String?
        switch query {
        case .nothing, .phone, .code: return []
        case .name, .pinyin, .number: tail = nil
        case .last4(let digits): tail = digits
        }
        let index = tail.map { vault.last4Index($0) }
        var found: [MemberID] = []
        try step(
            """
            SELECT m.id, m.name, m.last4_index = ?2 FROM visit v JOIN member m ON m.id = v.member
            WHERE (v.day = ?1 AND v.state = 'expected') OR v.state IN ('waiting','serving')
            ORDER BY CASE v.state WHEN 'expected' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END,
                     CASE WHEN v.state = 'expected' THEN v.expected_at ELSE v.arrived_at END, v.id
            """, [day.description, index ?? []]
        ) { row in
            let id: MemberID = row.identity(0)
            let isMeant =
                switch query {
                case .last4(let digits): row.integer(2) == 1 || id.description == digits
                case .number(let digits): id.description.hasPrefix(digits)
                case .name, .pinyin: query.means(name: row.text(1))
                case .nothing, .phone, .code: false
                }
            if isMeant, !found.contains(id) { found.append(id) }
            return true
        }
        return found
    }

    /// A stretch of all members, latest visitors first.
    /// - Throws: `EngineError`.
    package func latestMembers(from place: Int, limit: Int) throws -> [MemberID] {
        try rows("SELECT id FROM member ORDER BY last_visit_at DESC, id LIMIT ? OFFSET ?", limit, place) {
            $0.identity(0)
        }
    }

    /// How many members there are.
    /// - Throws: `EngineError`.
    package func memberCount() throws -> Int {
        try first("SELECT count(*) FROM member") { Int($0.integer(0)) } ?? 0
    }

    /// Numbers that begin with some digits: one range of the key for each length.
    private func members(numbered digits: String, limit: Int) throws -> [MemberID] {
        guard var low = Int64(digits), low > 0 else { return [] }
        var high = low
        var found: [MemberID] = []
        while high <= 999_999_999, found.count < limit {
            found += try rows(
                "SELECT id FROM member WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?", low, high, limit - found.count
            ) { $0.identity(0) }
            low *= 10
            high = high * 10 + 9
        }
        return found
    }

    private func members(pinyin query: PinyinQuery, limit: Int) throws -> [MemberID] {
        var found = try query.prefix.map { try members(prefix: $0, limit: limit) } ?? []
        var seen = Set(found)
        for candidate in query.candidates where found.count < limit {
            try step(
                """
                SELECT t.member, m.name FROM member_token t JOIN member m ON m.id = t.member
                WHERE t.token >= ? AND t.token < ? ORDER BY t.token, t.member LIMIT \(Self.candidateRows)
                """, [candidate, candidate + "\u{10FFFF}"]
            ) { row in
                let id: MemberID = row.identity(0)
                if !seen.contains(id), query.matches(name: row.text(1)) {
                    seen.insert(id)
                    found.append(id)
                }
                return found.count < limit
            }
        }
        return found
    }

    /// Rows looked through for one mixed spelling: bounds the wait in a store of a million.
    private static var candidateRows: Int { 3000 }

    private func members(prefix: String, limit: Int) throws -> [MemberID] {
        var seen: Set<MemberID> = []
        var found: [MemberID] = []
        try step(
            "SELECT member FROM member_token WHERE token >= ? AND token < ? ORDER BY token, member",
            [prefix, prefix + "\u{10FFFF}"]
        ) { row in
            let id: MemberID = row.identity(0)
            if seen.insert(id).inserted { found.append(id) }
            return found.count < limit
        }
        return found
    }
}
