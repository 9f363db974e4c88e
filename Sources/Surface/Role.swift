/// What a piece of the screen is. A theme decides what it looks like; no screen names a colour.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Ordinary text and the ground of the screen.
    case text
    /// Less important text, still readable.
    case muted
    /// The title of a room or a dialog.
    case title
    /// The bar at the top of the screen and the heads of tables.
    case header
    /// Lines and frames.
    case border
    /// What should catch the eye.
    case accent
    /// The row or choice the next Enter means.
    case selection
    /// The chosen row of a list that does not have the focus.
    case selectionIdle
    /// Where something can be typed.
    case field
    /// Where the next character goes.
    case fieldFocused
    /// What an empty field suggests.
    case placeholder
    /// What an empty field suggests while the next character goes into it: on the ground of that field.
    case placeholderFocused
    /// A key in the footer.
    case key
    /// What that key does.
    case keyLabel
    /// The status line.
    case status
    /// Something was refused or went wrong.
    case error
    /// Something needs attention.
    case warning
    /// Something was done.
    case success
    /// An amount.
    case money
    /// What cannot be done now.
    case disabled
    /// The ground of a dialog.
    case overlay
    /// A counted mark, as on a tab.
    case badge
    /// A member who is expected today.
    case expected
    /// A member who waits.
    case waiting
    /// A member who is being served.
    case serving
    /// A member whose visit is over.
    case done
    /// Time that is free.
    case free
    /// A booking that is not confirmed yet.
    case tentative
    /// A booking that is sure.
    case booked
    /// A booking that is not sure yet, as it fills its time on the sheet.
    case bookedPending
    /// A booking whose customer is here.
    case bookedHere
    /// A booking that takes place now.
    case bookedServing
    /// A booking that has taken place.
    case bookedDone
    /// A booking that cannot take place as agreed.
    case bookedAffected
    /// Time in which nobody is on duty.
    case offDuty
    /// The line of the present time.
    case now
    /// Bars of a chart.
    case chart
    /// The part of a text that was searched for.
    case match
    /// A code to be scanned: always black on white.
    case code
    /// Big glyphs of the simple mode.
    case bigText
    /// Numbers to be pressed and amounts, in the simple mode.
    case bigAccent
    /// The choice Enter means, in the simple mode.
    case bigChosen
    /// Plain lines of the simple mode.
    case bigNote
    /// What went wrong, in the simple mode.
    case bigAlarm
}
