import Foundation
import Testing

/// Whole frames kept as files beside the tests. With `QIANTAI_RECORD` set they are written anew, and the run fails.
enum Golden {
    /// The frame as it was kept; on the smallest screen no label of it is cut short, in either language.
    static func check(_ name: String, _ driver: Driver, _ place: SourceLocation = #_sourceLocation) {
        check(name, driver.screen, place)
        let cut = driver.cutLabels()
        #expect(cut == [], "\(name)", sourceLocation: place)
    }

    static func check(_ name: String, _ lines: [String], _ place: SourceLocation = #_sourceLocation) {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/\(name).txt")
        let text = lines.joined(separator: "\n") + "\n"
        // Only who is being registered stands there in whole, as it is being typed.
        if !name.contains("register") {
            #expect(!text.contains(/\b1[3-9][0-9]{9}\b/), "\(name) shows a whole phone", sourceLocation: place)
        }
        if ProcessInfo.processInfo.environment["QIANTAI_RECORD"] != nil {
            do {
                try text.write(to: file, atomically: true, encoding: .utf8)
            } catch {
                Issue.record("\(name) cannot be written: \(error)", sourceLocation: place)
            }
            Issue.record("\(name) was recorded, not compared", sourceLocation: place)
            return
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(text == kept, "\(name) looks different", sourceLocation: place)
    }
}
