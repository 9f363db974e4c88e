extension Ink {
    /// What a role looks like without any colour: told apart by bold, reverse and underline alone.
    package static func mono(_ role: Role) -> Ink {
        switch role {
        case .text, .muted, .border, .keyLabel, .disabled, .overlay, .done, .free, .chart, .bigText, .bigNote,
            .booked, .bookedPending, .bookedDone, .offDuty:
            Ink()
        case .title, .accent, .money, .success, .serving, .match, .bookedHere, .bookedServing,
            .now, .bigAccent:
            Ink(.default, on: .default, .bold)
        case .header, .selection, .key, .code, .status, .bigChosen: Ink(.default, on: .default, .reverse)
        case .field, .placeholder, .selectionIdle, .tentative, .expected: Ink(.default, on: .default, .underline)
        case .fieldFocused, .placeholderFocused: Ink(.default, on: .default, [.underline, .reverse])
        case .error, .bookedAffected, .bigAlarm: Ink(.default, on: .default, [.reverse, .bold])
        case .warning, .waiting, .badge: Ink(.default, on: .default, [.bold, .underline])
        }
    }
}

extension Palette {
    /// Attributes only: for terminals without colour and for `NO_COLOR`.
    package static let mono = Palette(Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Ink.mono($0)) }))

    /// Attributes only, by choice: codes stay black on white, for the terminal could show them.
    package static let monoWithCodes: Palette = {
        var inks = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0, Ink.mono($0)) })
        inks[.code] = nil
        return Palette(inks)
    }()

    /// The look without any theme file: light text on a dark ground.
    package static let dark: Palette = {
        let ground = Colour.rgb(24, 26, 31)
        let raised = Colour.rgb(40, 44, 52)
        func on(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ attributes: Attributes = []) -> Ink {
            Ink(.rgb(red, green, blue), on: ground, attributes)
        }
        let white = Colour.rgb(255, 255, 255)
        return Palette([
            .text: on(220, 223, 228), .muted: on(160, 166, 176), .title: on(255, 255, 255, .bold),
            .header: Ink(.rgb(235, 238, 242), on: .rgb(45, 62, 94)), .border: on(128, 135, 148),
            .accent: on(97, 200, 255), .selection: Ink(white, on: .rgb(30, 92, 160), .bold),
            .selectionIdle: Ink(.rgb(225, 228, 233), on: .rgb(60, 66, 78)),
            .field: Ink(.rgb(225, 228, 233), on: .rgb(48, 53, 63)),
            .fieldFocused: Ink(white, on: .rgb(70, 60, 20), .underline),
            .placeholder: Ink(.rgb(170, 176, 186), on: .rgb(48, 53, 63)),
            .placeholderFocused: Ink(.rgb(205, 200, 180), on: .rgb(70, 60, 20), .underline),
            .key: Ink(.rgb(16, 18, 22), on: .rgb(150, 190, 230), .bold), .keyLabel: on(200, 205, 212),
            .status: Ink(.rgb(220, 223, 228), on: raised),
            .error: Ink(white, on: .rgb(165, 29, 42), .bold), .warning: on(255, 196, 84, .bold),
            .success: on(122, 214, 137), .money: on(255, 221, 120, .bold), .disabled: on(136, 143, 155),
            .overlay: Ink(.rgb(228, 231, 236), on: raised), .badge: Ink(.rgb(20, 20, 20), on: .rgb(255, 196, 84)),
            .expected: on(150, 190, 230), .waiting: on(255, 196, 84, .bold), .serving: on(122, 214, 137, .bold),
            .done: on(150, 156, 166), .free: on(160, 166, 176),
            .tentative: Ink(.rgb(255, 221, 120), on: raised, .underline), .now: on(255, 128, 128, .bold),
            .booked: Ink(.rgb(214, 230, 248), on: .rgb(38, 56, 80)),
            .bookedPending: Ink(.rgb(255, 226, 150), on: .rgb(48, 50, 48)),
            .bookedHere: Ink(.rgb(255, 208, 120), on: .rgb(66, 54, 30)),
            .bookedServing: Ink(.rgb(156, 228, 172), on: .rgb(30, 62, 44)),
            .bookedDone: Ink(.rgb(170, 176, 186), on: .rgb(36, 40, 48)),
            .bookedAffected: Ink(white, on: .rgb(140, 40, 50), .bold), .offDuty: on(136, 143, 155),
            .chart: on(97, 175, 239), .match: on(255, 221, 120, .underline), .bigText: on(255, 255, 255),
            .bigAccent: on(255, 214, 10), .bigChosen: Ink(.rgb(0, 0, 0), on: .rgb(255, 214, 10)),
            .bigNote: on(255, 255, 255), .bigAlarm: Ink(.rgb(0, 0, 0), on: .rgb(255, 255, 255), .bold),
        ])
    }()
}
