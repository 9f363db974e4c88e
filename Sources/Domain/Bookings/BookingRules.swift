/// What the store has decided about bookings; the numbers here are the defaults of rule 36.
package struct BookingRules: Sendable, Equatable, Codable {
    /// What a late cancellation or a no-show takes.
    package enum Effect: String, Sendable, Equatable, Codable, CaseIterable {
        /// Nothing.
        case nothing
        /// The session that was kept for it.
        case session
    }

    /// The sheet's rows, and where a booking may begin: 5, 10, 15 or 30 minutes.
    package var step = 15
    /// A customer who cancels less than so many hours ahead cancels late.
    package var lateHours = 2
    /// Who is not there so many minutes after the beginning may be marked as not come.
    package var noShowMinutes = 15
    /// Bookings are taken so many days ahead.
    package var horizonDays = 180
    /// A booking may still be entered so many minutes after its beginning.
    package var lateEntryMinutes = 30
    /// Between two services a customer waits at most so many minutes.
    package var patience = 15
    /// What cancelling late takes.
    package var lateEffect = Effect.nothing
    /// What not coming takes.
    package var noShowEffect = Effect.nothing
    /// The first time in a year takes nothing.
    package var firstIsFree = true

    /// The defaults.
    package init() {}

    /// How a booking ends that somebody cancels at a moment.
    package func ending(_ by: CancelledBy, at now: Instant, start: Instant) -> BookingEnding {
        switch by {
        case .store: .store
        case .customer: now.advanced(hours: Int64(lateHours)) <= start ? .customerEarly : .customerLate
        }
    }

    /// From when on somebody may be marked as not come.
    package func noShowFrom(_ start: Instant) -> Instant { start.advanced(minutes: Int64(noShowMinutes)) }

    /// What an ending takes, given how often this customer let the store down in the last year.
    package func effect(of ending: BookingEnding, before: Int) -> Effect {
        if firstIsFree && before == 0 { return .nothing }
        return switch ending {
        case .customerEarly, .store: .nothing
        case .customerLate: lateEffect
        case .noShow: noShowEffect
        }
    }

    /// Why a beginning is no beginning, whatever else is free; nil = it may be.
    package func clash(of start: Instant, now: Instant) -> Clash? {
        if start.advanced(minutes: Int64(lateEntryMinutes)) < now { return .past }
        return start > now.advanced(hours: Int64(horizonDays) * 24) ? .tooFar : nil
    }
}

/// Who cancels.
package enum CancelledBy: String, Sendable, Equatable, Codable, CaseIterable {
    /// 客人
    case customer
    /// 本店
    case store
}

/// How a booking ended that did not take place (feature C5).
package enum BookingEnding: String, Sendable, Equatable, Codable, CaseIterable {
    /// 客人提前取消
    case customerEarly
    /// 客人临时取消
    case customerLate
    /// 本店取消
    case store
    /// 爽约
    case noShow
}

/// How sure a booking is.
package enum BookingSurety: String, Sendable, Equatable, Codable, CaseIterable {
    /// 待确认; it takes the time all the same (rule 34).
    case pending
    /// 已确认
    case confirmed
}

/// What happened to a booking; its history (rule 35).
package enum VisitStepKind: String, Sendable, Equatable, Codable, CaseIterable {
    /// 预约
    case booked
    /// 确认
    case confirmed
    /// 改约: another time, person or length.
    case moved
    /// 到店
    case arrived
    /// 开始
    case started
    /// 完成
    case finished
    /// 退回
    case back
    /// 取消
    case cancelled
    /// 爽约
    case noShow
    /// 恢复
    case reinstated
}
