import Foundation
import Testing

extension EndToEnd {
    @Suite("A window for large letters")
    struct WindowTests {
        /// A terminal that may be there, what the desktop must be, and what it is told on a screen of 1366×768.
        struct Case: CustomTestStringConvertible {
            let terminal: String
            let desktop: [String: String]
            let words: [String]
            var testDescription: String { terminal }
        }

        private static let x11 = ["DISPLAY": ":9"]
        private static let wayland = ["WAYLAND_DISPLAY": "wayland-1"]

        static let cases = [
            Case(
                terminal: "xterm", desktop: x11,
                words: [
                    "-u8", "-tn", "xterm-256color", "-b", "0", "-fullscreen", "-xrm", "*allowFontOps:true", "-fa",
                    "DejaVu Sans Mono", "-fs", "18", "-e", "env", "QIANTAI_LETTERS=xterm 18 DejaVu Sans Mono",
                ]),
            Case(
                terminal: "kitty", desktop: x11,
                words: [
                    "--start-as=fullscreen", "-o", "font_size=18", "-o", "remember_window_size=no", "-o",
                    "allow_remote_control=password", "-o", "remote_control_password=\"\" set-font-size", "env",
                    "QIANTAI_LETTERS=kitty 18",
                ]),
            Case(terminal: "foot", desktop: wayland, words: ["--fullscreen", "-o", "font=DejaVu Sans Mono:size=18"]),
            Case(
                terminal: "alacritty", desktop: x11,
                words: ["-o", "font.size=18", "-o", "window.startup_mode=\"Fullscreen\"", "-e"]),
            Case(
                terminal: "konsole", desktop: wayland,
                words: [
                    "--separate", "--fullscreen", "--hide-menubar", "--hide-tabbar", "-p", "Font=DejaVu Sans Mono,18",
                    "-e",
                ]),
            Case(terminal: "gnome-terminal", desktop: x11, words: ["--full-screen", "--zoom=1.50", "--"]),
            Case(terminal: "kgx", desktop: wayland, words: ["--"]),
        ]

        @Test("Each terminal is told a font that fills the screen, and the command as it was given", arguments: cases)
        func terminal(_ one: Case) throws {
            let desk = try Desktop([one.terminal: Desktop.echo])
            try desk.add("xrandr", saying: "eDP-1 connected primary 1366x768+0+0 (normal left) 344mm x 194mm")
            try desk.add(
                "wlr-randr", saying: "eDP-1 \"panel\"\n  Modes:\n    1366x768 px, 60.0 Hz (preferred, current)")
            let ran = try desk.open(["前台", "--simple", "a b"], one.desktop)
            #expect(ran.status == 0 && ran.errors.isEmpty, "\(ran.errors)")
            let said = ran.output.split(separator: "\n").map(String.init)
            #expect(said == [one.terminal] + one.words + ["前台", "--simple", "a b"])
            let printed = try desk.open(["--print", "前台"], one.desktop)
            #expect(printed.output.hasPrefix(one.terminal + " "))
        }

        @Test("No terminal of a desktop is opened on one it cannot use; without any the command runs here")
        func none() throws {
            let desk = try Desktop(["xterm": Desktop.echo, "foot": Desktop.echo, "前台": Desktop.echo])
            #expect(try desk.open(["前台", "x"], [:]).output == "前台\nx\n")
            #expect(try desk.open(["前台"], Self.x11).output.hasPrefix("xterm\n"))
            #expect(try desk.open(["前台"], Self.wayland).output.hasPrefix("foot\n"))
            let bare = try Desktop(["前台": Desktop.echo])
            #expect(try bare.open(["前台", "x"], Self.x11).output == "前台\nx\n")
        }

        @Test(
            "The font follows the screen: its pixels, the first monitor, dots to an inch, a scale; 24 where nobody knows",
            arguments: [
                (["xrandr": "HDMI-1 connected 1280x1024+1366+0\neDP-1 connected primary 1920x1080+0+0"], "26"),
                (["xdpyinfo": "  dimensions:    1024x768 pixels (271x203 millimeters)"], "14"),
                (["xrandr": "eDP-1 connected primary 3840x2160+0+0", "xrdb": "Xft.dpi:\t192"], "26"),
                (["xrandr": "eDP-1 connected primary 320x200+0+0"], "8"),
                (["xrandr": "Can't open display"], "24"), ([:], "24"),
            ])
        func size(facts: [String: String], size: String) throws {
            let desk = try Desktop(["xterm": Desktop.echo])
            for (name, text) in facts { try desk.add(name, saying: text) }
            let said = try desk.open(["前台"], Self.x11).output.split(separator: "\n").map(String.init)
            let at = try #require(said.firstIndex(of: "-fs"))
            #expect(said[at + 1] == size)
        }

        @Test("A screen of double scale takes half the pixels")
        func scaled() throws {
            let desk = try Desktop(["foot": Desktop.echo])
            try desk.add(
                "wlr-randr", saying: "eDP-1\n  Modes:\n    3840x2160 px, 60 Hz (preferred, current)\n  Scale: 2.000000")
            #expect(try desk.open(["前台"], Self.wayland).output.contains("size=26\n"))
        }

        @Test("scripts/start --simple --print says what it would run, and builds nothing")
        func start() throws {
            let start = Shop.root.appendingPathComponent("scripts/start").path
            let ran = try Ran(["/bin/bash", start, "--simple", "--print"], Shop.environment())
            #expect(ran.status == 0 && ran.output.contains("/release/qiantai --simple"), "\(ran.output)\(ran.errors)")
        }
    }

    /// A desktop that has these programs and no others.
    final class Desktop {
        /// Says its own name and each word it was given, one a line.
        static let echo = "#!/bin/bash\nprintf '%s\\n' \"${0##*/}\" \"$@\"\n"
        private let folder: URL

        init(_ programs: [String: String]) throws {
            var template = Array((NSTemporaryDirectory() + "/qiantai-desktop-XXXXXX").utf8CString)
            guard let path = mkdtemp(&template) else { throw Mishap.system("mkdtemp", errno) }
            folder = URL(fileURLWithPath: String(cString: path))
            for (name, text) in programs { try add(name, text) }
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func add(_ name: String, saying text: String) throws {
            try text.write(to: folder.appendingPathComponent(name + ".txt"), atomically: true, encoding: .utf8)
            let lines =
                "#!/bin/bash\nwhile IFS= read -r line || [[ $line ]]; do printf '%s\\n' \"$line\"; done <\"$0.txt\"\n"
            try add(name, lines)
        }

        private func add(_ name: String, _ text: String) throws {
            let file = folder.appendingPathComponent(name)
            try text.write(to: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        }

        func open(_ words: [String], _ desktop: [String: String]) throws -> Ran {
            let window = Shop.root.appendingPathComponent("scripts/window").path
            let command = ["/usr/bin/env", "PATH=" + folder.path, "/bin/bash", window]
            return try Ran(command + words, Shop.environment(desktop))
        }
    }
}
