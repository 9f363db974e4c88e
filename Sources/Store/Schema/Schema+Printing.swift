/// What is to be printed, written down before a byte of it is sent (rule 5).
extension Schema {
    static let printing = [
        """
        CREATE TABLE print_job (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, operator INTEGER NOT NULL REFERENCES staff(id),
            kind TEXT NOT NULL CHECK (kind IN ('sale','refund','receipt','statement','shift')),
            subject INTEGER NOT NULL, title TEXT NOT NULL, lines TEXT NOT NULL, again_mark TEXT NOT NULL,
            opens_drawer INTEGER NOT NULL CHECK (opens_drawer IN (0,1)),
            is_copy INTEGER NOT NULL CHECK (is_copy IN (0,1)),
            state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued','printing','printed','dropped')),
            is_half INTEGER NOT NULL DEFAULT 0 CHECK (is_half IN (0,1)), tries INTEGER NOT NULL DEFAULT 0,
            fault TEXT NOT NULL DEFAULT '', closed_at INTEGER
        ) STRICT
        """,
        "CREATE UNIQUE INDEX print_job_original ON print_job (kind, subject) WHERE is_copy = 0",
        "CREATE INDEX print_job_open ON print_job (id) WHERE state IN ('queued','printing')",
    ]
}
