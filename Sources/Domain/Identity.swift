/// The number of one thing of a kind; `Kind` keeps a member's number from being used as a visit's.
package struct Identity<Kind>: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
    /// The bare number, as the store file keeps it.
    package let raw: Int64

    /// Wraps a number read from the store file.
    package init(_ raw: Int64) {
        self.raw = raw
    }

    /// Reads the bare number.
    package init(from decoder: any Decoder) throws {
        raw = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the bare number.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(raw)
    }

    /// The bare number.
    package var description: String { String(raw) }

    /// By number.
    package static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

/// Tag: a person who is a member of the store.
package enum MemberKind {}
/// Tag: somebody who works the counter.
package enum OperatorKind {}
/// Tag: a member's or guest's visit of one day.
package enum VisitKind {}
/// Tag: a service or article of the catalogue.
package enum ServiceKind {}
/// Tag: one item of a package a member bought: sessions of one service.
package enum PackageItemKind {}
/// Tag: one coupon in a member's hands.
package enum CouponKind {}
/// Tag: a gift that points can be redeemed for.
package enum GiftKind {}
/// Tag: an account of the ledger.
package enum AccountTag {}
/// Tag: a lot of an account.
package enum LotTag {}
/// Tag: a hold on an account.
package enum HoldTag {}
/// Tag: a journal entry; its number is its place in the gapless sequence.
package enum EntryTag {}
/// Tag: a verification 核销.
package enum VerificationKind {}
/// Tag: an approval given by a manager for one action.
package enum ApprovalKind {}
/// Tag: a proof that the member stood at the counter.
package enum ProofKind {}
/// Tag: an offer of the top-up ladder.
package enum OfferKind {}
/// Tag: a coupon as the catalogue hands it out.
package enum CouponTemplateKind {}
/// Tag: a package as the catalogue sells it.
package enum PackageKind {}
/// Tag: one service at a time with somebody, for one customer or a class.
package enum AppointmentKind {}
/// Tag: a room, a bed or a device.
package enum ResourceTag {}
/// Tag: what kind of room, bed or device.
package enum ResourceKindTag {}
/// Tag: leave, illness, a closed day, a repair.
package enum AbsenceTag {}
/// Tag: bookings made together by one rule.
package enum SeriesTag {}
/// Tag: somebody's wish for a time that is not free.
package enum WishTag {}

/// Tag: an article of the store: sold as it is, or used up by services.
package enum GoodKind {}
/// Tag: what services and articles are sorted by.
package enum CategoryKind {}
/// Tag: an order that was paid.
package enum OrderKind {}
/// Tag: a cart that was put aside.
package enum ParkedCartKind {}
/// Tag: a refund.
package enum RefundKind {}
/// Tag: a payment by scanned pay code.
package enum PaymentKind {}
/// Tag: a scanned payment, or a part of one, on its way back.
package enum PaymentReturnKind {}
/// Tag: a shift at the till.
package enum ShiftKind {}
/// Tells counts of the till apart.
package enum TillCountKind {}
/// Tag: a campaign: a promotion that nobody has to bring a coupon for.
package enum CampaignKind {}
/// Tag: what was sold and is handed over later.
package enum DeliveryKind {}
/// Tag: a digital code in stock.
package enum DigitalCodeKind {}
/// Tag: a place of an order's line that is owed a digital code.
package enum CodeSlotKind {}

/// A member's number, 1…999 999 999: also what member codes carry.
package typealias MemberID = Identity<MemberKind>
/// An operator's number, as typed at the login.
package typealias OperatorID = Identity<OperatorKind>
/// A visit's number.
package typealias VisitID = Identity<VisitKind>
/// A catalogue item's number.
package typealias ServiceID = Identity<ServiceKind>
/// A package item's number.
package typealias PackageItemID = Identity<PackageItemKind>
/// A coupon's number.
package typealias CouponID = Identity<CouponKind>
/// A gift's number.
package typealias GiftID = Identity<GiftKind>
/// An account's number.
package typealias AccountID = Identity<AccountTag>
/// A lot's number.
package typealias LotID = Identity<LotTag>
/// A hold's number.
package typealias HoldID = Identity<HoldTag>
/// A journal entry's place in the gapless sequence, from 1.
package typealias EntryID = Identity<EntryTag>
/// A verification's number.
package typealias VerificationID = Identity<VerificationKind>
/// An approval's number.
package typealias ApprovalID = Identity<ApprovalKind>
/// A proof's number.
package typealias ProofID = Identity<ProofKind>
/// An offer's number.
package typealias OfferID = Identity<OfferKind>
/// The number of a kind of coupon in the catalogue.
package typealias CouponTemplateID = Identity<CouponTemplateKind>
/// A package's number in the catalogue.
package typealias PackageID = Identity<PackageKind>
/// An appointment's number.
package typealias AppointmentID = Identity<AppointmentKind>
/// The number of a room, bed or device.
package typealias ResourceID = Identity<ResourceTag>
/// The number of a kind of room, bed or device.
package typealias ResourceKindID = Identity<ResourceKindTag>
/// An absence's number.
package typealias AbsenceID = Identity<AbsenceTag>
/// The number of a series of bookings.
package typealias SeriesID = Identity<SeriesTag>
/// The number of a wish on the waiting list.
package typealias WishID = Identity<WishTag>
/// An article's number.
package typealias GoodID = Identity<GoodKind>
/// A category's number.
package typealias CategoryID = Identity<CategoryKind>
/// An order's number.
package typealias OrderID = Identity<OrderKind>
/// The number of a cart that was put aside.
package typealias ParkedCartID = Identity<ParkedCartKind>
/// A refund's number.
package typealias RefundID = Identity<RefundKind>
/// A scanned payment's number.
package typealias PaymentID = Identity<PaymentKind>
/// The number of a scanned payment's way back.
package typealias PaymentReturnID = Identity<PaymentReturnKind>
/// A shift's number.
package typealias ShiftID = Identity<ShiftKind>
/// The number of a count of the till.
package typealias TillCountID = Identity<TillCountKind>
/// A campaign's number.
package typealias CampaignID = Identity<CampaignKind>
/// A delivery's number.
package typealias DeliveryID = Identity<DeliveryKind>
/// A digital code's number; never the code.
package typealias DigitalCodeID = Identity<DigitalCodeKind>
/// The number of a place that is owed a digital code.
package typealias CodeSlotID = Identity<CodeSlotKind>
