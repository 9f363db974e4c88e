// The first file of SQL.
