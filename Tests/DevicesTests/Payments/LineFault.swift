import Devices

/// What a line to a gateway does to one exchange.
enum LineFault: CaseIterable {
    case none, unreachable, lostOnTheWay, lostOnTheWayBack, late, brokenBefore, brokenAfter
    case cutOff, cutOffAndSigned, lie, unsigned, forOther, forbidden

    /// What comes of a request; `serve` lets the gateway do it, if it gets it.
    enum Reply {
        case answer(status: Int, signature: String?, body: [UInt8])
        /// Nothing was sent.
        case notConnected
        /// Nothing comes back; the request arrives after all, later, where `arrives`.
        case silence(arrives: Bool)
    }

    func play(_ request: HTTPRequest, _ gateway: PlayedGateway, _ serve: () -> PlayedGateway.Answer) -> Reply {
        switch self {
        case .unreachable: return .notConnected
        case .lostOnTheWay: return .silence(arrives: false)
        case .late: return .silence(arrives: true)
        case .brokenBefore: return .answer(status: 502, signature: nil, body: Array("<html>".utf8))
        case .forbidden: return .answer(status: 403, signature: nil, body: Array("{\"state\":\"failed\"}".utf8))
        default: break
        }
        var answer = serve()
        switch self {
        case .lostOnTheWayBack: return .silence(arrives: false)
        case .brokenAfter: answer.status = 500
        case .lie:
            if let amount = answer.fields["amount"] as? Int64 { answer.fields["amount"] = amount + 1 }
        case .forOther: answer.fields["number"] = "20000101-0000000"
        default: break
        }
        let (body, signature) = gateway.signed(answer, to: request)
        switch self {
        case .cutOff:
            return .answer(status: answer.status, signature: signature, body: Array(body.prefix(body.count / 2)))
        case .cutOffAndSigned:
            let half = Array(body.prefix(body.count / 2))
            return .answer(status: answer.status, signature: gateway.sign(answer.status, request, half), body: half)
        case .unsigned: return .answer(status: answer.status, signature: String(repeating: "0", count: 64), body: body)
        default: return .answer(status: answer.status, signature: signature, body: body)
        }
    }
}
