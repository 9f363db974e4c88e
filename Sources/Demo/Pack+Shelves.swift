import Domain
import Operations

extension Pack {
    /// Reads the articles and what services use up of them.
    /// - Throws: `PackFault.malformed` for the first thing that does not hold together.
    static func shelves(
        _ document: PackDocument, name: String
    ) throws(PackFault) -> (goods: [Founding.Good], supplies: [ServiceID: [Supply]]) {
        func sound(_ holds: Bool, _ reason: @autoclosure () -> String) throws(PackFault) {
            guard holds else { throw .malformed(name: name, reason: "goods: " + reason()) }
        }
        let written = document.goods ?? []
        try sound(written.enumerated().allSatisfy { $1.id == Int64($0 + 1) }, "they are numbered from 1")
        try sound(Set(written.map(\.title)).count == written.count, "an article is named twice")
        var goods: [Founding.Good] = []
        for good in written {
            try sound(good.stock >= 0 && good.low ?? 0 >= 0 && good.price ?? 1 > 0, "numbers of \(good.title)")
            var barcode: Barcode?
            if let code = good.code {
                do { barcode = try Barcode(code) } catch { try sound(false, "bar code \(code) of \(good.title)") }
            }
            goods.append(
                Founding.Good(
                    id: GoodID(good.id), title: good.title, barcode: barcode, category: good.category, unit: good.unit,
                    price: .yuan(good.price ?? 0), stock: good.stock, lowAt: good.low, isOnSale: good.price != nil,
                    keeping: good.digital ?? false ? .digital : .counted))
        }
        try sound(
            Set(goods.compactMap(\.barcode)).count == goods.count { $0.barcode != nil }, "a bar code stands twice")
        var supplies: [ServiceID: [Supply]] = [:]
        for supply in document.supplies ?? [] {
            try sound(document.services.contains { $0.id == supply.service }, "service \(supply.service) is unknown")
            try sound(supplies[ServiceID(supply.service)] == nil, "service \(supply.service) stands twice")
            for use in supply.uses {
                try sound(
                    goods.contains { $0.id.raw == use.good && $0.keeping == .counted }, "article \(use.good) is unknown"
                )
                try sound((1...100_000).contains(use.quantity), "quantity for service \(supply.service)")
            }
            supplies[ServiceID(supply.service)] = supply.uses.map {
                Supply(good: GoodID($0.good), quantity: $0.quantity)
            }
        }
        return (goods, supplies)
    }
}
