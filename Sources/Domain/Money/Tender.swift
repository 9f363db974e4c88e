/// How money came over the counter. Scanned pay codes belong to the checkout, not here: these are confirmed by a person.
package enum Tender: String, Codable, Sendable, CaseIterable {
    /// 现金
    case cash
    /// 银行卡, on the store's own POS device
    case bankCard
    /// 微信, to the store's posted receiving code
    case wechat
    /// 支付宝, to the store's posted receiving code
    case alipay
    /// 云闪付, to the store's posted receiving code
    case unionPay
}
