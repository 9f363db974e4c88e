import Operations
import Surface
import Widgets

/// Colours, language and bell as people like them. Whoever is signed in chooses for themselves; at the login it is for
/// the terminal.
extension Desk {
    mutating func choose(_ liking: Liking) {
        switch liking {
        case .theme(let name):
            environment.theme = name
            outgoing.append(session == nil ? .setTheme(name) : .showTheme(name))
            if session == nil { usual.theme = name }
        case .language(let code):
            speak(code)
            guard session == nil else { break }
            usual.language = code
            outgoing.append(.setLanguage(code))
        case .bell(let isWanted):
            rings = isWanted
            status = StatusLine(isWanted ? scene.say("办不成时会响一声") : scene.say("办不成时不再响"))
            if isWanted { outgoing.append(.bell) }
        }
        guard session != nil else { return }
        // Each time is another wish with a key of its own.
        send(.beside(SetLiking(liking), named: String(ticketsMade)) { _ in DeskNote.kept })
    }

    /// For somebody who has just signed in; the lock screen stays as whoever locked it likes it.
    mutating func look(asLikedBy likes: Likings) {
        rings = likes.rings ?? usual.rings ?? false
        if !environment.keepsLanguage, let code = likes.language ?? usual.language, code != environment.language {
            speak(code)
        }
        guard !environment.keepsTheme, let theme = likes.theme ?? usual.theme, theme != environment.theme,
            environment.themes.contains(theme)
        else { return }
        environment.theme = theme
        outgoing.append(.showTheme(theme))
    }
}
