import Domain
import Operations
import SQL
import Store
import StoreFixture
import Testing

@Suite("各人的习惯: colours, language, bell")
struct SetLikingTests {
    @Test("what somebody chose comes with their next signing in; the next person has their own")
    func remembered() async throws {
        let counter = try await Counter.open()
        _ = try await counter.done(SetLiking(.theme("light")))
        _ = try await counter.done(SetLiking(.theme("night")))
        _ = try await counter.done(SetLiking(.language("en")))
        _ = try await counter.done(SetLiking(.bell(true)))
        let mine = try await counter.done(SignIn(number: OperatorID(1001), pin: "246813"))
        #expect(mine.who.likes == Likings(theme: "night", language: "en", rings: true))
        let other = try await counter.done(SignIn(number: OperatorID(9001), pin: "702468"))
        #expect(other.who.likes == Likings())
    }
}
