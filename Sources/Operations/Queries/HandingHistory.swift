package import Domain
import SQL
import Store

/// What happened to something that is handed over later, or to a digital code: each step with who and when.
package struct HandingHistory: Query {
    /// Of what.
    package let thing: Deliveries.Thing

    /// Of something.
    package init(_ thing: Deliveries.Thing) { self.thing = thing }

    package static let right = Right.seeCounter

    /// The steps.
    package struct Answer: Codable, Sendable, Equatable {
        /// One step.
        package struct Step: Codable, Sendable, Equatable {
            /// What happened.
            package enum Kind: Codable, Sendable, Equatable {
                /// To a delivery.
                case delivery(DeliveryStepKind)
                /// To a code.
                case code(CodeStepKind)
            }
            /// What happened.
            package let kind: Kind
            /// When.
            package let at: Instant
            /// Name of the one who did it.
            package let by: String
            /// Why, or a remark; may be empty.
            package let reason: String

            /// A step.
            package init(kind: Kind, at: Instant, by: String, reason: String = "") {
                self.kind = kind
                self.at = at
                self.by = by
                self.reason = reason
            }
        }
        /// The last first.
        package let steps: [Step]

        /// Steps.
        package init(steps: [Step]) { self.steps = steps }
    }
}

extension HandingHistory {
    package func answer(_ view: View) throws -> Answer {
        let names = Dictionary(uniqueKeysWithValues: try view.db.staff().map { ($0.id, $0.name) })
        func by(_ who: OperatorID) -> String { names[who] ?? who.description }
        switch thing {
        case .delivery(let id):
            return Answer(
                steps: try view.db.deliverySteps(of: id).map {
                    .init(kind: .delivery($0.kind), at: $0.at, by: by($0.operatorID), reason: $0.reason)
                })
        case .code(let id):
            return Answer(
                steps: try view.db.codeSteps(of: id).map {
                    .init(kind: .code($0.kind), at: $0.at, by: by($0.operatorID), reason: $0.reason)
                })
        }
    }
}
