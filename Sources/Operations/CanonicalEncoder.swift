/// Writes a value of integers, texts, truths and their containers as `CanonicalJSON` wants it, byte for byte what
/// Foundation's encoder makes of it with sorted keys, in a quarter of the time: each command and each outcome goes
/// through here inside its transaction.
struct CanonicalEncoder: Encoder {
    private let paper: CanonicalPaper
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ paper: CanonicalPaper) { self.paper = paper }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        paper.beginObject()
        return KeyedEncodingContainer(Keyed(paper: paper))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        paper.beginArray()
        return Unkeyed(paper: paper)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(paper: paper) }

    private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let paper: CanonicalPaper
        var codingPath: [any CodingKey] { [] }

        func encodeNil(forKey key: Key) { paper.add(.null, for: key.stringValue) }
        func encode(_ value: Bool, forKey key: Key) { paper.add(.truth(value), for: key.stringValue) }
        func encode(_ value: String, forKey key: Key) { paper.add(.text(value), for: key.stringValue) }
        func encode(_ value: Int, forKey key: Key) { paper.add(.number(Int64(value)), for: key.stringValue) }
        func encode(_ value: Int64, forKey key: Key) { paper.add(.number(value), for: key.stringValue) }
        func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            let begun = paper.turnOver()
            try value.encode(to: CanonicalEncoder(paper))
            paper.turnBack(to: begun, adding: key.stringValue)
        }

        func nestedContainer<Nested: CodingKey>(
            keyedBy keyType: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> {
            CanonicalEncoder(paper.part(for: key.stringValue)).container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            CanonicalEncoder(paper.part(for: key.stringValue)).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { CanonicalEncoder(paper.part(for: "super")) }
        func superEncoder(forKey key: Key) -> any Encoder { CanonicalEncoder(paper.part(for: key.stringValue)) }
    }

    private struct Unkeyed: UnkeyedEncodingContainer {
        let paper: CanonicalPaper
        var codingPath: [any CodingKey] { [] }
        var count: Int { paper.count }

        func encodeNil() { paper.add(.null) }
        func encode<T: Encodable>(_ value: T) throws {
            let begun = paper.turnOver()
            try value.encode(to: CanonicalEncoder(paper))
            paper.turnBack(to: begun)
        }

        func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
            CanonicalEncoder(paper.part()).container(keyedBy: keyType)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
            CanonicalEncoder(paper.part()).unkeyedContainer()
        }

        func superEncoder() -> any Encoder { CanonicalEncoder(paper.part()) }
    }

    private struct Single: SingleValueEncodingContainer {
        let paper: CanonicalPaper
        var codingPath: [any CodingKey] { [] }

        func encodeNil() { paper.set(.null) }
        func encode(_ value: Bool) { paper.set(.truth(value)) }
        func encode(_ value: String) { paper.set(.text(value)) }
        func encode(_ value: Int) { paper.set(.number(Int64(value))) }
        func encode(_ value: Int64) { paper.set(.number(value)) }
        func encode(_ value: Int32) { paper.set(.number(Int64(value))) }
        func encode(_ value: Int16) { paper.set(.number(Int64(value))) }
        func encode(_ value: Int8) { paper.set(.number(Int64(value))) }
        func encode(_ value: UInt32) { paper.set(.number(Int64(value))) }
        func encode(_ value: UInt16) { paper.set(.number(Int64(value))) }
        func encode(_ value: UInt8) { paper.set(.number(Int64(value))) }
        func encode(_ value: UInt) throws { try encode(UInt64(value)) }
        func encode(_ value: UInt64) throws {
            guard let number = Int64(exactly: value) else { throw Self.foreign(value) }
            paper.set(.number(number))
        }
        func encode(_ value: Double) throws { throw Self.foreign(value) }
        func encode(_ value: Float) throws { throw Self.foreign(value) }
        func encode<T: Encodable>(_ value: T) throws { try value.encode(to: CanonicalEncoder(paper)) }

        private static func foreign(_ value: Any) -> EncodingError {
            EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "the books know no such number"))
        }
    }
}
