package import Domain
import SQL
import Store
import Vault

/// Somebody likes the counter in other colours or another language, or with a bell (feature K1).
package struct SetLiking: Command {
    /// What they have chosen, and how they like it.
    package let liking: Liking

    /// A choice.
    package init(_ liking: Liking) { self.liking = liking }

    package static let right = Right.seeCounter
    package var subject: Subject { .counter }

    /// Nothing to tell.
    package struct Answer: Codable, Sendable, Equatable {
        /// Kept.
        package init() {}
    }

    /// Why not.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// Nobody is signed in.
        case nobody
    }
}

extension SetLiking {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let who = work.who else { throw Refusal.nobody }
        switch liking {
        case .theme(let name): try work.db.setLiking(of: who.number, Likings.theme, name)
        case .language(let code): try work.db.setLiking(of: who.number, Likings.language, code)
        case .bell(let rings): try work.db.setLiking(of: who.number, Likings.bell, rings ? "1" : "0")
        }
        return Answer()
    }
}

/// One thing somebody likes about the counter.
package enum Liking: Codable, Sendable, Equatable {
    /// The theme of this name.
    case theme(String)
    /// The language of this code.
    case language(String)
    /// Whether a refusal is heard.
    case bell(Bool)
}

/// How somebody likes the counter; nil is what the terminal has.
package struct Likings: Codable, Sendable, Equatable {
    /// The name of the theme.
    package var theme: String?
    /// The code of the language.
    package var language: String?
    /// Whether a refusal is heard.
    package var rings: Bool?

    /// Nothing chosen, or this.
    package init(theme: String? = nil, language: String? = nil, rings: Bool? = nil) {
        self.theme = theme
        self.language = language
        self.rings = rings
    }

    static let (theme, language, bell) = ("theme", "language", "bell")

    init(kept: [String: String]) {
        self.init(theme: kept[Self.theme], language: kept[Self.language], rings: kept[Self.bell].map { $0 == "1" })
    }
}
