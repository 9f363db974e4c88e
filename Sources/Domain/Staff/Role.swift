/// What somebody at the counter is; it decides what they may do.
package enum StaffRole: String, Codable, Sendable, CaseIterable {
    /// 收银员
    case cashier
    /// 前台
    case receptionist
    /// 手艺人
    case beautician
    /// 店长
    case manager
    /// 老板
    case owner
}
