// The first file of StoreTests.
