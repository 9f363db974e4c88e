import Domain
import Operations

/// What is said of articles and shelves.
extension Scene {
    func name(_ kind: StockMoveKind) -> String {
        switch kind {
        case .received: say("入库")
        case .sold: say("售出")
        case .returned: say("退货")
        case .used: say("用料")
        case .unused: say("用料退回")
        case .counted: say("盘点")
        case .lost: say("报损")
        }
    }

    /// What marks an article that is to be ordered again: a word, not only a colour.
    func mark(_ item: GoodItem) -> String {
        if item.available == 0 { return say("缺货") }
        return item.isLow ? say("偏少") : ""
    }

    /// 少 2 盒
    func difference(_ quantity: Int64, _ unit: String) -> String {
        if quantity == 0 { return say("与账上相符") }
        return quantity > 0 ? say("多 %@", "\(quantity) \(unit)") : say("少 %@", "\(-quantity) \(unit)")
    }

    func sentence(_ fault: BarcodeFault) -> String {
        switch fault {
        case .empty: say("不能空着")
        case .checkDigit: say("条码的校验位不对,请再扫一次")
        case .length: say("条码是 8、12、13 或 14 位数字;自编码不超过 20 个字母数字")
        case .letters: say("条码只能用数字、英文字母和短横")
        }
    }

    /// What is said where an article's bar code means nothing.
    func sentence(ofArticle code: String) -> String {
        guard let item = catalogue?.goods.first(where: { $0.barcode?.text == code }) else {
            return say("没有商品用条码 %@;可在 %@ 商品库存登记", code, key(of: Global.more.action))
        }
        return say("这是商品:%@ %@ 元,库存 %@", item.title, item.price.description, "\(item.onHand) \(item.unit)")
    }
}
