import Glibc
import Testing

extension EndToEnd {
    @Suite("Killed in the middle of a payment")
    struct KilledTests {
        /// Ends the program at its so many-th sync of the disk.
        private func killer(_ count: Int) -> [String] {
            [
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e",
                "inject=fdatasync:signal=SIGKILL:when=\(count)",
            ]
        }

        @Test("The same key again pays once", arguments: 1...8)
        func once(count: Int) throws {
            let shop = try Shop()
            let code = try shop.code()
            let payment = #"{"member":61,"amount":12800,"note":"","presence":{"code":{"_0":"\#(code)"}}}"#
            let lines = """
                {"signIn":{"number":9999,"pin":"918273"}}
                {"key":"the-payment-of-0001","command":"DeductStoredValue","payload":\(payment)}

                """
            let killed = try Ran(shop.command(["perform"], wrapper: killer(count)), Shop.environment(), input: lines)
            let again = try shop.run(["perform"], input: lines)
            #expect(again.output.contains(#""principalAfter":37200"#), "\(killed.output)\(again.output)\(again.errors)")
            #expect(try shop.card().contains("372.00"))
        }
    }
}
