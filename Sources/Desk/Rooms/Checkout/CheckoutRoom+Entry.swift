import Domain
import Operations
import Surface
import Widgets

/// What is typed or scanned to be added: a service, an article, an amount.
extension CheckoutRoom {
    /// What was typed, without how many of it.
    var asked: (quantity: Int64, text: String) {
        let text = entry.text.filter { !$0.isWhitespace }
        guard let star = text.firstIndex(where: { "*×＊".contains($0) }), let count = Int64(text[..<star]) else {
            return (1, text)
        }
        return (count, String(text[text.index(after: star)...]))
    }

    /// `*5`: how many of the chosen line there are to be.
    var wantedOfLine: Int64? {
        let text = entry.text.filter { !$0.isWhitespace }
        guard let first = text.first, "*×＊".contains(first), text.count > 1 else { return nil }
        return Int64(text.dropFirst())
    }

    /// Whether what is typed is a PIN at the wrong place: it is not shown.
    var looksLikePIN: Bool {
        hasPIN && !cart.lines.isEmpty && entry.text.count == 6 && entry.text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// What fits the text, what fits best first.
    func wares(_ scene: Scene) -> [Ware] {
        let text = asked.text
        // A sign makes it an amount, whatever name it stands in.
        guard let first = text.first, !"-+−".contains(first), wantedOfLine == nil else { return [] }
        if let ware = scene.wares.ware(withCode: text) { return [ware] }
        guard Money(typed: text) == nil else { return [] }
        return scene.wares.find(text)
    }

    /// Why what is typed is nothing that can be sold.
    func fault(_ scene: Scene) -> String {
        let text = asked.text
        guard let first = text.first else { return scene.say("请输入金额或项目") }
        if text.count >= 8, case .article(let code) = ScannedCode.recognise(text) {
            return scene.sentence(ofArticle: code.text)
        }
        guard first.isNumber || "-+−.。¥￥".contains(first) else {
            return scene.say("没有这个项目或商品;请输入首字母、名称、条码或金额")
        }
        if let amount = Money(typed: text) {
            return amount > .zero ? scene.say("请输入金额或项目") : scene.say("金额要大于 0")
        }
        if "-−".contains(first) { return scene.say("金额要大于 0,不能是负数;退款请用撤销") }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return scene.say("金额只写数字和小数点,例如 128 或 128.50")
        }
        if parts.count == 2, parts[1].count > 2 { return scene.say("金额最多两位小数") }
        return scene.say("金额太大,一笔最多 %@ 元", Money.most.description)
    }

    /// Enter behind something typed.
    mutating func addTyped(_ turn: inout Turn) {
        if looksLikePIN {
            entry.clear()
            entry.error = turn.say("这里还不输密码:先按 Enter 付款,再请会员输密码")
            return turn.effect(.bell)
        }
        if let count = wantedOfLine { return setQuantity(count, &turn) }
        let (quantity, text) = asked
        guard Cart.quantities.contains(quantity) else { return refuseEntry(turn.say("数量是 1 到 9999"), &turn) }
        let fitting = wares(turn.scene)
        if fitting.indices.contains(choice) { return add(fitting[choice], quantity, &turn) }
        guard let money = Money(typed: text), money > .zero else { return refuseEntry(fault(turn.scene), &turn) }
        add(Cart.Line(.amount, quantity: quantity, amount: money), &turn)
    }

    /// A service or an article becomes a line; a package is sold to a member where packages are sold.
    private mutating func add(_ ware: Ware, _ quantity: Int64, _ turn: inout Turn) {
        switch ware.what {
        case .item(let item): add(Cart.Line(item, quantity: quantity), &turn)
        case .package(let package):
            guard let member else {
                return refuseEntry(turn.say("次卡卖给会员:先按 %@ 找会员", turn.scene.key(of: Self.action(.buyer))), &turn)
            }
            entry.clear()
            turn.go(.sellPackage(member, package))
        }
    }

    private mutating func refuseEntry(_ sentence: String, _ turn: inout Turn) {
        entry.error = sentence
        turn.effect(.bell)
    }

    /// Adds a line; the same thing again raises its quantity.
    mutating func add(_ line: Cart.Line, _ turn: inout Turn) {
        stage = .cart
        let same = cart.lines.firstIndex { old in
            old.item == line.item && old.amount == line.amount && old.session == nil && !old.isGift && old.note.isEmpty
                && !old.isReserved
        }
        if let same {
            let quantity = cart.lines[same].quantity + line.quantity
            guard Cart.quantities.contains(quantity) else { return refuseEntry(turn.say("数量是 1 到 9999"), &turn) }
            cart.lines[same].quantity = quantity
        } else {
            guard cart.lines.count < Cart.mostLines else {
                return refuseEntry(turn.say("一单最多 %@ 行", String(Cart.mostLines)), &turn)
            }
            cart.lines.append(line)
        }
        entry.clear()
        choice = 0
        table.count = cart.lines.count
        table.select(same ?? cart.lines.count - 1)
        askPrice(&turn)
    }

    mutating func typed(_ turn: inout Turn) {
        switch stage {
        case .buyer: if case .look(let text) = finder.changed() { look(for: text, &turn) }
        case .cart: choice = 0
        case .barred, .tender, .share, .cash, .arrived, .collecting, .proof, .settle, .receipt: break
        }
    }

    func look(for text: String, _ turn: inout Turn) {
        turn.ask(FindMembers(text: text), slot: "find") { Note.found(text, $0) }
    }
}
