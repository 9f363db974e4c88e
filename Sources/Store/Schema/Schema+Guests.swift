/// How guests are found by the numbers they left, and found again to be erased.
extension Schema {
    static let guests = [
        "ALTER TABLE visit ADD COLUMN contact_index BLOB CHECK (length(contact_index) = 16)",
        "ALTER TABLE visit ADD COLUMN contact_last4 BLOB CHECK (length(contact_last4) = 8)",
        "CREATE INDEX visit_contact_last4 ON visit (contact_last4) WHERE contact_last4 IS NOT NULL",
        "CREATE INDEX visit_contact_day ON visit (day) WHERE contact_sealed IS NOT NULL",
        "CREATE INDEX wish_contact_until ON wish (until_at) WHERE contact_sealed IS NOT NULL",
    ]
}
