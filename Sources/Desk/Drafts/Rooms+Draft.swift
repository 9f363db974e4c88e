import Domain
import Operations
import Widgets

extension CheckoutRoom {
    var unfinished: Draft? {
        guard isHalfFilled else { return nil }
        let paid = parts.filter { if case .scanned = $0.means { true } else { false } }
        return .cart(cart, member: wanted, visit: visit, parked: parked, paid: paid, typed: entry.text)
    }

    mutating func resume(_ draft: Draft, _ turn: inout Turn) {
        guard case .cart(let cart, let member, let visit, let parked, let paid, let typed) = draft else { return }
        reset()
        (self.cart, self.visit, self.parked, parts) = (cart, visit, parked, paid)
        table.count = cart.lines.count
        entry.set(typed)
        wanted = member
        if let member { return turn.decide(MemberCard(member: member)) { Note.member(member, $0) } }
        stage = .cart
        askPrice(&turn)
    }
}

extension MembersRoom {
    var unfinished: Draft? {
        guard let registering, registering.isHalfFilled else { return nil }
        let form = registering.form
        return .registration(
            phone: form.text(.phone), name: form.text(.name), consent: form.isOn(.consent),
            marketing: form.isOn(.marketing))
    }

    mutating func resume(_ draft: Draft, _ turn: inout Turn) {
        guard case .registration(let phone, let name, let consent, let marketing) = draft else { return }
        register("", &turn)
        registering?.form.set(.phone, text: phone)
        registering?.form.set(.name, text: name)
        registering?.form[.consent] = .toggle(Toggle(isOn: consent))
        registering?.form[.marketing] = .toggle(Toggle(isOn: marketing))
        askOwner(&turn)
    }
}

extension TopUpRoom {
    var unfinished: Draft? {
        guard isHalfFilled, let wanted else { return nil }
        return .topUp(wanted, typed: amount.text)
    }

    mutating func resume(_ draft: Draft, _ turn: inout Turn) {
        guard case .topUp(let member, let typed) = draft else { return }
        start(with: member, &turn)
        if !typed.isEmpty { amount.set(typed) }
    }
}

extension BookingsRoom {
    var unfinished: Draft? {
        guard let draft, draft.isHalfFilled, draft.waitsFor == nil else { return nil }
        return .booking(draft.kept)
    }

    mutating func resume(_ unfinished: Draft, _ turn: inout Turn) {
        guard case .booking(let kept) = unfinished else { return }
        draft = BookingDraft(kept, turn.scene)
    }
}

extension OrdersRoom {
    var unfinished: Draft? {
        guard isHalfFilled, let sold, let draft else { return nil }
        return .refund(sold.order, draft.kept)
    }

    mutating func resume(_ unfinished: Draft, _ turn: inout Turn) {
        guard case .refund(let order, let kept) = unfinished else { return }
        turn.decide(OrderDetail(order: order)) { Note.resumed($0, kept) }
    }
}

extension BookingDraft {
    var kept: Draft.Booking {
        var (member, name, phone): (MemberID?, String, String) = (nil, guest.text(.name), guest.text(.phone))
        switch customer {
        case .member(let id, let who, let masked): (member, name, phone) = (id, who, masked)
        case .guest(let who, let number): (name, phone) = (who, number)
        case nil: break
        }
        return Draft.Booking(
            member: member, name: name, phone: phone, lines: lines, rooms: rooms, wish: wish, start: place?.start,
            staff: place?.staff, room: place?.room, surety: last.option(.surety), repeats: last.option(.repeats),
            times: last.text(.times), remark: last.text(.remark))
    }

    /// As far as it was put together; what was not yet said is asked.
    init(_ kept: Draft.Booking, _ scene: Scene) {
        self.init(scene)
        if let member = kept.member {
            customer = .member(member, name: kept.name, phone: kept.phone)
        } else if !kept.name.isEmpty {
            guest.set(.name, text: kept.name)
            guest.set(.phone, text: kept.phone)
            if !kept.lines.isEmpty { customer = .guest(name: kept.name, phone: kept.phone) }
        }
        place = kept.start.map { Place(start: $0, staff: kept.staff, room: kept.room) }
        (lines, rooms, wish) = (kept.lines, kept.rooms, kept.wish)
        last.choose(.surety, option: kept.surety)
        last.choose(.repeats, option: kept.repeats)
        last.set(.times, text: kept.times)
        last.set(.remark, text: kept.remark)
        step = customer == nil ? (kept.name.isEmpty ? .customer : .guest) : lines.isEmpty ? .service : .confirm
    }
}
