package import Domain
package import Operations
package import Surface
package import Widgets

/// All that can happen to a desk.
package enum DeskInput: Sendable {
    /// Something at the terminal.
    case event(TimedEvent)
    /// What an effect with this ticket brought back.
    case answer(Ticket, Message)
    /// The time: of the wall, and of the clock of the events in milliseconds. Sent before events whenever the runner
    /// wakes, and at `Desk.wakeAt`.
    case tick(Instant, clock: Int64)
    /// What happened at the store, here or at another counter.
    case changes([Change])
    /// Whether the books can be written now; sent when the store is opened and when that changes.
    case health(Health)
    /// The fonts of big glyphs are here, or none is installed.
    case fonts(GlyphBook)
    /// What was heard of a scanned payment, asked for here or taken up again in the background.
    case payment(PaymentErrand.Subject, PaymentNews)
    /// Why nothing comes out of the printer, said once; nil = what had to wait has come out.
    case printed(PrintFault?)
}

/// Why nothing was printed.
package enum PrintFault: Error, Sendable, Equatable {
    /// The store has set no printer.
    case noPrinter
    /// The printer, in its own words.
    case failed(String)
}

/// Numbers an effect until its answer has come.
package struct Ticket: Hashable, Sendable, Comparable {
    /// Counts from 1.
    package let number: Int

    /// A number.
    package init(_ number: Int) { self.number = number }
    /// By number.
    package static func < (left: Ticket, right: Ticket) -> Bool { left.number < right.number }
}

/// What an effect brings back; only the desk can open it.
package struct Message: Sendable {
    let reply: any Reply
}
