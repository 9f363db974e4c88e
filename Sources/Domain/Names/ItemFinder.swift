/// Finds what is sold, and what can be done, by what somebody types: number or bar code, name, any part of it, initials,
/// full pinyin or a mixture. One way for all lists; what fits best comes first, of equals what is sold most.
package struct ItemFinder: Sendable {
    /// Something that can be found.
    package struct Item: Sendable, Equatable {
        /// What it is called, in each language it is called something in.
        package let names: [String]
        /// Numbers and bar codes that mean it.
        package let codes: [String]
        /// How often it was sold lately.
        package let sold: Int64

        /// Something with its names.
        package init(_ names: [String], codes: [String] = [], sold: Int64 = 0) {
            self.names = names
            self.codes = codes
            self.sold = sold
        }
    }

    private let items: [Item]
    private let names: [[ItemName]]

    /// Makes things ready to be found; the pinyin of each name is looked up once, here.
    package init(_ items: [Item]) {
        self.items = items
        names = items.map { $0.names.map { ItemName($0) } }
    }

    /// Places of what fits, the best first; all of them, as they came, where nothing was typed.
    package func find(_ text: String) -> [Int] {
        let atoms = Array(PinyinQuery(text).atoms.prefix(63))
        let code = Self.code(text)
        guard !atoms.isEmpty || !code.isEmpty else {
            return text.allSatisfy(\.isWhitespace) ? Array(items.indices) : []
        }
        return items.indices.compactMap { index in fit(index, atoms, code).map { (index, $0) } }
            .sorted { one, other in
                (one.1.rawValue, -items[one.0].sold, one.0) < (other.1.rawValue, -items[other.0].sold, other.0)
            }
            .map(\.0)
    }

    /// Places of what is called just so, or has just this number.
    package func findExactly(_ text: String) -> [Int] {
        let atoms = Array(PinyinQuery(text).atoms.prefix(63))
        let code = Self.code(text)
        return items.indices.filter { fit($0, atoms, code).map { $0 <= .whole } ?? false }
    }

    private func fit(_ index: Int, _ atoms: [UInt32], _ code: String) -> ItemFit? {
        let codes = items[index].codes
        if !code.isEmpty, codes.contains(code) { return .code }
        if let fit = names[index].compactMap({ $0.fit(atoms) }).min() { return fit }
        return code.count >= 3 && codes.contains { $0.hasPrefix(code) } ? .inside : nil
    }

    /// A code as it is kept: a bar code of 12 digits is one of 13, letters are capitals.
    private static func code(_ text: String) -> String {
        if let code = try? Barcode(text) { return code.text }
        return text.filter { !$0.isWhitespace }.uppercased()
    }
}
