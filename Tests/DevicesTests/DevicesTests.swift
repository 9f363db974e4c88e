// The first file of DevicesTests.
