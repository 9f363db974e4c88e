import Domain
import Operations
import Surface
import Widgets

extension StockRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let find: Rect
        let list: Rect
        let card: Rect
        let moves: Rect
    }

    static let cardRows = 6

    static func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        return Place(
            find: body.top(1), list: body.droppingTop(2), card: body.top(cardRows),
            moves: body.droppingTop(cardRows + 1))
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        guard shown == nil else {
            if let item = history?.item { draw(item, on: &canvas, place.card, scene) }
            drawMoves(on: &canvas, place.moves, scene)
            return nil
        }
        var field = find
        field.label = scene.say("找商品")
        field.placeholder = scene.say("名称 首字母 条码")
        let cursor = field.draw(on: &canvas, in: place.find, focused: !isInList, fieldWidth: 26)
        if let goods {
            canvas.put(summary(goods, scene), in: place.find, .right, style: Style(.muted))
            drawList(on: &canvas, place.list, scene)
        }
        return isInList ? nil : cursor
    }

    private func summary(_ goods: [GoodItem], _ scene: Scene) -> String {
        let low = goods.count(where: \.isLow)
        return low == 0
            ? scene.say("共 %@ 种", String(goods.count))
            : scene.say("共 %@ 种,要进货 %@ 种", String(goods.count), String(low))
    }

    private func drawList(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        let rows = rows
        var table = list
        table.emptyText = nothing(scene)
        table.columns = [
            TableColumn("", width: 4), TableColumn(scene.say("商品")), TableColumn(scene.say("类别"), width: 10),
            TableColumn(scene.say("库存"), width: 11, .right), TableColumn(scene.say("下限"), width: 6, .right),
            TableColumn(scene.say("售价"), width: 9, .right), TableColumn(scene.say("条码"), width: 14),
        ]
        table.draw(on: &canvas, in: rect, focused: isInList) { index in
            let item = rows[index]
            let mark = scene.mark(item)
            return [
                TableCell(mark, item.onHand == 0 ? .error : .warning), TableCell(item.title),
                TableCell(item.category ?? "", .muted),
                TableCell("\(item.onHand) \(item.unit)", mark.isEmpty ? .text : item.onHand == 0 ? .error : .warning),
                TableCell(item.lowAt.map { String($0) } ?? "", .muted),
                item.isOnSale
                    ? TableCell(item.price.description, .money) : TableCell(scene.say("自用"), .muted),
                TableCell(item.barcode?.text ?? "", .muted),
            ]
        }
    }

    private func draw(_ item: GoodItem, on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        canvas.put(item.title, in: rect, style: Style(.title))
        canvas.put(item.barcode?.text ?? scene.say("没有条码"), in: rect, .right, style: Style(.muted))
        var sheet = Sheet()
        let stock = [scene.mark(item), "\(item.onHand) \(item.unit)"].filter { !$0.isEmpty }.joined(separator: " ")
        let low = item.lowAt.map { scene.say("剩 %@ 时进货", "\($0) \(item.unit)") } ?? ""
        sheet.add(
            scene.say("库存"), [stock, low].filter { !$0.isEmpty }.joined(separator: "  "),
            Style(item.isLow ? .warning : .text))
        if item.promised > 0 { sheet.add(scene.say("留给预订"), "\(item.promised) \(item.unit)", Style(.accent)) }
        sheet.add(
            scene.say("售价"),
            item.isOnSale ? scene.say("%@ 元", item.price.description) : scene.say("店内自用,不出售"))
        sheet.add(scene.say("类别"), item.category ?? "")
        let uses = (history?.uses ?? []).map { "\($0.title) \($0.quantity) \(item.unit)" }
        sheet.add(scene.say("用于"), uses.joined(separator: scene.say("、")))
        sheet.draw(on: &canvas, in: rect.droppingTop(1))
    }

    private func drawMoves(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        guard let history else { return }
        var table = moves
        let isDigital = history.item?.keeping == .digital
        table.emptyText =
            isDigital
            ? scene.say("卡密的发放在 %@ 交付卡密里看", scene.key(of: Global.more.action))
            : scene.say("还没有出入;到货按 %@ 入库", scene.key(of: Self.action(.receive), whileTyping: false))
        table.columns = [
            TableColumn(scene.say("时间"), width: 16), TableColumn(scene.say("出入"), width: 8),
            TableColumn(scene.say("数量"), width: 9, .right), TableColumn(scene.say("之后"), width: 9, .right),
            TableColumn(scene.say("经手"), width: 10), TableColumn(scene.say("说明")),
        ]
        table.draw(on: &canvas, in: rect) { index in
            let move = history.moves[index]
            return [
                TableCell(scene.calendar.stamp(move.at)), TableCell(scene.name(move.kind)),
                TableCell(
                    move.quantity == 0 ? scene.say("相符") : move.quantity > 0 ? "+\(move.quantity)" : "\(move.quantity)",
                    move.quantity < 0 ? .warning : .success), TableCell(String(move.after)), TableCell(move.by, .muted),
                TableCell(move.reason.isEmpty ? move.entry.map { "№\($0)" } ?? "" : move.reason, .muted),
            ]
        }
    }
}
