/// How the one thing was found that is about to be used.
enum VerificationSource: Sendable {
    /// By its own code.
    case code(String)
    /// From everything of one member.
    case choices(VerificationChoices)
}
