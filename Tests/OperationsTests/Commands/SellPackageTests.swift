import Domain
import Operations
import StoreFixture
import Testing

@Suite("售卡: selling packages")
struct SellPackageTests {
    @Test("a package brings its sessions until the end of its last day")
    func sell() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        let receipt = try await counter.done(SellPackage(member: member, package: PackageID(1), tender: .bankCard))
        #expect(
            receipt.total == .yuan(998) && receipt.payments == [.init(means: .tender(.bankCard), amount: .yuan(998))])
        let item = try #require(try await counter.card(member).sessions.first)
        #expect(item.left == 10 && item.total == 10 && item.title == "补水护理")
        let calendar = counter.store.operations.calendar
        let last = calendar.businessDay(of: counter.store.clock.now).advanced(days: 365)
        #expect(item.until == calendar.end(of: last))
        let endless = try await counter.sold(2, to: member)
        #expect(try await counter.card(member).sessions.first { $0.item == endless }?.until == nil)
        try await counter.booksAreRight()
    }

    @Test("a beautician sells with an approval; unknown packages and members are refused")
    func rights() async throws {
        let counter = try await Counter.open()
        let member = try await counter.member()
        var sale = SellPackage(member: member, package: PackageID(1), tender: .cash)
        #expect(await counter.perform(sale, by: counter.beautician) == .denied(.approvalNeeded(.topUp)))
        sale.approval = try await counter.approval(of: sale, by: counter.beautician)
        _ = try await counter.done(sale, by: counter.beautician)
        #expect(
            await counter.perform(SellPackage(member: member, package: PackageID(9), tender: .cash))
                == .refused(.package))
        #expect(
            await counter.perform(SellPackage(member: MemberID(9), package: PackageID(1), tender: .cash))
                == .refused(.unknown))
    }
}
