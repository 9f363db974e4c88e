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
    /// Whether digits are a whole code by themselves: they are a scan after a short silence too, without Enter or Tab.
    package var isWhole: @Sendable (String) -> Bool = { _ in false }

    private var digits = ""
    private var released = 0
    private var started: Int64 = 0
    private var last: Int64 = 0
    private var isSpoiled = false
    private var mayLineFeedFollow = false

    private static let fewest = 8
    private static let most = 128
    private static let longest: Int64 = 1500
    private static let terminatorPause: Int64 = 100

    /// A detector; a gap outside 30–150 ms is brought inside.
    package init(gap: Int64 = 50) { self.gap = min(150, max(30, gap)) }

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
        guard digits.utf8.count >= Self.fewest, isWhole(digits) else { return release() }
        let scan = Scan(digits: digits, terminator: nil, takeBack: released)
        forget()
        return [.scan(scan)]
    }

    private var pause: Int64 { digits.utf8.count >= Self.fewest ? max(gap, Self.terminatorPause) : gap }

    private mutating func take(_ digit: Character, _ key: Key, at time: Int64) -> [Input] {
        var output: [Input] = []
        if !digits.isEmpty && time - last > gap { output += settle() }
        if isSpoiled && time - last > gap { isSpoiled = false }
        if !digits.isEmpty && (time - started > Self.longest || digits.utf8.count >= Self.most) {
            output += release()
            isSpoiled = true  // a key held down: its tail must not look like a scan of its own
        }
        last = time
        if isSpoiled { return output + [.event(.key(key))] }
        if digits.isEmpty { started = time }
        digits.append(digit)
        if released < openDigits && released == digits.utf8.count - 1 {
            released += 1
            output.append(.tentative(key, first: released == 1))
        }
        return output
    }

    private func completed(by key: Key) -> Scan? {
        guard key == .enter || key == .tab, digits.utf8.count >= Self.fewest else { return nil }
        return Scan(digits: digits, terminator: key, takeBack: released)
    }

    private mutating func release() -> [Input] {
        let held = digits.dropFirst(released).map { Input.event(.key(.character($0))) }
        forget()
        return held
    }

    private mutating func forget() {
        digits = ""
        released = 0
    }
}
