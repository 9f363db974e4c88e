// The first file of Desk.
