import Domain
import Testing

@Suite("卡密名单: what a supplier's file may hold")
struct CodeListTests {
    private func read(_ text: String) -> Result<[String], CodeListFault> {
        do { return .success(try CodeList(text).codes.map(\.code.text)) } catch { return .failure(error) }
    }

    @Test(
        "lines as they come",
        arguments: [
            ("AB12-CD34", ["AB12-CD34"]), ("AB12\r\nCD34\r\n", ["AB12", "CD34"]),
            ("\u{FEFF}AB12\n\n \nCD34", ["AB12", "CD34"]),
            ("  AB12\t", ["AB12"]), ("卡号:1234 密码:5678", ["卡号:1234 密码:5678"]), ("AB12", ["AB12"]),
            ("1234----5678", ["1234----5678"]), ("AB12  CD34", ["AB12 CD34"]), ("AB12\tCD34", ["AB12 CD34"]),
            ("abcd\nABCD", ["abcd", "ABCD"]),
        ])
    func lines(_ text: String, _ codes: [String]) { #expect(read(text) == .success(codes)) }

    @Test(
        "what is refused, by its line",
        arguments: [
            ("", CodeListFault.empty), (" \n\r\n", .empty), ("AB12\nabc", .line(2, .short)),
            ("AB12\n\nAB12", .line(3, .repeated(line: 1))), ("AB12\nAB12", .line(2, .repeated(line: 1))),
            ("AB12\u{200B}", .line(1, .forbidden)), ("AB\u{202E}12", .line(1, .forbidden)),
            ("АВ12", .line(1, .script)), ("AB12😀", .line(1, .script)), ("AB\u{0}12", .line(1, .forbidden)),
            (String(repeating: "A", count: 201), .line(1, .tooLong)),
        ])
    func faults(_ text: String, _ fault: CodeListFault) { #expect(read(text) == .failure(fault)) }

    @Test("ten thousand are taken and no more; a huge file is not even read")
    func size() {
        let most = (0..<10_000).map { "KM-\(100_000 + $0)" }.joined(separator: "\n")
        #expect((try? CodeList(most))?.codes.count == 10_000)
        #expect(read(most + "\nKM-1") == .failure(.tooMany))
        #expect(read(String(repeating: "A", count: 2_000_001)) == .failure(.tooMany))
    }

    @Test("a code shows itself masked")
    func masked() throws {
        #expect("\(try DigitalCode("ABCD-1234-EFGH"))" == "AB****GH")
        #expect("\(try DigitalCode("ABCD"))" == "****CD")
    }
}
