import Foundation

/// A picture of grey pixels, and what an independent reader (zbar) reads in it.
struct PixelImage {
    let width: Int
    let height: Int
    private var pixels: [UInt8]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: 255, count: width * height)
    }

    mutating func blacken(x: Int, y: Int, width: Int, height: Int) {
        for row in y..<y + height {
            for column in x..<x + width { pixels[row * self.width + column] = 0 }
        }
    }

    /// The portable grey map, binary.
    var pgm: Data { Data("P5\n\(width) \(height)\n255\n".utf8) + pixels }

    /// The texts of all codes zbar finds.
    func decoded() throws -> [String] {
        let folder = try ScratchFolder()
        let file = folder.path("code.pgm")
        try pgm.write(to: URL(filePath: file))
        let zbar = Process()
        let output = Pipe()
        zbar.executableURL = URL(filePath: "/usr/bin/env")
        zbar.arguments = ["zbarimg", "--quiet", "--raw", "--nodbus", file]
        zbar.standardOutput = output
        zbar.standardError = FileHandle.nullDevice
        try zbar.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        zbar.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
