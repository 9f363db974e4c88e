import Devices
import Testing

@Suite("A code on paper and screen")
struct CodeMatrixTests {
    private let memberCode = "911000012345661469740342"

    @Test("The 24 digits of a member code make the smallest code, 21 squares a side")
    func memberCodeIsVersionOne() throws {
        let code = try CodeMatrix(digits: memberCode)
        #expect(code.side == 21)
        #expect(code.squares.count == 21 * 21)
    }

    @Test("The three corners carry their finder squares, the fourth does not")
    func finderSquares() throws {
        let code = try CodeMatrix(digits: memberCode)
        func isFinder(_ left: Int, _ top: Int) -> Bool {
            (0..<7).allSatisfy { y in
                (0..<7).allSatisfy { x in
                    let ring = max(abs(x - 3), abs(y - 3))
                    return code.isDark(x: left + x, y: top + y) == (ring != 2)
                }
            }
        }
        #expect(isFinder(0, 0))
        #expect(isFinder(14, 0))
        #expect(isFinder(0, 14))
        #expect(!isFinder(14, 14))
    }

    @Test("zbar reads back what was drawn", arguments: [1, 12, 19, 24, 60, 400])
    func zbarReadsIt(length: Int) throws {
        let digits = String((0..<length).map { Character("\(($0 * 7 + length) % 10)") })
        let code = try CodeMatrix(digits: digits)
        var image = PixelImage(width: (code.side + 8) * 4, height: (code.side + 8) * 4)
        for y in 0..<code.side {
            for x in 0..<code.side where code.isDark(x: x, y: y) {
                image.blacken(x: (x + 4) * 4, y: (y + 4) * 4, width: 4, height: 4)
            }
        }
        #expect(try image.decoded() == [digits])
    }

    @Test("Outside the code everything is light")
    func outsideIsLight() throws {
        let code = try CodeMatrix(digits: memberCode)
        #expect(!code.isDark(x: -1, y: 0))
        #expect(!code.isDark(x: 0, y: 21))
    }

    @Test("What is not digits, empty or too long is refused by name")
    func refusals() {
        #expect(throws: CodeRefusal.empty) { try CodeMatrix(digits: "") }
        #expect(throws: CodeRefusal.notDigits) { try CodeMatrix(digits: "12a4") }
        #expect(throws: CodeRefusal.notDigits) { try CodeMatrix(digits: "１２") }
        #expect(throws: CodeRefusal.tooLong(limit: 3993)) {
            try CodeMatrix(digits: String(repeating: "7", count: 3994))
        }
    }

    @Test("A text for telephones may be any printable ASCII")
    func text() throws {
        #expect(try CodeMatrix(text: "https://a.cn/1").side == 21)
        #expect(try CodeMatrix(text: String(repeating: "x", count: CodeMatrix.textCapacity)).side == 177)
        #expect(throws: CodeRefusal.empty) { try CodeMatrix(text: "") }
        #expect(throws: CodeRefusal.notPrintable) { try CodeMatrix(text: "a\0b") }
        #expect(throws: CodeRefusal.notPrintable) { try CodeMatrix(text: "前台") }
        #expect(throws: CodeRefusal.tooLong(limit: 2331)) { try CodeMatrix(text: String(repeating: "x", count: 2332)) }
    }

    @Test("The largest code that is promised can be made")
    func capacity() throws {
        #expect(try CodeMatrix(digits: String(repeating: "7", count: CodeMatrix.capacity)).side == 177)
    }
}
