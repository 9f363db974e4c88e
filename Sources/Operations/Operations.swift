// The first file of Operations.
