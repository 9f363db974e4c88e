// The first file of SurfaceTests.
