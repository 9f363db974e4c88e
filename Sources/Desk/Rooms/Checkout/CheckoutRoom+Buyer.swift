import Domain
import Operations
import Surface
import Widgets

/// Who buys, and for which visit: by errand, by scan, by name.
extension CheckoutRoom {
    mutating func accept(_ errand: Errand, _ turn: inout Turn) -> Bool {
        switch errand {
        case .charge(let member, let visit): charge(member, visit, &turn)
        case .resumeCharge:
            quote = nil
            pay(.usual, &turn)
        case .open, .profile, .topUp, .sellPackage, .verify, .verifyOf, .arrive, .book, .orders, .order,
            .register:
            return false
        }
        return true
    }

    private mutating func charge(_ member: MemberID?, _ visit: VisitID?, _ turn: inout Turn) {
        guard isHalfFilled else { return start(member, visit, &turn) }
        if member == self.member, visit == nil || visit == self.visit { return }
        askReplace(.charge(member, visit: visit), &turn)
    }

    private func askReplace(_ errand: Errand, _ turn: inout Turn) {
        let whose = card?.row.name ?? turn.say("散客")
        turn.show(
            QuestionOverlay(
                turn.say("还有没办完的收银"), [turn.say("%@ 的一单还没办完。", whose)], role: .warning,
                answers: [
                    .init(label: turn.say("继续办完")) { _ in },
                    .init(label: turn.say("挂单,换人")) { $0.tell(.room(.checkout), Note.parkFor(errand)) },
                    .init(label: turn.say("放弃,换人")) { $0.tell(.room(.checkout), Note.replace(errand)) },
                ]))
    }

    mutating func start(_ member: MemberID?, _ visit: VisitID?, _ turn: inout Turn) {
        reset()
        self.visit = visit
        wanted = member
        if let member {
            turn.decide(MemberCard(member: member)) { Note.member(member, $0) }
        } else {
            stage = .cart
        }
        if let visit { turn.decide(BookingDetail(visit: visit)) { Note.visit(visit, $0) } }
    }

    /// The services of a visit become lines, each with who does it.
    mutating func fill(from visit: VisitID, _ booking: BookingDetail.Booking?, _ turn: inout Turn) {
        guard visit == self.visit, let booking, cart.lines.isEmpty else { return }
        cart.lines = booking.charges.prefix(Cart.mostLines).map { charge in
            Cart.Line(.service(charge.service), staff: charge.staff.map { [StaffShare(staff: $0)] } ?? [])
        }
        if let session = booking.session { apply(session, &turn) }
        table.count = cart.lines.count
        if let paid = booking.paidBy {
            turn.warn(turn.say("这次到店收过款了(单号 %@),不要重复收", paid.description))
        } else if let deposit = booking.deposit {
            turn.warn(
                turn.say(
                    "这次预约收过 %@ 元订金,先到 %@ 按 %@ 抵用", deposit.amount.description, turn.scene.key(of: .bookings),
                    turn.scene.key(of: BookingsRoom.action(.deposit))))
        }
        askPrice(&turn)
    }

    /// The session that was kept pays for its line; what was used up already is not charged again.
    private mutating func apply(_ session: BookingDetail.Session, _ turn: inout Turn) {
        guard let line = cart.lines.firstIndex(where: { $0.item == .service(session.service) }) else { return }
        let title = title(of: line, turn.scene)
        if session.isTaken {
            cart.lines.remove(at: line)
            return turn.inform(turn.say("%@ 已经用次卡核销,不再收钱", title))
        }
        cart.lines[line].session = session.item
        held = session.item
        table.count = cart.lines.count
        table.select(line)
        turn.inform(turn.say("%@ 用预约时占下的次卡;要收钱按 %@", title, turn.scene.key(of: Self.action(.session))))
    }

    /// This member buys what is in the cart.
    mutating func attach(_ member: MemberID, _ turn: inout Turn) {
        if case .receipt = stage { reset() }
        if member != self.member {
            dropMembersOwn()
            card = nil
        }
        wanted = member
        turn.decide(MemberCard(member: member)) { Note.member(member, $0) }
    }

    /// Sessions, coupons, points and the visit of one member are nobody else's.
    private mutating func dropMembersOwn() {
        if member != nil { (visit, held) = (nil, nil) }
        for line in cart.lines.indices { cart.lines[line].session = nil }
        cart.coupons = .best
        cart.points = .none
        quote = nil
    }

