package import Operations

/// Something to be done outside, by the runner, off the UI thread.
package enum Effect: Sendable {
    /// Asks the store; hand the message back with the ticket.
    case store(Request)
    /// Nobody waits for this query any more; it need not be made if it was not begun.
    case forget(Ticket)
    /// The printer was put right: what waits for it is tried at once.
    case retryPrinting
    /// Takes a scanned payment, or one on its way back, to its end beside the counter; every news of it comes back as
    /// `DeskInput.payment`.
    case collect(PaymentErrand, session: SessionToken)
    /// Shows another theme, for a look at it or because whoever signs in likes it.
    case showTheme(String)
    /// Shows another theme and remembers it for this terminal.
    case setTheme(String)
    /// Remembers this language for this terminal, by its code.
    case setLanguage(String)
    /// Reads the fonts of big glyphs, off the UI thread; they come back as `DeskInput.fonts`.
    case readFonts
    /// Nobody needs them any more.
    case dropFonts
    /// Makes the terminal's letters so many points high.
    case setLetters(points: Int)
    /// Makes a sound.
    case bell
    /// Paints everything anew.
    case redraw
    /// Stops the program until it is continued.
    case suspend
    /// Ends the program.
    case quit
}

/// A command or a query on its way to the store.
package struct Request: Sendable {
    /// Comes back with the message.
    package let ticket: Ticket
    /// The command, for the log of a test; nil for a query.
    package let command: (any Command)?
    /// The query; nil for a command.
    package let query: (any Query)?
    /// The key of a command.
    package let key: RequestKey?
    /// Whether keys wait for its answer.
    package let isDecisive: Bool
    /// Queries of one slot overtake each other: a runner may drop the older one.
    package let slot: String?
    /// Does it. An outcome nobody heard is looked up by its key before this returns.
    package let run: @Sendable (any Operations) async -> Message
}

extension Effect {
    /// The request, if it is one.
    package var request: Request? {
        if case .store(let request) = self { return request }
        return nil
    }
    /// The command on its way, if it is one.
    package var command: (any Command)? { request?.command }
    /// The query on its way, if it is one.
    package var query: (any Query)? { request?.query }
}
