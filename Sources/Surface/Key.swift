/// A key and what was held down with it.
///
/// Letters with Ctrl or Alt are always small ones, so that Caps Lock changes no command; Shift is told apart only
/// where a terminal can tell it, that is not for characters.
package struct Key: Hashable, Sendable {
    /// Which key.
    package enum Code: Hashable, Sendable {
        /// One that types something.
        case character(Character)
        /// Enter, also the one of the number pad.
        case enter
        /// Escape.
        case escape
        /// Tab.
        case tab
        /// Shift-Tab.
        case backTab
        /// Arrow up.
        case up
        /// Arrow down.
        case down
        /// Arrow left.
        case left
        /// Arrow right.
        case right
        /// Home.
        case home
        /// End.
        case end
        /// Page up.
        case pageUp
        /// Page down.
        case pageDown
        /// Insert.
        case insert
        /// Delete.
        case delete
        /// Backspace.
        case backspace
        /// F1 and up.
        case function(Int)
    }

    /// What is held down with a key.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        /// The bits.
        package let rawValue: UInt8
        /// From its bits.
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Ctrl.
        package static let control = Modifiers(rawValue: 1)
        /// Alt, or Escape pressed just before.
        package static let alt = Modifiers(rawValue: 2)
        /// Shift.
        package static let shift = Modifiers(rawValue: 4)
    }

    /// Which key.
    package let code: Code
    /// What was held down with it.
    package let modifiers: Modifiers

    /// A key; see the type for what becomes of letters with modifiers.
    package init(_ code: Code, _ modifiers: Modifiers = []) {
        switch code {
        case .character(let character) where !modifiers.isDisjoint(with: [.control, .alt]):
            self.code = .character(character.lowercased().first ?? character)
            self.modifiers = modifiers.subtracting(.shift)
        case .character:
            self.code = code
            self.modifiers = []
        case .tab where modifiers.contains(.shift), .backTab:
            self.code = .backTab
            self.modifiers = modifiers.subtracting(.shift)
        default:
            self.code = code
            self.modifiers = modifiers
        }
    }

    /// The key that types this character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// F1 and up.
    package static func function(_ number: Int) -> Key { Key(.function(number)) }
    /// This character with Ctrl.
    package static func control(_ character: Character) -> Key { Key(.character(character), .control) }
    /// This character with Alt.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
    /// Enter alone.
    package static let enter = Key(.enter)
    /// Escape alone.
    package static let escape = Key(.escape)
    /// Tab alone.
    package static let tab = Key(.tab)
    /// Shift-Tab.
    package static let backTab = Key(.backTab)
    /// Arrow up alone.
    package static let up = Key(.up)
    /// Arrow down alone.
    package static let down = Key(.down)
    /// Arrow left alone.
    package static let left = Key(.left)
    /// Arrow right alone.
    package static let right = Key(.right)
    /// Home alone.
    package static let home = Key(.home)
    /// End alone.
    package static let end = Key(.end)
    /// Page up alone.
    package static let pageUp = Key(.pageUp)
    /// Page down alone.
    package static let pageDown = Key(.pageDown)
    /// Delete alone.
    package static let delete = Key(.delete)
    /// Backspace alone.
    package static let backspace = Key(.backspace)

    /// The character it types when nothing but Shift is held.
    package var typed: Character? {
        if case .character(let character) = code, modifiers.isEmpty { return character }
        return nil
    }
}
