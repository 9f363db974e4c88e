import Foundation
import Testing

extension EndToEnd {
    @Suite("Faults")
    struct FaultTests {
        static let missing = ["strace", "faketime", "gcc", "python3"].filter { tool in
            let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            return !folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
        }

        @Test(
            "Killed, cut off, out of space, damaged: nothing lost, nothing doubled, no balance wrong",
            .enabled(if: missing.isEmpty, "scripts/prepare tests installs strace, faketime, gcc and python3"),
            arguments: ["kill", "login", "io", "power", "two", "damage", "clock"])
        func faults(trial: String) throws {
            let ran = try Ran(
                [
                    "python3", Shop.root.appendingPathComponent("Tests/Faults/faults.py").path, trial, "--quick",
                    "--program", Shop.program,
                ], Shop.environment())
            #expect(ran.status == 0, "\(ran.output)\(ran.errors)")
            #expect(ran.output.contains("✔ \(trial)") && !ran.output.contains("✘"))
        }
    }
}
