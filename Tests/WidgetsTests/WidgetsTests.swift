// The first file of WidgetsTests.
