package import Domain
import SQL
import Store

/// The kinds of coupons: those that can be handed out first.
package struct CouponKinds: Query {
    /// Asks for all.
    package init() {}

    package static let right = Right.seeReports

    /// The kinds.
    package struct Answer: Codable, Sendable, Equatable {
        /// A kind.
        package struct Kind: Codable, Sendable, Equatable {
            /// Its number.
            package let kind: CouponTemplateID
            /// What is said of it.
            package let spec: CouponKindSpec
            /// Whether members got some: its worth cannot be changed any more.
            package let isHandedOut: Bool

            /// A kind.
            package init(kind: CouponTemplateID, spec: CouponKindSpec, isHandedOut: Bool) {
                self.kind = kind
                self.spec = spec
                self.isHandedOut = isHandedOut
            }
        }

        /// All of them.
        package let kinds: [Kind]

        /// Kinds.
        package init(kinds: [Kind]) { self.kinds = kinds }
    }
}

extension CouponKinds {
    package func answer(_ view: View) throws -> Answer {
        let all = try view.db.couponKinds().map {
            Answer.Kind(kind: $0.id, spec: try CouponKindSpec($0), isHandedOut: $0.isHandedOut)
        }
        return Answer(kinds: all.filter(\.spec.isOnSale) + all.filter { !$0.spec.isOnSale })
    }
}
