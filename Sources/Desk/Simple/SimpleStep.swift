/// One question of the simple mode.
enum SimpleStep: String, Codable, Sendable {
    /// What is to be done.
    case home
    /// Who has come.
    case came
    /// Which of those who are expected.
    case expected
    /// Which member.
    case find
    /// Which of several.
    case pick
    /// Nothing can be done for this member, and why.
    case barred
    /// Which session, coupon or gift.
    case things
    /// How much.
    case amount
    /// What is missing, and what to do about it.
    case short
    /// Which step of the ladder.
    case offers
    /// How much, if none of them.
    case otherAmount
    /// How it is paid.
    case tender
    /// A new booking, or those of today.
    case bookOrSee
    /// Today's bookings.
    case today
    /// Which service.
    case services
    /// Which time.
    case slots
    /// By whom.
    case staff
    /// On which day.
    case days
    /// Whether all of it is right.
    case readBack
    /// The member's own word.
    case proof
    /// What was done.
    case done
    /// What a member has.
    case account

    /// Whether something is typed, and no number chosen.
    var isTyped: Bool {
        switch self {
        case .find, .amount, .otherAmount, .proof: true
        case .home, .came, .expected, .pick, .barred, .things, .short, .offers, .tender, .bookOrSee, .today, .services,
            .slots, .staff, .days, .readBack, .done, .account:
            false
        }
    }
}
