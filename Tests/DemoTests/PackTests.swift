import Demo
import Domain
import Operations
import Testing

@Suite("Industry packs")
struct PackTests {
    @Test("that are not made or not known are refused by name, with those that are")
    func refused() {
        #expect(throws: PackFault.unknown(name: "spaceport", ready: ["beauty", "gym", "elderly"])) {
            try Pack.load("spaceport")
        }
        for name in Pack.known where !Pack.ready.contains(name) {
            #expect(throws: PackFault.notMade(name: name, ready: Pack.ready)) { try Pack.load(name) }
        }
    }

    @Test("bring what a store needs", arguments: Pack.ready)
    func complete(name: String) throws {
        let pack = try Pack.load(name)
        #expect(pack.settings.industry == name)
        #expect((12...20).contains(pack.services.count))
        #expect(pack.staff.count { $0.role == .manager } == 1)
        #expect(pack.staff.count { $0.role == .owner } == 1)
        #expect((4...6).contains(pack.staff.count { $0.role == .beautician }))
        #expect(Set(pack.staff.map(\.pin)).count == pack.staff.count)
        for person in pack.staff { #expect(try PIN(person.pin).digits == person.pin) }
        #expect(pack.founding(isDemo: true).settings.isDemo)
        #expect(pack.settings.opensSimple == (name == "elderly"))
    }

    @Test("found a real store with its own name and its owner alone")
    func real() throws {
        let owner = Founding.Operator(number: OperatorID(9999), name: "我", role: .owner, pin: "550817")
        let founding = try Pack.load("gym").founding(store: "小店", owner: owner)
        #expect(founding.settings.name == "小店")
        #expect(!founding.settings.isDemo)
        #expect(founding.staff == [owner])
        #expect(!founding.services.isEmpty)
    }
}
