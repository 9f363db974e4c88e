// The first file of SQLite.
