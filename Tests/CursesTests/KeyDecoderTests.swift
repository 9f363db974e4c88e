import Surface
import Testing

@testable import Curses

@Suite("Key decoder")
struct KeyDecoderTests {
    static func events(_ bytes: String) -> [Event] {
        var decoder = KeyDecoder()
        return (decoder.feed(bytes.utf8, at: 0) + decoder.expire(now: 5000)).map(\.event)
    }
}
