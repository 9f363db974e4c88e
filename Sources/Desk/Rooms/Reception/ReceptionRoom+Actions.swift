import Domain
import Operations
import Surface
import Widgets

extension ReceptionRoom {
    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        func make(
            _ keys: [Key], _ title: Phrase, _ initials: String, _ help: Phrase, _ right: Right? = .receive
        ) -> Action {
            Action("reception.\(act.rawValue)", keys, title, initials, help: help, right: right)
        }
        return switch act {
        case .checkIn: make([.enter], Phrase("到店"), "dd", Phrase("选中的人到店了:登记到店"))
        case .list: make([.tab, .backTab], Phrase("切换"), "qh", Phrase("在查找框和名单之间切换"), nil)
        case .start: make(both("s"), Phrase("开始"), "ks", Phrase("开始服务"))
        case .finish: make(both("d"), Phrase("完成"), "wc", Phrase("服务完成"))
        case .back: make(both("u"), Phrase("退回"), "th", Phrase("退回上一步:完成、服务中、等候各退一步;没有预约的撤销到店"))
        case .charge: make(both("p"), Phrase("收银"), "sy", Phrase("选中的客人付款:这次的项目已在购物车里"), .sell)
        case .topUp: make(both("t"), Phrase("充值"), "cz", Phrase("给选中的会员充值"), .topUp)
        case .verify: make(both("v"), Phrase("核销"), "hx", Phrase("核销选中会员的券或次卡"), .verify)
        case .book: make(both("b"), Phrase("预约"), "yy", Phrase("给选中的会员预约"), .book)
        case .hold: make(both("h"), Phrase("占次卡"), "zck", Phrase("为这次到店占用一次次卡,再按一次退回"))
        case .guest: make(both("w"), Phrase("散客"), "sk", Phrase("不是会员的客人到店"))
        case .register: make(both("r"), Phrase("新会员"), "xhy", Phrase("登记新会员"), .keepMembers)
        case .profile: make(both("i"), Phrase("资料"), "zl", Phrase("看选中会员的全部资料"), .seeMembers)
        }
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        switch act {
        case .checkIn: checkInAvailability(scene)
        case .list: .ready
        case .start: visit(in: .waiting)
        case .finish: visit(in: .serving)
        case .back: backAvailability(scene)
        case .charge: chargeAvailability(scene)
        case .topUp: withMember(.topUp, scene)
        case .verify: withMember(.verification, scene)
        case .profile: withMember(.members, scene)
        case .book: withMember(.bookings, scene)
        case .hold: holdAvailability(scene)
        case .guest: .ready
        case .register: scene.rooms.contains(.members) ? .ready : .absent
        }
    }

    private func checkInAvailability(_ scene: Scene) -> Availability {
        switch chosen {
        case .visit(let arrival): visitAvailability(arrival, scene)
        case .member(let row): openVisit(of: row.member).map { visitAvailability($0, scene) } ?? .ready
        case nil:
            if find.text.isEmpty {
                .absent
            } else if foundFor == find.text && found.isEmpty {
                .obstacle(scene.say("没有找到“%@”", find.text))
            } else {
                .ready
            }
        }
    }

    private func visitAvailability(_ arrival: Arrival, _ scene: Scene) -> Availability {
        switch arrival.state {
        case .expected: .ready
        case .waiting: .obstacle(scene.say("%@ 已到店,正在等候", arrival.name))
        case .serving: .obstacle(scene.say("%@ 正在服务", arrival.name))
        case .done, .cancelled: arrival.member == nil ? .obstacle(notNow(arrival, .checkIn, scene)) : .ready
        }
    }

    /// A visit is not where this could be done.
    private func notNow(_ arrival: Arrival, _ act: Act, _ scene: Scene) -> String {
        scene.say(
            "%@现在是“%@”,不能%@", arrival.name, scene.name(arrival.state), scene.say(Self.action(act).title))
    }

    private func visit(in states: VisitState...) -> Availability {
        if case .visit(let arrival) = chosen, states.contains(arrival.state) { return .ready }
        return .absent
    }

    private func backAvailability(_ scene: Scene) -> Availability {
        guard case .visit(let arrival) = chosen, arrival.state.stepBack(wasExpected: arrival.expectedAt != nil) != nil
        else { return .absent }
        if arrival.state == .done, let member = arrival.member, let here = hereNow(member) {
            return visitAvailability(here, scene)
        }
        return .ready
    }

    private func withMember(_ room: RoomID, _ scene: Scene) -> Availability {
        guard scene.rooms.contains(room) else { return .absent }
        if chosen == nil, foundSeveral { return .obstacle(several(scene)) }
        return member != nil ? .ready : .absent
    }

    /// A guest pays too.
    private func chargeAvailability(_ scene: Scene) -> Availability {
        if case .visit(let arrival) = chosen, arrival.member == nil { return .ready }
        return withMember(.checkout, scene)
    }

    private func charge(_ turn: inout Turn) {
        if case .visit(let arrival) = chosen { return turn.go(.charge(arrival.member, visit: arrival.visit)) }
        if let member { turn.go(.charge(member, visit: openVisit(of: member)?.visit)) }
    }

    /// What is said where somebody has to be chosen first.
    func several(_ scene: Scene) -> String {
        scene.say("找到 %@ 位,请选一位", String(found.count) + (hasMore ? "+" : ""))
    }

    func silence(of act: Act, _ scene: Scene) -> String {
        let title = scene.say(Self.action(act).title)
        switch act {
        case .start, .finish, .back, .charge, .topUp, .verify, .book, .hold, .profile, .checkIn:
            if chosen == nil { return scene.say("先选一位,再%@", title) }
        case .list, .guest, .register: break
        }
        if case .visit(let arrival) = chosen { return notNow(arrival, act, scene) }
        return scene.say("现在不能%@", title)
    }

    private func holdAvailability(_ scene: Scene) -> Availability {
        guard case .visit(let arrival) = chosen, let member = arrival.member else { return .absent }
        switch arrival.state {
        case .done, .cancelled: return .absent
        case .expected, .waiting, .serving: break
        }
        if arrival.hold != nil { return .ready }
        guard let card, cardOf == member, !card.sessions.isEmpty else { return .absent }
        return freeSessions(card).isEmpty ? .obstacle(scene.say("没有可占用的次数")) : .ready
    }

    func missing(for act: Act?) -> String? {
        let lacksList = !find.text.isEmpty && foundFor != find.text
        switch act {
        case .checkIn, .list, .start, .finish, .back, .register: return nil
        case .charge, .topUp, .verify, .book, .profile, .guest, nil: return lacksList ? "find" : nil
        case .hold:
            if lacksList { return "find" }
            guard case .visit(let arrival) = chosen, arrival.hold == nil, arrival.member != nil else { return nil }
            return cardWait == .over ? nil : "card"
        }
    }

    func freeSessions(_ card: MemberCard.Card) -> [SessionsLeft] { card.sessions.filter { $0.left > $0.held } }

    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .checkIn: checkIn(&turn)
        case .list:
            isInList.toggle()
            showCard(&turn)
        case .start: move(to: .serving, &turn)
        case .finish: move(to: .done, &turn)
        case .back: moveBack(&turn)
        case .charge: charge(&turn)
        case .topUp: if let member { turn.go(.topUp(member, suggested: nil, thenCharge: false)) }
        case .verify: if let member { turn.go(.verifyOf(member)) }
        case .profile: if let member { turn.go(.profile(member)) }
        case .book: if let member { turn.go(.book(member)) }
        case .hold: hold(&turn)
        case .guest: askGuest(&turn)
        case .register: turn.go(.register(typed: find.text))
        }
    }
}
