import SQL
import SQLite
import Testing

@Suite("The anchor outside the books")
struct AnchorFileTests {
    let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private var anchor: AnchorFile { AnchorFile(path: folder.file("anchor")) }

    private func head(_ sequence: Int64) -> Head {
        Head(
            ledger: .init(sequence: sequence, mac: [UInt8](repeating: UInt8(sequence), count: 32)),
            audit: .init(sequence: sequence * 2, mac: [UInt8](repeating: UInt8(sequence + 100), count: 32)))
    }

    @Test("Nothing recorded is not the same as something damaged")
    func missing() async throws {
        #expect(try anchor.read() == nil)
        for bytes in [[], [UInt8](repeating: 0, count: 50), [UInt8](repeating: 0, count: 8192)] {
            try folder.write(bytes, to: "anchor")
            #expect(try await Rehearsal.refusal { _ = try anchor.read() } == .damaged)
            #expect(try await Rehearsal.refusal { try anchor.record(head(1)) } == .damaged)
            #expect(try folder.bytes("anchor") == bytes)
        }
    }

    @Test("The newest head is read back, by the one who wrote it and by others")
    func newest() throws {
        let writer = anchor
        for sequence in Int64(1)...7 {
            try writer.record(head(sequence))
            #expect(try writer.read() == head(sequence))
            #expect(try anchor.read() == head(sequence))
        }
        try writer.settle()
        try anchor.record(head(8))
        #expect(try anchor.read() == head(8))
        #expect(folder.names == ["anchor"])
        #expect(try folder.bytes("anchor").count == 4196)
    }

    @Test("Whatever byte is hit, the newest head or the one before it is read, never anything else")
    func everyByte() throws {
        let writer = anchor
        for sequence in Int64(1)...3 { try writer.record(head(sequence)) }
        let whole = try folder.bytes("anchor")
        var fallbacks = 0
        for place in whole.indices where place < 100 || place >= 4090 {
            var hit = whole
            hit[place] ^= UInt8(1 << (place % 8))
            try folder.write(hit, to: "anchor")
            let read = try anchor.read()
            #expect(read == head(3) || read == head(2), "byte \(place)")
            if read == head(2) { fallbacks += 1 }
        }
        #expect(fallbacks == 100)
    }

    @Test("A write torn anywhere leaves the head before it")
    func torn() throws {
        let writer = anchor
        for sequence in Int64(1)...3 { try writer.record(head(sequence)) }
        let before = try folder.bytes("anchor")
        try writer.record(head(4))
        let after = try folder.bytes("anchor")
        for cut in 0...100 {
            try folder.write(Array(after[..<cut] + before[cut...]), to: "anchor")
            let read = try anchor.read()
            #expect(read == (cut == 100 ? head(4) : head(3)) || (cut >= 96 && read == head(4)), "cut at \(cut)")
        }
    }

    @Test("With both slots hit nothing is read, and nothing is written over them")
    func both() async throws {
        let writer = anchor
        for sequence in Int64(1)...2 { try writer.record(head(sequence)) }
        try folder.overwrite("anchor", at: 20, with: [9, 9])
        try folder.overwrite("anchor", at: 4096 + 20, with: [9, 9])
        #expect(try await Rehearsal.refusal { _ = try anchor.read() } == .damaged)
        #expect(try await Rehearsal.refusal { try anchor.record(head(5)) } == .damaged)
    }
}
