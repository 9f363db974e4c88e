// The first file of DeskTests.
