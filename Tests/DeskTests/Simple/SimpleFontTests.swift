import Operations
import Surface
import Testing

@testable import Desk

@Suite("简洁模式: fonts are read for whoever wants large letters, and for nobody else")
struct SimpleFontTests {
    @Test("an ordinary counter reads no font; F12 reads them once, and they go with the mode")
    func onlyWhenWanted() async {
        let desk = await Driver.at(await Salon.store())
        for key in ["F6", "F4", "F5", "F10", "Esc", "F2"] { await desk.press(key) }
        #expect(desk.fontEffects.isEmpty)
        await desk.press("F12")
        #expect(desk.fontEffects == ["read"])
        await desk.press("Down", "Down", "Up")
        #expect(desk.fontEffects == ["read"])
        await desk.press("F12")
        #expect(desk.fontEffects == ["read", "drop"])
    }
}

extension Driver {
    fileprivate var fontEffects: [String] {
        effects.compactMap { effect in
            switch effect {
            case .readFonts: "read"
            case .dropFonts: "drop"
            default: nil
            }
        }
    }
}
