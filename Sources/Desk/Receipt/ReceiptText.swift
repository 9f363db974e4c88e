package import Domain
import Surface

/// A receipt as rows of so many cells: what the screen shows of the very lines that are printed.
package struct ReceiptText: Sendable {
    /// Cells of a row.
    package let columns: Int

    /// Cells from the right margin that the amounts of a row have for themselves.
    private static let amountColumns = 10

    /// Rows of a width.
    package init(columns: Int) { self.columns = columns }

    /// The rows.
    package func lines(_ receipt: [ReceiptLine]) -> [String] { receipt.flatMap(rows) }

    private func rows(_ line: ReceiptLine) -> [String] {
        switch line.content {
        case .text(let text), .code(let text), .logo(let text):
            text.wrapped(to: columns).map { aligned($0, line.alignment) }
        case .digitalCode: ["  ********"]
        case .pair(let name, let value): pair(name, value)
        case .row(let name, let quantity, let amount):
            pair(name, quantity + String(repeating: " ", count: max(Self.amountColumns - amount.cells, 1)) + amount)
        case .rule: [String(repeating: "-", count: columns)]
        }
    }

    private func aligned(_ text: String, _ alignment: ReceiptLine.Alignment) -> String {
        let cut = text.truncated(to: columns, ellipsis: "")
        return switch alignment {
        case .left: cut
        case .centre: String(repeating: " ", count: (columns - cut.cells) / 2) + cut
        case .right: String(repeating: " ", count: columns - cut.cells) + cut
        }
    }

    /// A name at the left, a value at the right; a long name takes rows of its own.
    private func pair(_ left: String, _ right: String) -> [String] {
        if left.cells + right.cells + 1 <= columns {
            return [left + String(repeating: " ", count: columns - left.cells - right.cells) + right]
        }
        let last = String(repeating: " ", count: max(0, columns - right.cells)) + right
        return left.wrapped(to: columns) + (right.isEmpty ? [] : [last])
    }
}
