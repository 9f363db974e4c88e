// The first file of Curses.
