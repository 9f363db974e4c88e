/// The rooms of the desk; a room's function key is its place at the counter. Rooms without one are opened from F10 and
/// the palette.
package enum RoomID: String, CaseIterable, Codable, Hashable, Sendable {
    case login
    case reception
    case verification
    case bookings
    case checkout
    case members
    case topUp
    case shift
    case performance
    case stock
    case orders
    case deliveries
    case houseRules
    case simple
    case simpleLogin

    /// The function key; nil for the login and for rooms behind F10.
    var function: Int? {
        switch self {
        case .login, .shift, .performance, .stock, .orders, .deliveries, .houseRules, .simple, .simpleLogin: nil
        case .reception: 2
        case .verification: 3
        case .bookings: 4
        case .checkout: 5
        case .members: 6
        case .topUp: 7
        }
    }

    /// What the key bar, the title line and the palette call it.
    var title: Phrase {
        switch self {
        case .login: Phrase("登录")
        case .reception: Phrase("接待")
        case .verification: Phrase("核销")
        case .bookings: Phrase("预约")
        case .checkout: Phrase("收银")
        case .members: Phrase("会员")
        case .topUp: Phrase("充值")
        case .shift: Phrase("交班日结")
        case .performance: Phrase("业绩")
        case .stock: Phrase("商品库存")
        case .orders: Phrase("单据")
        case .deliveries: Phrase("交付卡密")
        case .houseRules: Phrase("店规")
        case .simple: Phrase("简洁模式")
        case .simpleLogin: Phrase("简洁登录")
        }
    }

    /// Initials of the title's pinyin, for the palette.
    var initials: String {
        switch self {
        case .login: "dl"
        case .reception: "jd"
        case .verification: "hx"
        case .bookings: "yy"
        case .checkout: "sy"
        case .members: "hy"
        case .topUp: "cz"
        case .shift: "jbrj"
        case .performance: "yj"
        case .stock: "spkc"
        case .orders: "dj"
        case .deliveries: "jfkm"
        case .houseRules: "dg"
        case .simple: "jjms"
        case .simpleLogin: "jjdl"
        }
    }

    /// One sentence of help.
    var help: Phrase {
        switch self {
        case .login: Phrase("选择或输入工号,输入六位密码")
        case .reception: Phrase("今日到店、查找会员、登记到店")
        case .verification: Phrase("核销券、次卡和礼品")
        case .bookings: Phrase("预约表:新约、移动、改人、取消,找下一个空位")
        case .checkout: Phrase("购物车:项目、商品、金额,算价、收款、挂单")
        case .members: Phrase("查找会员、会员资料、新会员登记")
        case .topUp: Phrase("会员充值、购买次卡")
        case .shift: Phrase("开班、钱箱收支、盘点交班,X 报表和 Z 报表")
        case .performance: Phrase("每个人的开卡、商品、耗卡、劳动和提成,按期结算")
        case .stock: Phrase("商品和用料:入库、盘点、报损、改价、出入明细")
        case .orders: Phrase("卖出的单据:查找、重打小票、退货")
        case .deliveries: Phrase("预订、配送和卡密:等货、送出、签收、补发、售后")
        case .houseRules: Phrase("老板定的:设置、活动、提成、价格、券")
        case .simple: Phrase("大字,一屏一个问题,按数字选;再按回到普通屏幕")
        case .simpleLogin: Phrase("按数字选自己的名字,再输六位密码")
        }
    }
}
