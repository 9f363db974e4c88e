import Domain
package import Operations

extension Pack {
    /// What a store with this pack begins with, whole staff included.
    /// - Parameter isDemo: whether the login screen names operators and PINs.
    package func founding(isDemo: Bool) -> Founding {
        var settings = settings
        settings.isDemo = isDemo
        return Founding(
            settings: settings, staff: staff, services: services, offers: offers, packages: packages, coupons: coupons,
            campaigns: campaigns, gifts: gifts, sheet: sheet, goods: goods, supplies: supplies,
            commissions: commissions)
    }

    /// What a real store with this pack begins with: its own name, and the one person who will enter the others.
    package func founding(store: String, owner: Founding.Operator) -> Founding {
        var founding = founding(isDemo: false)
        founding.settings.name = store
        founding.staff = [owner]
        // What is on its shelves the store receives and counts itself.
        founding.goods = founding.goods.map(\.outOfStock)
        // Rooms and services are the trade's; who has learned what and works when is for the owner to say.
        founding.sheet.skills = [:]
        founding.sheet.hours = founding.sheet.hours.filter { $0.key == .store }
        return founding
    }
}
