import Domain
import Operations
import Surface
import Widgets

extension StockRoom {
    mutating func carryOut(_ act: Act, _ turn: inout Turn) {
        switch act {
        case .look: look(&turn)
        case .add:
            turn.show(GoodOverlay(adding: unknownCode, categories: categories, turn.scene))
            unknownCode = ""
        case .receive, .count, .lose, .codes, .edit, .uses:
            guard let item else { return }
            switch act {
            case .receive: turn.show(StockOverlay(.receive, item, turn.scene))
            case .count: turn.show(StockOverlay(.count, item, turn.scene))
            case .lose: turn.show(StockOverlay(.lose, item, turn.scene))
            case .codes: turn.show(CodesOverlay(good: item.good, title: item.title, turn.scene))
            case .edit: turn.show(GoodOverlay(editing: item, categories: categories, turn.scene))
            case .uses: turn.show(UseOverlay(item, turn.scene))
            case .look, .add: break
            }
        }
    }

    /// To the page of whatever is meant; where there are several, to the list first.
    private mutating func look(_ turn: inout Turn) {
        if let item { return open(item.good, &turn) }
        isInList = true
        turn.offer(several(turn.scene))
    }

    private mutating func open(_ good: GoodID, _ turn: inout Turn) {
        (shown, history) = (good, nil)
        moves.select(0)
        turn.decide(StockHistory(good: good)) { Note.history(good, $0) }
    }

    mutating func take(scan: String, _ turn: inout Turn) -> Bool {
        guard case .article(let code) = ScannedCode.recognise(scan) else { return false }
        guard let item = goods?.first(where: { $0.barcode == code }) else {
            lookAnew(&turn)
            typed(&turn)
            unknownCode = code.text
            turn.refuse(turn.say("没有商品用条码 %@;按 %@ 登记", code.text, turn.scene.key(of: Self.action(.add))))
            return true
        }
        open(item.good, &turn)
        return true
    }

    mutating func handle(_ event: Event, _ turn: inout Turn) -> Bool {
        if event == .key(.escape) { return stepBack() }
        let place = Self.place(turn.scene)
        if shown != nil { return moves.handle(event, in: place.moves) != .ignored }
        if case .mouse(let mouse) = event, mouse.kind == .press, place.find.contains(mouse.position) {
            isInList = false
            return true
        }
        switch list.handle(event, in: place.list) {
        case .activated:
            isInList = true
            look(&turn)
        case .moved: isInList = true
        case .handled: break
        case .ignored:
            guard !isInList else { return false }
            switch find.handle(event) {
            case .ignored: return false
            case .handled: break
            case .changed: typed(&turn)
            }
        }
        return true
    }

    /// Escape: from the page to the list, from the list to the box, and what was typed away.
    private mutating func stepBack() -> Bool {
        if shown != nil {
            (shown, history) = (nil, nil)
        } else if isInList {
            isInList = false
        } else if !find.text.isEmpty {
            find.clear()
            list.count = rows.count
        } else {
            return false
        }
        return true
    }

    mutating func receive(_ note: Note, _ turn: inout Turn) {
        switch note {
        case .goods(let answer): take(answer)
        case .history(let good, let answer): if good == shown { take(answer) }
        case .added(let good):
            (shown, history) = (good, nil)
            refresh(&turn)
        }
    }

    /// The chosen row stays the article it was, wherever that stands now.
    private mutating func take(_ answer: StockList.Answer) {
        let before = rows.indices.contains(list.selected) ? rows[list.selected].good : nil
        (goods, categories) = (answer.goods, answer.categories)
        let rows = rows
        list.count = rows.count
        if isInList, let before, let place = rows.firstIndex(where: { $0.good == before }) { list.select(place) }
    }

    private mutating func take(_ answer: StockHistory.Answer) {
        history = answer
        moves.count = answer.moves.count
        if answer.item == nil { shown = nil }
    }
}
