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

    /// What else each operator likes: colours, language, a bell.
    static let likings = [
        """
        CREATE TABLE liking (
            staff INTEGER NOT NULL REFERENCES staff(id),
            what TEXT NOT NULL CHECK (what IN ('theme','language','bell')), value TEXT NOT NULL CHECK (value <> ''),
            PRIMARY KEY (staff, what)
        ) STRICT, WITHOUT ROWID
        """
    ]

    /// Who knows the guide to the counter.
    static let guide = ["CREATE TABLE guided (staff INTEGER PRIMARY KEY REFERENCES staff(id)) STRICT"]
}
