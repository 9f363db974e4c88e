/// Tells a scanner from a person: a keyboard scanner types digits faster than anybody and ends with Enter or Tab
/// (facts B2 of the terminal notes).
///
/// Feed it every event with the time its bytes were read. Digits of what may become a scan are held back until it is
/// clear; `deadline` says when to call `expire`. Nothing is ever lost or changed in order: what is no scan comes out
/// as the keys it was.
package struct ScanDetector: Sendable {
    /// The longest pause between two characters of a scan, in milliseconds; 30–150.
    package var gap: Int64
    /// How many digits of a run go out at once, so that typing in a field shows at once: 0 where nothing has the
    /// focus, 1 in a text field, `Int.max` where all of them may be taken back.
    package var openDigits = 0
    /// Whether digits may be choices here, as in a menu: then a digit waits a little longer for the next one, and what
    /// was close together comes out as one `run`.
    package var digitsChoose = false
    /// Whether digits are a whole code by themselves: they are a scan after a short silence too, without Enter or Tab.
    package var isWhole: @Sendable (String) -> Bool = { _ in false }

    private var digits = ""
    private var released = 0
    private var started: Int64 = 0
    private var last: Int64 = 0
    private var isSpoiled = false
    private var mayLineFeedFollow = false
    /// Digits that are out already, one or two right before this run: a scanner that stumbled at its first step.
    private var loose = ""

    private static let fewest = 8
    private static let most = 128
    /// A pause a scanner makes once when the system is busy, and the pause after which a digit is a choice.
    private static let hiccup: Int64 = 120

    /// A detector; a gap outside 30–150 ms is brought inside.
    package init(gap: Int64 = 80) { self.gap = min(150, max(30, gap)) }

    /// When `expire` should be called, in the clock of the events; nil while nothing is held back.
    package var deadline: Int64? {
        if digits.isEmpty || released == digits.utf8.count { return nil }
        return last + pause
    }

    /// What one event makes certain.
    package mutating func feed(_ timed: TimedEvent) -> [Input] {
        var output = expire(now: timed.at)
        let ended = mayLineFeedFollow && timed.at - last <= gap
        mayLineFeedFollow = false
        switch timed.event {
        case .key(let key):
            if ended && key == .control("j") { return output }  // scanners set to CR+LF
            if let digit = key.typed, digit.isASCII, digit.isNumber {
                return output + take(digit, key, at: timed.at)
            }
            if let scan = completed(by: key) {
                forget()
                loose = ""
                mayLineFeedFollow = key == .enter
                last = timed.at
                return output + [.scan(scan)]
            }
            output += settle()
        case .resize, .focus:
            return output + [.event(timed.event)]
        case .paste, .mouse, .stop:
            output += settle()
        }
        loose = ""
        isSpoiled = false
        return output + [.event(timed.event)]
    }

    /// Gives up what was held back when its time is over.
    package mutating func expire(now: Int64) -> [Input] {
        guard !digits.isEmpty || isSpoiled, now > last + pause else { return [] }
        isSpoiled = false
        return settle()
    }

    /// What was held back is a scan if it is a code as it stands, else the keys it was.
    private mutating func settle() -> [Input] {
        guard digits.utf8.count >= Self.fewest, isWhole(loose + digits) else { return release() }
        let scan = Scan(digits: loose + digits, terminator: nil, takeBack: loose.utf8.count + released)
        forget()
        loose = ""
        return [.scan(scan)]
    }

    /// How long the next digit may take: a run that is a scanner's by its pace may stumble once.
    private var pause: Int64 {
        let count = Int64(digits.utf8.count)
        let isFast = count >= 3 && (last - started) * 2 <= gap * (count - 1)
        return digitsChoose || isFast || count >= Self.fewest ? max(gap, Self.hiccup) : gap
    }

    /// The longest a scan may take: the longest of our codes at the slowest pace.
    private var longest: Int64 { 26 * (digitsChoose ? max(gap, Self.hiccup) : gap) }

    private mutating func take(_ digit: Character, _ key: Key, at time: Int64) -> [Input] {
        var output: [Input] = []
        if !digits.isEmpty && time - last > pause { output += settle() }
        if isSpoiled && time - last > pause { isSpoiled = false }
        if time - last > Self.hiccup { loose = "" }
        if !digits.isEmpty && (time - started > longest || digits.utf8.count >= Self.most) {
            output += release()
            isSpoiled = true  // a key held down: its tail must not look like a scan of its own
        }
        last = time
        if isSpoiled { return output + [digitsChoose ? .run([key]) : .event(.key(key))] }
        if digits.isEmpty { started = time }
        digits.append(digit)
        if released < openDigits && released == digits.utf8.count - 1 {
            released += 1
            output.append(.tentative(key, first: released == 1 && loose.isEmpty))
        }
        return output
    }

    private func completed(by key: Key) -> Scan? {
        guard key == .enter || key == .tab, digits.utf8.count >= Self.fewest else { return nil }
        return Scan(digits: loose + digits, terminator: key, takeBack: loose.utf8.count + released)
    }

    private mutating func release() -> [Input] {
        defer { forget() }
        loose = released > 0 && digits.utf8.count + loose.utf8.count <= 2 ? loose + digits : ""
        let held = digits.dropFirst(released).map { Key.character($0) }
        guard digitsChoose, digits.utf8.count > 1 else { return held.map { .event(.key($0)) } }
        return held.isEmpty ? [] : [.run(held)]
    }

    private mutating func forget() {
        digits = ""
        released = 0
    }
}
