import SQL
import StoreFixture
import Testing

@Suite("随机走账: ten thousand commands against an oracle")
struct WalkTests {
    /// Four walks of 2500: ten thousand commands in all.
    @Test(
        "whatever the dice say, the store and the oracle agree after every command",
        arguments: [1, 2, 3, 4] as [UInt64])
    func walk(_ seed: UInt64) async throws {
        var walk = try await Walk(seed: seed)
        var sinceOpening = 0
        while walk.number < 2500 {
            try await walk.step()
            sinceOpening += 1
            if sinceOpening == 900 {
                sinceOpening = 0
                try await walk.reopen()
                try await walk.compareAll()
            }
        }
        try await walk.compareAll()
        for ending in Self.endings {
            #expect((walk.met[ending] ?? 0) > 0, "seed \(seed) never met \(ending)")
        }
        walk.store.database.close()
    }

    /// Endings every walk must have met, or it was too easy.
    private static let endings = [
        "TopUp done", "TopUp refused", "TopUp denied", "DeductStoredValue done", "DeductStoredValue refused",
        "DeductStoredValue denied", "UndoDeduction done", "UndoDeduction refused", "UndoDeduction denied",
        "UndoTopUp done", "UndoTopUp refused", "SellPackage done", "GrantCoupon done", "Verify done", "Verify refused",
        "UndoVerification done", "UndoVerification refused", "UndoVerification denied", "HoldSession done",
        "HoldSession refused", "ReleaseHold done", "ReleaseHold refused", "CheckIn done", "CheckIn refused",
        "MoveVisit done", "MoveVisit refused", "ChangeMemberStatus done", "again", "UndoPackageSale done",
        "UndoPackageSale refused", "UndoCouponGrant done", "UndoCouponGrant refused", "LapseLots done",
        "LapseLots refused", "bonus lapsed", "points lapsed",
    ]
}
