/// One screen of the simple mode as data: a question and its answers.
struct SimplePage: Sendable {
    /// A choice; its number is its place, from 1.
    struct Choice: Sendable {
        /// What is drawn big where there is room; may be empty.
        var word: String
        /// What is drawn instead where that is too long: its beginning, if that tells the choices apart.
        var short: String?
        /// The same in plain words.
        var text: String
        /// What it does; nil = it is only shown, without its number.
        var move: SimpleMove?

        init(_ word: String = "", _ text: String, _ move: SimpleMove?, short: String? = nil) {
            self.word = word
            self.short = short
            self.text = text
            self.move = move
        }
    }

    /// Something big, and the plain line that repeats it.
    struct Big: Sendable {
        /// What is drawn big.
        var text: String
        /// The whole line: label, amount, unit.
        var line: String
    }

    /// The key word, drawn big; empty on the first screen.
    var word: String
    /// One plain sentence.
    var question: String
    /// Whether it says that something cannot be done.
    var isAlarm = false
    /// What is wrong with what was typed or chosen here; nil = what the desk says.
    var fault: String?
    /// What to do, drawn big where nothing is typed yet: the longest of these that fits. Each stands in the question or
    /// the facts, too.
    var advice: [String] = []
    /// Lines beside the word: who, and what to know.
    var facts: [String] = []
    /// An amount or a time.
    var big: Big?
    var choices: [Choice] = []
    /// Which choice Enter means at once; nil = none before somebody chose it by an arrow.
    var preset: Int?
    /// What is typed is called; nil where nothing is typed.
    var entry: String?
    /// What Enter does where something is typed, or the business is over.
    var enter: SimpleMove?
    /// How many dots of a PIN there are, if one is typed.
    var dots: Int?
    /// What 0 is called.
    var back: String

    /// Whether there is anything to choose.
    var hasChoice: Bool { choices.contains { $0.move != nil } }
}
