/// Why a test could not go on.
enum Mishap: Error {
    case system(String, Int32)
    case neverCame(String)
    case noProgram(String)
}
