import Domain
import Foundation
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("保密: what never lies in the file")
struct SecretsTests {
    @Test("no phone, PIN, code, caution or session is found in the books, their log or their anchor")
    func grep() async throws {
        let folder = try StoreFolder()
        var founding = Founding.sample
        founding.settings.isDemo = false
        let counter = try await Counter(TestStore.inFolder(folder.path, founding: founding))
        let member = try await counter.funded()
        var secrets = ["13812345678", "246813", "135792", "864209", "702468", "918273", "640917", "275093", "111222"]
        secrets += [counter.cashier.text, counter.manager.text, "花生过敏"]
        _ = try await counter.done(EditMember(member: member, cautions: "花生过敏"))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "275093"))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        _ = await counter.perform(ProveMember(member: member, pin: "111222"))
        let proof = try await counter.done(ProveMember(member: member, pin: "640917")).proof
        _ = try await counter.done(DeductStoredValue(member: member, amount: .yuan(9), presence: .proof(proof)))
        _ = await counter.perform(
            RegisterMember(phone: "13812345678", name: "李四", consent: "2026-11", marketing: false))
        _ = try await counter.done(RevealPhone(member: member, reason: "回访"), by: counter.manager)
        secrets.append(counter.store.memberCode(of: member))
        _ = try await counter.done(counter.pay(member, 1))
        counter.nextCode()
        secrets.append(try await counter.done(ShowMemberCode(member: member), by: counter.manager).digits)
        let coupon = try await counter.done(
            GrantCoupon(member: member, template: CouponTemplateID(1)), by: counter.manager)
        _ = try await counter.done(Verify(what: .coupon(coupon.coupon), member: member, code: coupon.code))
        let item = try await counter.sold(2, to: member)
        let code = Vouchers.code(.session, target: item.raw, serial: 1, vault: counter.store.vault)
        _ = try await counter.done(Verify(what: .session(item), member: member, code: code))
        secrets += [coupon.code, code]
        let open = try folder.bytes()
        counter.store.database.close()
        let closed = try folder.bytes()
        for secret in secrets {
            #expect(open.range(of: Data(secret.utf8)) == nil, "\(secret) lies in the open store")
            #expect(closed.range(of: Data(secret.utf8)) == nil, "\(secret) lies in the closed store")
        }
        #expect(open.range(of: Data("138****5678".utf8)) != nil, "the search finds what is there")
    }

    @Test("the log of requests and the audit keep no whole name, which could never be erased there")
    func names() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member("诸葛孔明")
        _ = await counter.perform(
            RegisterMember(phone: "13812345678", name: "司马仲达", consent: "2026-11", marketing: false))
        _ = try await counter.done(EditMember(member: member, name: "诸葛卧龙", remark: "卧龙先生"))
        _ = try await counter.done(CheckIn(who: .walkIn(member)))
        _ = try await counter.done(TopUp(member: member, what: .offer(OfferID(2)), tender: .cash))
        let kept = try await counter.store.database.read { db in
            try db.rows("SELECT outcome FROM request UNION ALL SELECT detail || subject FROM audit") { $0.text(0) }
        }
        for name in ["孔明", "卧龙", "仲达"] {
            #expect(!kept.contains { $0.contains(name) }, "\(name)")
        }
        #expect(kept.contains { $0.contains("诸葛**") })
    }
}
