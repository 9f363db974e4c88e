import Domain
import Operations
import Surface
import Widgets

/// 店规: what the owner sets: thresholds and limits, promotions, commissions. F10 and the palette lead here.
struct HouseRulesRoom: Room {
    enum Act: String, CaseIterable, Sendable { case look, page, add, stop, trial }

    enum Note: Sendable {
        case settings(SettingsNow.Answer)
        case campaigns(Campaigns.Answer)
        case commissions(Commissions.Answer)
        case prices(PriceList.Answer)
        case coupons(CouponKinds.Answer)
        case stop(CampaignID)
        case stopped(Result<StopCampaign.Answer, StopCampaign.Refusal>)
        /// A dialog changed something.
        case changed
    }

    enum Page: Int, CaseIterable, Sendable { case settings, campaigns, commissions, prices, coupons }

    static let id = RoomID.houseRules

    var page = Page.settings
    var find = TextField(limit: 30)
    var list = Table([])
    /// The list has the keys: letters are actions.
    var isInList = false
    var settings: [SettingsNow.Answer.Value]?
    var campaigns: [CampaignItem]?
    var commissions: Commissions.Answer?
    var prices: PriceList.Answer?
    var coupons: [CouponKinds.Answer.Kind]?
    var finder = ItemFinder([])

    static func action(_ act: Act) -> Action {
        func both(_ letter: Character) -> [Key] { [.character(letter), .alt(letter)] }
        return switch act {
        case .look:
            Action("rules.look", [.enter], Phrase("修改"), "xg", help: Phrase("改选中的一条;改之前先看清会怎样"), right: .seeReports)
        case .page:
            Action(
                "rules.page", [.tab, .backTab], Phrase("换一页"), "hyy", help: Phrase("设置、活动、提成、价格、券"), right: .seeReports)
        case .add:
            Action(
                "rules.add", both("a"), Phrase("新增"), "xz", help: Phrase("办一个活动,或给某人某项目单定提成"), right: .changeSettings)
        case .stop:
            Action("rules.stop", both("x"), Phrase("停止"), "tz", help: Phrase("活动到此为止,或取消单定的提成"), right: .changeSettings)
        case .trial:
            Action("rules.trial", both("s"), Phrase("试算"), "ss", help: Phrase("用上一季的订单算这个活动花多少"), right: .seeReports)
        }
    }

    /// Places of what fits the find box.
    var rows: [Int] { finder.find(find.text) }

    /// The place of the chosen one.
    var chosen: Int? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }

    var campaign: CampaignItem? {
        guard page == .campaigns, let chosen, let campaigns, campaigns.indices.contains(chosen) else { return nil }
        return campaigns[chosen]
    }

    var term: Commissions.Answer.Term? {
        guard page == .commissions, let chosen, let terms = commissions?.terms, terms.indices.contains(chosen) else {
            return nil
        }
        return terms[chosen]
    }

    var setting: SettingsNow.Answer.Value? {
        guard page == .settings, let chosen, let settings, settings.indices.contains(chosen) else { return nil }
        return settings[chosen]
    }

    var price: PriceList.Answer.Price? {
        guard page == .prices, let chosen, let all = prices?.prices, all.indices.contains(chosen) else { return nil }
        return all[chosen]
    }

    var coupon: CouponKinds.Answer.Kind? {
        guard page == .coupons, let chosen, let coupons, coupons.indices.contains(chosen) else { return nil }
        return coupons[chosen]
    }

    func availability(of act: Act, _ scene: Scene) -> Availability {
        guard scene.standing(to: .seeReports) == .allowed else { return .absent }
        switch act {
        case .page: return .ready
        case .look:
            guard chosen != nil else { return .obstacle(nothing(scene)) }
            if let campaign, campaign.state == .over || campaign.state == .dropped {
                return .obstacle(scene.say("活动已经结束,不能再改;按 %@ 照它再办一个", scene.key(of: Self.action(.add))))
            }
            return .ready
        case .add: return page == .settings || page == .prices ? .absent : .ready
        case .stop:
            switch page {
            case .settings, .prices, .coupons: return .absent
            case .campaigns:
                guard let campaign else { return .obstacle(nothing(scene)) }
                let isOpen = campaign.state == .running || campaign.state == .planned
                return isOpen ? .ready : .obstacle(scene.say("活动已经结束"))
            case .commissions:
                guard let term else { return .obstacle(nothing(scene)) }
                let isGeneral = term.key.service == nil && term.key.staff == nil
                return isGeneral ? .obstacle(scene.say("这是所有人的提成,只能改,不能取消")) : .ready
            }
        case .trial: return page == .campaigns && campaign != nil ? .ready : .absent
        }
    }

    var typing: TextField? {
        get { isInList ? nil : find }
        set { if let newValue { find = newValue } }
    }

    func note(_ scene: Scene) -> String {
        isInList ? scene.say("在名单里:字母是操作,Esc 回查找") : scene.say("在查找框:输入找,Enter 修改,Tab 换页")
    }

    func missing(for act: Act?) -> String? {
        switch page {
        case .settings: settings == nil ? "settings" : nil
        case .campaigns: campaigns == nil ? "campaigns" : nil
        case .commissions: commissions == nil ? "commissions" : nil
        case .prices: prices == nil ? "prices" : nil
        case .coupons: coupons == nil ? "coupons" : nil
        }
    }

    mutating func ask(for slot: String, _ turn: inout Turn) { refresh(&turn) }
    mutating func enter(_ turn: inout Turn) { refresh(&turn) }

    mutating func lookAnew(_ turn: inout Turn) {
        isInList = false
        find.clear()
        typed(&turn)
    }

    mutating func refresh(_ turn: inout Turn) {
        guard turn.scene.standing(to: .seeReports) == .allowed else { return }
        switch page {
        case .settings: turn.ask(SettingsNow(), slot: "settings") { Note.settings($0) }
        case .campaigns: turn.ask(Campaigns(), slot: "campaigns") { Note.campaigns($0) }
        case .commissions: turn.ask(Commissions(), slot: "commissions") { Note.commissions($0) }
        case .prices: turn.ask(PriceList(), slot: "prices") { Note.prices($0) }
        case .coupons: turn.ask(CouponKinds(), slot: "coupons") { Note.coupons($0) }
        }
    }

    mutating func typed(_ turn: inout Turn) {
        isInList = false
        list.count = rows.count
        list.select(0)
    }

    func nothing(_ scene: Scene) -> String {
        if !find.text.isEmpty { return scene.say("没有找到“%@”", find.text) }
        return switch page {
        case .settings: ""
        case .commissions: scene.say("还没有提成规则,按 %@ 单定一条", scene.key(of: Self.action(.add)))
        case .prices: scene.say("还没有项目;商品到 %@ 商品库存里登记", scene.key(of: Global.more.action))
        case .campaigns: scene.say("还没有活动,按 %@ 办一个", scene.key(of: Self.action(.add)))
        case .coupons: scene.say("还没有券,按 %@ 做一种", scene.key(of: Self.action(.add)))
        }
    }
}
