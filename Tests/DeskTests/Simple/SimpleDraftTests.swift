import Domain
import Foundation
import Glyphs
import Operations
import Surface
import Testing

@testable import Desk

@Suite("简洁模式: half answered, and then the program was gone")
struct SimpleDraftTests {
    /// The desk after the program ended without warning and whoever worked there came back.
    private func restarted(_ desk: Driver, simple: Bool = true) async throws -> Driver {
        let file = try JSONEncoder().encode(desk.desk.drafts)
        #expect(!String(decoding: file, as: UTF8.self).contains("654321"))
        let drafts = try JSONDecoder().decode([OperatorID: Drafts].self, from: file)
        let next = await Driver(await Salon.store(), drafts: drafts, opensSimple: simple)
        next.feed(.fonts(Driver.shelf.book))
        guard simple else {
            await next.signIn(11)
            return next
        }
        await next.choose("王芳")
        await next.type("730518")
        await next.press("Enter")
        return next
    }

    @Test("an amount that was being typed stands there again, for the same member")
    func amount() async throws {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("45")
        let next = try await restarted(desk)
        #expect(next.shows("扣多少钱?"))
        #expect(next.shows("张晓明  138****5678"))
        #expect(next.shows("接着上次没办完的"))
        #expect(next.form == "45")
        await next.type("6")
        await next.press("Enter")
        #expect(next.shows("扣款 456.00 元"))
    }

    @Test("what was read back is read back again, by the same key, and the PIN is not kept")
    func proof() async throws {
        let store = await Salon.store()
        let desk = await Driver.simple(store)
        await desk.choose("扣钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.type("128")
        await desk.press("Enter", "Enter")
        desk.holdsAnswers = true
        await desk.scan(Salon.code)
        let key = try #require(desk.commands.last { $0.command is PayOrder }?.key)
        let next = try await restarted(desk)
        #expect(next.shows("扣款 128.00 元"))
        await next.press("Enter")
        #expect(next.shows("已输入 0 位"))
        await next.scan(Salon.code)
        #expect(next.commands.last { $0.command is PayOrder }?.key == key)
        #expect(next.shows("办好了"))
        #expect(next.desk.drafts.isEmpty)
    }

    @Test("a top-up, a booked guest and a guest without a name go on where they were")
    func others() async throws {
        var desk = await Driver.simple(await Salon.store())
        await desk.choose("充钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.choose("充 500.00 元")
        var next = try await restarted(desk)
        #expect(next.shows("收 500.00 元,怎么付?"))
        await next.choose("微信")
        next = try await restarted(next)
        #expect(next.shows("微信收到这些钱,对吗?"))
        desk = await Driver.simple(await Salon.store())
        await desk.choose("登记到店")
        await desk.choose("今天约好的客人")
        await desk.choose("张晓明")
        next = try await restarted(desk)
        #expect(next.shows("登记到店,对吗?"))
        await next.press("Enter")
        #expect(next.sent(CheckIn.self) == [CheckIn(who: .expected(VisitID(1)))])
        desk = await Driver.simple(await Salon.store())
        await desk.choose("登记到店")
        await desk.choose("不是会员的客人")
        next = try await restarted(desk)
        await next.press("Enter")
        #expect(next.sent(CheckIn.self) == [CheckIn(who: .guest(name: ""))])
    }

    @Test("at the ordinary counter it says so, and F12 leads there; leaving asks first")
    func elsewhere() async throws {
        let desk = await Driver.simple(await Salon.store())
        await desk.choose("充钱")
        await desk.type("zxm")
        await desk.press("Enter")
        await desk.press("Ctrl-Q")
        #expect(desk.showsBig("退出"))
        #expect(desk.shows("还有没办完的:简洁模式"))
        await desk.choose("返回")
        let next = try await restarted(desk, simple: false)
        await next.press("F12")
        #expect(next.shows("充多少钱?"))
    }
}
