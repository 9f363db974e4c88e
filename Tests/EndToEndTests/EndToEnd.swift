import Testing

/// The built program as a person meets it: in a real terminal, from the command line, on a real file.
///
/// One after the other: each test has the machine for itself, so that no limit of patience is ever met by accident.
@Suite("The built program", .serialized)
enum EndToEnd {}