    /// Another member, or none: the cart stays.
    mutating func askBuyer(_ turn: inout Turn) {
        dropMembersOwn()
        card = nil
        wanted = nil
        finder = MemberFinder()
        stage = .buyer
        turn.inform(turn.say("找会员或扫码;空着按 Enter 是散客"))
    }

    mutating func take(member row: MemberRow, _ turn: inout Turn) -> Bool {
        let isTheirs = row.member == member
        switch stage {
        case .buyer, .barred, .receipt:
            attach(row.member, &turn)
            greeted = cart
        case .cart where member == nil && visit == nil, .cart where !isHalfFilled && !isTheirs:
            attach(row.member, &turn)
            greeted = cart
        case .cart where isTheirs && !cart.lines.isEmpty: turn.inform(turn.say("按 Enter 付款,再扫会员码"))
        case .cart where isTheirs: turn.inform(turn.say("先加项目或金额,再扫会员码付款"))
        case .proof where isTheirs:
            turn.refuse(hasPIN ? turn.say("会员卡只认人;请扫会员码或输入密码") : turn.say("会员没有设密码,请扫会员码"))
        case .tender where isTheirs, .share where isTheirs, .cash where isTheirs, .arrived where isTheirs,
            .settle where isTheirs, .collecting where isTheirs:
            turn.inform(turn.say("先选好付法"))
        case .cart, .tender, .share, .cash, .arrived, .collecting, .proof, .settle:
            askReplace(.charge(row.member, visit: nil), &turn)
        }
        return true
    }

    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        if let code = PayCode(scan) { return take(code, &turn) }
        if let ware = turn.scene.wares.ware(withCode: scan), let item = ware.item { return take(item, &turn) }
        guard scan.count == 24 else { return false }
        switch stage {
        case .proof: book(.code(scan), &turn)
        case .cash(let money) where amount.text.isEmpty && parts.contains(where: { $0.means == .storedValue }):
            takeCash(money, &turn)
            if isAtProof { book(.code(scan), &turn) }
        case .cart where member != nil && !cart.lines.isEmpty && entry.text.isEmpty && greeted != cart:
            turn.decide(ReadCode(digits: scan)) { Note.read(scan, $0) }
        case .buyer, .barred, .cart, .tender, .share, .cash, .arrived, .collecting, .settle, .receipt: return false
        }
        return true
    }

    /// The member's code while their cart stands there: they pay with it.
    mutating func hear(_ answer: ReadCode.Answer, _ digits: String, _ turn: inout Turn) {
        switch answer {
        case .member(let row) where row.member == member: pay(.code(digits), &turn)
        case .member(let row), .card(let row): _ = take(member: row, &turn)
        case .badMemberCode(let fault):
            turn.refuse(turn.scene.sentence(fault))
            turn.refuseCode()
        case .verifiable, .notVerifiable, .payCode, .article, .damaged, .foreign:
            turn.refuse(turn.say("没有读全,请再扫一次"))
            turn.refuseCode()
        }
    }

    private mutating func take(_ code: PayCode, _ turn: inout Turn) -> Bool {
        switch stage {
        case .cart where !cart.lines.isEmpty && entry.text.isEmpty: pay(.payCode(code), &turn)
        case .cash(let money), .arrived(_, let money): collect(code, money, &turn)
        case .share: collect(code, due, &turn)
        case .tender:
            if !isSplit { keepOnlyScanned() }
            collect(code, due, &turn)
        case .proof:
            giveUpPaying()
            collect(code, due, &turn)
        case .collecting: turn.refuse(turn.say("上一笔扫码收款还没有结果,请等一下"))
        case .buyer, .barred, .cart, .settle, .receipt: return false
        }
        return true
    }

    /// An article whose bar code was scanned.
    private mutating func take(_ item: ItemRef, _ turn: inout Turn) -> Bool {
        switch stage {
        case .receipt: reset()
        case .buyer, .cart: break
        case .barred, .tender, .share, .cash, .arrived, .collecting, .proof, .settle:
            turn.refuse(turn.say("先办完付款,或按 Esc 回到购物车再扫"))
            return true
        }
        let quantity = asked.text.isEmpty && !entry.text.isEmpty ? asked.quantity : 1
        guard Cart.quantities.contains(quantity) else {
            turn.refuse(turn.say("数量是 1 到 9999"))
            return true
        }
        if entry.text.isEmpty || quantity > 1 {
            add(Cart.Line(item, quantity: quantity), &turn)
        } else {
            let typed = entry
            add(Cart.Line(item), &turn)
            entry = typed
        }
        return true
    }
}
