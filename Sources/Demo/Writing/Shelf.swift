/// A few batches between the one who makes them and the one who inserts them: neither waits for the other's slow pages.
actor Shelf {
    private var batches: [Batch] = []
    private var isClosed = false
    private var maker: CheckedContinuation<Void, Never>?
    private var taker: CheckedContinuation<Void, Never>?

    private static let room = 8

    /// Fills the shelf until the author has told everything or somebody closes it.
    func fill(from author: Author) async {
        defer { close() }
        while !isClosed, let batch = await author.next() {
            while batches.count >= Self.room, !isClosed {
                await withCheckedContinuation { maker = $0 }
            }
            batches.append(batch)
            taker?.resume()
            taker = nil
        }
    }

    /// The next batch; nil when there will be none.
    func take() async -> Batch? {
        while batches.isEmpty, !isClosed {
            await withCheckedContinuation { taker = $0 }
        }
        maker?.resume()
        maker = nil
        return batches.isEmpty ? nil : batches.removeFirst()
    }

    /// Lets everybody go who waits.
    func close() {
        isClosed = true
        maker?.resume()
        taker?.resume()
        maker = nil
        taker = nil
    }
}
