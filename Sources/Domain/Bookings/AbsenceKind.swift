/// Why somebody or something is not there.
package enum AbsenceKind: String, Sendable, Codable, CaseIterable {
    /// 请假
    case leave
    /// 病假
    case sick
    /// 培训
    case training
    /// 歇业
    case closed
    /// 维修
    case broken
}
