package import Domain
import SQL
import Store
import Vault

/// Puts digital codes 卡密 into stock, all of a list or none; whoever has paid and waits gets theirs at once, the first
/// the first. A code lies in the file sealed and nowhere else.
package struct ImportCodes: Command {
    /// Of which article.
    package let good: GoodID
    /// The list as it was read or pasted, one code a line.
    package let text: String
    /// The owner's approval.
    package var approval: ApprovalID?

    /// A list.
    package init(good: GoodID, text: String, approval: ApprovalID? = nil) {
        self.good = good
        self.text = text
        self.approval = approval
    }

    package static let right = Right.importCodes
    package var subject: Subject { .good(good) }
    package var withoutApproval: Self { Self(good: good, text: text) }

    /// What came of it.
    package struct Answer: Codable, Sendable, Equatable {
        /// How many were imported.
        package let imported: Int
        /// How many of them went to those who waited.
        package let issued: Int
        /// How many are in stock now.
        package let inStock: Int64

        /// What came of it.
        package init(imported: Int, issued: Int, inStock: Int64) {
            self.imported = imported
            self.issued = issued
            self.inStock = inStock
        }
    }

    /// Why not; it names lines and never a code.
    package enum Refusal: Error, Codable, Sendable, Equatable {
        /// No such article.
        case unknown
        /// Its stock lies on a shelf.
        case notDigital
        /// The list.
        case list(CodeListFault)
    }
}

extension ImportCodes {
    package func perform(_ work: Work, _ prepared: Void) throws -> Answer {
        guard let row = try work.db.good(good) else { throw Refusal.unknown }
        guard row.keeping == .digital else { throw Refusal.notDigital }
        let list: CodeList
        do { list = try CodeList(text) } catch { throw Refusal.list(error) }
        let deed = work.stockDeed()
        for (line, code) in list.codes {
            let index = work.vault.digitalCodeIndex(code.text, good: good.raw)
            guard try !work.db.knowsCode(index, of: good) else { throw Refusal.list(.line(line, .known)) }
            try work.db.insertCode(code, index: index, of: good, deed, vault: work.vault)
        }
        let issued = try work.db.fillCodes(of: good, deed)
        return Answer(imported: list.codes.count, issued: issued, inStock: try work.db.freeCodes(of: good))
    }
}
