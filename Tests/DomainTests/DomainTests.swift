// The first file of DomainTests.
