import Domain
import Operations
import StoreFixture
import Testing

@Suite("验密: the member's PIN typed at the counter")
struct ProveMemberTests {
    private func counterWithPIN() async throws -> (Counter, MemberID) {
        let counter = try await Counter.open()
        let member = try await counter.funded()
        _ = try await counter.done(SetMemberPIN(member: member, pin: "640917"))
        return (counter, member)
    }

    @Test("wrong PINs count down and wait; the right one forgets them; a new PIN opens a shut one")
    func lockOut() async throws {
        let (counter, member) = try await counterWithPIN()
        for left in [4, 3, 2, 1] {
            #expect(
                await counter.perform(ProveMember(member: member, pin: "111222")) == .refused(.wrong(triesLeft: left)))
        }
        let until = counter.store.clock.now.advanced(milliseconds: 30_000)
        #expect(await counter.perform(ProveMember(member: member, pin: "111222")) == .refused(.wait(until: until)))
        #expect(await counter.perform(ProveMember(member: member, pin: "640917")) == .refused(.wait(until: until)))
        _ = try await counter.done(SetMemberPIN(member: member, pin: "275093"))
        _ = try await counter.done(ProveMember(member: member, pin: "275093"))
        #expect(await counter.perform(ProveMember(member: MemberID(9), pin: "275093")) == .refused(.unknown))
    }

    @Test("the same key again is the same answer, and no further try")
    func sameKey() async throws {
        let (counter, member) = try await counterWithPIN()
        let key = counter.store.newKey()
        let wrong = ProveMember(member: member, pin: "111222")
        for _ in 0..<8 { #expect(await counter.perform(wrong, key: key) == .refused(.wrong(triesLeft: 4))) }
        #expect(await counter.perform(wrong) == .refused(.wrong(triesLeft: 3)))
    }

    @Test("another PIN under a used key is denied, not tried, and on record")
    func otherPIN() async throws {
        let (counter, member) = try await counterWithPIN()
        let key = counter.store.newKey()
        _ = await counter.perform(ProveMember(member: member, pin: "111222"), key: key)
        let before = try await counter.audit().count
        for _ in 0..<6 {
            #expect(await counter.perform(ProveMember(member: member, pin: "640917"), key: key) == .denied(.keyReused))
        }
        let after = try await counter.audit()
        #expect(after.count == before + 6 && after.last == "ProveMember denied keyReused")
        #expect(await counter.perform(ProveMember(member: member, pin: "111222")) == .refused(.wrong(triesLeft: 3)))
    }

    @Test("nobody signed in tries no member's PIN and locks nobody out")
    func signedOut() async throws {
        let (counter, member) = try await counterWithPIN()
        for _ in 0..<6 {
            let outcome = await counter.store.operations.perform(
                ProveMember(member: member, pin: "111222"), key: counter.store.newKey(), session: nil)
            #expect(outcome == .denied(.signedOut))
        }
        #expect(try await counter.audit().last == "ProveMember denied signedOut")
        _ = try await counter.done(ProveMember(member: member, pin: "640917"))
    }

    @Test("a proof is for its member and for who saw it")
    func bound() async throws {
        let (counter, member) = try await counterWithPIN()
        let other = try await counter.member("李四", phone: "13900001111")
        _ = try await counter.done(TopUp(member: other, what: .offer(OfferID(2)), tender: .cash))
        let proof = try await counter.done(ProveMember(member: member, pin: "640917")).proof
        let theirs = DeductStoredValue(member: other, amount: .yuan(1), presence: .proof(proof))
        #expect(await counter.perform(theirs) == .refused(.proof))
        let mine = DeductStoredValue(member: member, amount: .yuan(1), presence: .proof(proof))
        #expect(await counter.perform(mine, by: counter.receptionist) == .refused(.proof))
        #expect(
            await counter.perform(DeductStoredValue(member: member, amount: .yuan(999), presence: .proof(proof)))
                == .refused(.insufficient(available: .yuan(560))))
        _ = try await counter.done(mine)
    }
}
