/// How far the two chains of a store reached: kept outside the database, so that a cut tail is found.
package struct Head: Sendable, Equatable {
    /// The last link of one chain.
    package struct Link: Sendable, Equatable {
        /// The last sequence number, counted from 1 without gaps; 0 for an empty chain.
        package let sequence: Int64
        /// Its code of authentication, 32 bytes; all zero for an empty chain.
        package let mac: [UInt8]

        /// A link by number and code.
        package init(sequence: Int64, mac: [UInt8]) {
            precondition(mac.count == 32, "a chain's code has 32 bytes")
            self.sequence = sequence
            self.mac = mac
        }

        /// The link before the first one.
        package static let none = Link(sequence: 0, mac: [UInt8](repeating: 0, count: 32))
    }

    /// The ledger's last link.
    package let ledger: Link
    /// The audit log's last link.
    package let audit: Link

    /// Both chains' last links.
    package init(ledger: Link, audit: Link) {
        self.ledger = ledger
        self.audit = audit
    }
}
