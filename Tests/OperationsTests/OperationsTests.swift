// The first file of OperationsTests.
