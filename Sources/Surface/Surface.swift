// The first file of Surface.
