extension Schema {
    /// How each operator likes the counter.
    static let comfort = [
        """
        CREATE TABLE comfort (
            staff INTEGER PRIMARY KEY REFERENCES staff(id),
            simple INTEGER NOT NULL CHECK (simple IN (0,1))
        ) STRICT
        """
    ]

    /// Who knows the guide to the counter.
    static let guide = ["CREATE TABLE guided (staff INTEGER PRIMARY KEY REFERENCES staff(id)) STRICT"]
}
