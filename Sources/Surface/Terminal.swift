/// A screen with a keyboard. It belongs to one thread: it is not `Sendable`, and only `wake` may leave that thread.
package protocol Terminal: AnyObject {
    /// Its extent now.
    var size: Size { get }
    /// Which signs to draw with.
    var chrome: Chrome { get }
    /// How many colours it shows.
    var colours: ColourDepth { get }
    /// Ends a `poll` that waits; may be called from any thread.
    var wake: @Sendable () -> Void { get }

    /// Says what the roles look like; the next `present` paints everything anew.
    func setPalette(_ palette: Palette)
    /// Shows the canvas, with the cursor in a cell or hidden; only what changed is sent.
    func present(_ canvas: Canvas, cursor: Position?)
    /// Waits until something happens, at most so many milliseconds (nil: for ever), and returns all that did happen;
    /// empty when the time is over or somebody called `wake`.
    func poll(timeout: Int?) -> [TimedEvent]
    /// The time in the clock of the events, in milliseconds.
    var now: Int64 { get }
    /// Paints everything anew with the next `present`, after something else wrote on the screen.
    func invalidate()
    /// Gives the terminal back and stops the program until it is continued (Ctrl-Z).
    func suspend()
    /// Makes a sound.
    func bell()
    /// Makes all letters so many points high, where the terminal does that; it is as before when it is given back.
    func setLetters(points: Int)
    /// Gives the terminal back for good; more than once does nothing.
    func close()
}
