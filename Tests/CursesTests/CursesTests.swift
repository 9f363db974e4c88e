// The first file of CursesTests.
