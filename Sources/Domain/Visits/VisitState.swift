/// Where a visit stands today.
package enum VisitState: String, Codable, Sendable, CaseIterable {
    /// 预约待到
    case expected
    /// 已到店,等候
    case waiting
    /// 服务中
    case serving
    /// 已完成
    case done
    /// 已取消
    case cancelled

    /// Whether a visit may go from here to there by one key; going back is an undo with its own row in the audit.
    package func mayBecome(_ next: VisitState) -> Bool {
        switch (self, next) {
        case (.expected, .waiting), (.waiting, .serving), (.serving, .done), (.waiting, .expected),
            (.waiting, .cancelled), (.serving, .waiting), (.done, .serving):
            true
        case (.expected, _), (.waiting, _), (.serving, _), (.done, _), (.cancelled, _):
            false
        }
    }

    /// Where the last step is taken back to; nil where there is none. Who was booked is expected again, who simply came
    /// is not here.
    package func stepBack(wasExpected: Bool) -> VisitState? {
        switch self {
        case .waiting: wasExpected ? .expected : .cancelled
        case .serving: .waiting
        case .done: .serving
        case .expected, .cancelled: nil
        }
    }
}
