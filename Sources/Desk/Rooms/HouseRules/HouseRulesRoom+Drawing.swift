import Domain
import Operations
import Surface
import Widgets

extension HouseRulesRoom {
    /// Where everything lies; the mouse asks the same.
    struct Place {
        let tabs: Rect
        let find: Rect
        let list: Rect
        let detail: Rect
    }

    static func place(_ scene: Scene) -> Place {
        let body = scene.body.inset(rows: 0, columns: 1)
        let rows = body.rows([1, 1, 0, 1, 4])
        return Place(tabs: rows[0], find: rows[1], list: rows[2], detail: rows[4])
    }

    func tabs(_ scene: Scene) -> Tabs {
        let running = campaigns?.count { $0.state == .running } ?? 0
        var tabs = Tabs(
            [scene.say("设置"), scene.say("活动"), scene.say("提成规则"), scene.say("价格"), scene.say("券")], badges: [1: running]
        )
        tabs.select(page.rawValue)
        return tabs
    }

    func draw(on canvas: inout Canvas, _ scene: Scene) -> Position? {
        let place = Self.place(scene)
        guard scene.standing(to: .seeReports) == .allowed else {
            canvas.put(scene.say("您的岗位不看店规,请找店长或老板"), in: place.find, style: Style(.muted))
            return nil
        }
        tabs(scene).draw(on: &canvas, in: place.tabs)
        var field = find
        field.label = scene.say("查找")
        field.placeholder = scene.say("名称或首字母")
        let cursor = field.draw(on: &canvas, in: place.find, focused: !isInList, fieldWidth: 26)
        guard missing(for: nil) == nil else { return isInList ? nil : cursor }
        drawList(on: &canvas, place.list, scene)
        canvas.rule(row: place.list.endRow, in: scene.body)
        drawDetail(on: &canvas, place.detail, scene)
        return isInList ? nil : cursor
    }

    private func drawList(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var table = list
        table.emptyText = nothing(scene)
        let rows = rows
        switch page {
        case .settings:
            table.columns = [
                TableColumn(scene.say("类别"), width: 12), TableColumn(scene.say("设置")),
                TableColumn(scene.say("现在"), width: 18, .right),
            ]
            table.draw(on: &canvas, in: rect, focused: isInList) { cells(of: settings?[rows[$0]], scene) }
        case .campaigns:
            table.columns = [
                TableColumn(scene.say("状态"), width: 8), TableColumn(scene.say("活动"), width: 22),
                TableColumn(scene.say("给什么")), TableColumn(scene.say("到哪天"), width: 10, .right),
            ]
            table.draw(on: &canvas, in: rect, focused: isInList) { cells(of: campaigns?[rows[$0]], scene) }
        case .commissions:
            table.columns = [
                TableColumn(scene.say("来源"), width: 10), TableColumn(scene.say("谁、什么项目"), width: 22),
                TableColumn(scene.say("怎么算")), TableColumn(scene.say("从哪天起"), width: 10, .right),
            ]
            table.draw(on: &canvas, in: rect, focused: isInList) { cells(of: commissions?.terms[rows[$0]], scene) }
        case .coupons:
            table.columns = [
                TableColumn(scene.say("券"), width: 24), TableColumn(scene.say("给什么")),
                TableColumn(scene.say("有效"), width: 9, .right), TableColumn("", width: 14),
            ]
            table.draw(on: &canvas, in: rect, focused: isInList) { cells(of: coupons?[rows[$0]], scene) }
        case .prices:
            table.columns =
                [TableColumn(scene.say("项目")), TableColumn(scene.say("原价"), width: 10, .right)]
                + Tier.allCases.map { TableColumn(scene.name($0), width: 10, .right) }
            table.draw(on: &canvas, in: rect, focused: isInList) { cells(of: prices?.prices[rows[$0]], scene) }
        }
    }

    private func cells(of value: SettingsNow.Answer.Value?, _ scene: Scene) -> [TableCell] {
        guard let value else { return [] }
        return [
            TableCell(scene.name(value.setting.group), .muted), TableCell(scene.name(value.setting)),
            TableCell(scene.value(value.value, of: value.setting), .accent),
        ]
    }

    private func cells(of item: CampaignItem?, _ scene: Scene) -> [TableCell] {
        guard let item else { return [] }
        let role: Role =
            switch item.state {
            case .running: .success
            case .planned: .accent
            case .over, .dropped: .muted
            }
        return [
            TableCell(scene.name(item.state), role),
            TableCell(scene.wording.title(inBooks: item.spec.title)), TableCell(scene.gives(item.spec.terms), .muted),
            TableCell(item.spec.until?.description ?? scene.say("长期"), .muted),
        ]
    }

    private func cells(of term: Commissions.Answer.Term?, _ scene: Scene) -> [TableCell] {
        guard let term else { return [] }
        let from = term.from.map { $0.description } ?? ""
        return [
            TableCell(scene.name(term.key.source)), TableCell(scene.whose(term.key), .muted),
            TableCell(scene.told(term.rates, of: term.key), term.isNow ? .money : .accent),
            TableCell(from, term.isNow ? .muted : .accent),
        ]
    }

    private func cells(of kind: CouponKinds.Answer.Kind?, _ scene: Scene) -> [TableCell] {
        guard let kind else { return [] }
        return [
            TableCell(scene.wording.title(inBooks: kind.spec.title)), TableCell(scene.gives(kind.spec.terms), .muted),
            TableCell("\(kind.spec.days) " + scene.say("天"), .muted),
            TableCell(kind.spec.isOnSale ? "" : scene.say("已停发"), .warning),
        ]
    }

    /// A price of a tier's own, else what its discount makes of the list price.
    private func cells(of price: PriceList.Answer.Price?, _ scene: Scene) -> [TableCell] {
        guard let price else { return [] }
        return [TableCell(price.title), TableCell(price.list.description, .money)]
            + Tier.allCases.map { tier in
                if let own = price.own[tier] { return TableCell(own.description, .accent) }
                let paid = price.list.scaled(by: Int64(prices?.rates[tier] ?? 10_000), over: 10_000)
                return TableCell(paid == price.list ? "" : paid.description, .muted)
            }
    }

    /// What the chosen line means, in plain words.
    private func drawDetail(on canvas: inout Canvas, _ rect: Rect, _ scene: Scene) {
        var lines: [(String, Role)] = []
        if let setting {
            lines = [(scene.sentence(setting.setting), .text), (scene.allowed(setting.setting), .muted)]
        } else if let campaign {
            lines = [(scene.told(campaign.spec, since: campaign.isFromTheStart), .text)]
        } else if let coupon {
            lines = [(scene.told(coupon.spec), .text)]
        } else if let price {
            lines = [
                (price.title, .text), (scene.say("亮的是单独定的会员价,暗的是按等级折扣算的。"), .muted),
            ]
        } else if let term {
            lines = [(scene.explained(term), .text)]
            if !term.isNow { lines.append((scene.say("到那天才算,在那以前照旧。"), .muted)) }
        }
        var row = 0
        for (text, role) in lines {
            for line in text.wrapped(to: rect.columns) where row < rect.rows {
                canvas.put(line, in: rect, row: row, style: Style(role))
                row += 1
            }
        }
    }
}
