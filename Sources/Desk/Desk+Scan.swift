import Domain
import Operations
import Surface
import Widgets

/// What becomes of a scan, whatever has the focus.
extension Desk {
    /// Whether these digits are a code by themselves; a scanner may be set to end with nothing.
    static func isWholeCode(_ digits: String) -> Bool {
        switch ScannedCode.recognise(digits) {
        case .memberCode, .voucher, .memberCard, .payCode, .article: true
        case .damaged, .foreign, .notACode: false
        }
    }

    /// A pay code is worth money while it lives: however it came into a field, it is gone before it is shown or
    /// looked for. Says whether this event was one.
    mutating func hidesPayCode(_ event: Event) -> Bool {
        switch event {
        case .key(let key) where key.typed != nil: break
        case .paste: break
        case .key, .mouse, .resize, .focus, .stop: return false
        }
        guard var field = typing, field.content != .secret else { return false }
        _ = field.handle(event)
        guard let (piece, kind) = Self.payCode(in: field.text) else { return false }
        field.set(field.text.replacing(piece, with: ""))
        put(field)
        complain(sentence(kind))
        codeWasRefused = true
        return true
    }

    private static func payCode(in text: String) -> (piece: Substring, kind: PayCodeKind)? {
        let pieces = text.split { character in
            character != " " && character != "-"
                && character.unicodeScalars.first?.properties.generalCategory != .decimalNumber
        }
        for piece in pieces {
            if case .payCode(let kind, _) = ScannedCode.recognise(String(piece)) { return (piece, kind) }
        }
        return nil
    }

    private func sentence(_ kind: PayCodeKind) -> String {
        scene.say("这是%@付款码,本店暂不支持扫码收款;请用会员码、现金或门店收款码", scene.name(kind))
    }

    /// Puts another text into the field with the cursor.
    private mutating func put(_ field: TextField) {
        if let last = overlays.indices.last {
            overlays[last].overlay.typing = field
        } else {
            step(focusRoom) { room, turn in
                room.typing = field
                room.typed(&turn)
            }
        }
    }

    /// The field is as it was before the first digit of the scan.
    mutating func takeBackDigits() {
        guard let before = beforeDigits, before.address == focusAddress else { return }
        beforeDigits = nil
        put(before.field)
    }

    mutating func scanned(_ scan: Scan) {
        status = StatusLine()
        if overlays.isEmpty, rooms[focusRoom]?.mayBeTyped(scan.digits) ?? false {
            for key in scan.keys { arrive(.event(.key(key))) }
            return
        }
        guard session != nil else { return complain(scene.say("请先登录,再扫码")) }
        while overlays.last?.overlay.yieldsToScan ?? false { overlays.removeLast() }
        if let last = overlays.indices.last {
            var isTaken = false
            step(overlayAt: last) { isTaken = $0.take(scan: scan.digits, &$1) }
            if isTaken { return }
        }
        guard overlays.isEmpty else { return complain(scene.say("请先办完或关闭当前对话框,再扫码")) }
        if step(current, { $0.take(scan: scan.digits, &$1) }) ?? false { return }
        let digits = scan.digits
        send(.query(ReadCode(digits: digits), for: .desk, slot: nil) { DeskNote.code($0, digits: digits) })
    }

    /// What a code means decides where it leads.
    mutating func hear(_ answer: ReadCode.Answer, digits: String) {
        codeWasRefused = true
        switch answer {
        case .member, .card, .verifiable: codeWasRefused = false
        case .badMemberCode, .notVerifiable, .payCode, .article, .damaged, .foreign: break
        }
        switch answer {
        case .member(let row): found(row)
        case .card(let row):
            found(row)
            if status.text.isEmpty { status = StatusLine(scene.say("会员卡只认人;付款还要会员码或密码")) }
        case .badMemberCode(let fault): complain(scene.sentence(fault))
        case .verifiable(let preview): handOn(preview, digits)
        case .notVerifiable(let fault, let title):
            let sentence = scene.sentence(fault)
            complain(title.map { scene.say("%@:%@", $0, sentence) } ?? sentence)
        case .payCode(let kind):
            complain(sentence(kind))
        case .article(let code): complain(scene.sentence(ofArticle: code))
        case .damaged: complain(scene.say("没有读全,请再扫一次"))
        case .foreign: complain(scene.say("不是本店的码,请确认会员出示的是本店会员码或券"))
        }
    }

    private mutating func found(_ row: MemberRow) {
        if step(current, { $0.take(member: row, &$1) }) ?? false { return }
        follow(errand: .open(row.member))
    }

    private mutating func handOn(_ preview: VerificationPreview, _ digits: String) {
        if isSimple || order.contains(.verification) { return follow(errand: .verify(preview, code: digits)) }
        follow(errand: .open(preview.member.member))
        status = StatusLine(scene.say("%@ 的 %@", preview.member.name, preview.title))
    }

    private mutating func follow(errand: Errand) {
        var turn = Turn(scene: scene, address: .desk)
        turn.go(errand)
        follow(turn)
    }
}
