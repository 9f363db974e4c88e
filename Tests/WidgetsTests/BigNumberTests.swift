import Surface
import Testing
import Widgets

@Suite("An amount in large digits")
struct BigNumberTests {
    @Test("Three rows at the right end; small and bold where there is too little room or plain signs")
    func draws() {
        var canvas = Canvas(Size(columns: 24, rows: 3), chrome: .lines)
        BigNumber("72.50").draw(on: &canvas, in: canvas.bounds, style: Style(.money))
        #expect(canvas.lines == ["       ▀▀█ ▀▀█   █▀▀ █▀█", "         █ █▀▀   ▀▀█ █ █", "         ▀ ▀▀▀ ▀ ▀▀▀ ▀▀▀"])
        for (columns, chrome) in [(10, Chrome.lines), (24, .plain)] {
            var canvas = Canvas(Size(columns: columns, rows: 3), chrome: chrome)
            BigNumber("72.50").draw(on: &canvas, in: canvas.bounds, style: Style(.money))
            #expect(canvas.lines[0].hasSuffix("72.50"))
        }
    }
}
