import Testing

@testable import Desk

@Suite("登录")
struct LoginTests {
    @Test("The login holds at three sizes", arguments: [(80, 24), (100, 30), (160, 45)])
    func golden(_ columns: Int, _ rows: Int) async {
        let driver = await Driver(await Salon.store(), columns: columns, rows: rows)
        Golden.check("login-\(columns)x\(rows)", driver.screen)
    }
}
