/// Why a cart cannot be sold as it stands; lines count from 0.
package enum CartFault: Error, Sendable, Equatable, Codable {
    /// There is nothing in it.
    case empty
    /// More than `Cart.mostLines` lines.
    case tooManyLines
    /// A quantity outside `Cart.quantities`, or more than one session at once.
    case quantity(line: Int)
    /// A bare amount without its amount, an amount outside 0.01…`Money.most`, or an amount where the catalogue has the price.
    case amount(line: Int)
    /// A session that pays for what is no service, or for what is given away.
    case session(line: Int)
    /// Something that is no article on a shelf is to be handed over later.
    case reservation(line: Int)
    /// Parts of staff that are not whole: they do not make 10 000, one is below 1, or somebody is named twice.
    case staff(line: Int)
    /// A coupon chosen twice.
    case coupons
    /// Less than no points.
    case points
}
