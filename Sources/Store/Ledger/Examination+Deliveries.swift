import Domain
import SQL
import Vault

/// What an examination of digital codes and deliveries finds.
extension Reading {
    /// Proves that every code that was issued belongs to exactly one paid place and none twice, that a line has as many
    /// places as were sold and as many refunded as went back, and that what left the shelf for a delivery is what its
    /// movements say. Reads everything.
    /// - Throws: `EngineError`.
    func examineDeliveries(_ vault: Vault, _ result: inout Examined) throws {
        try examineCodes(vault, &result)
        try examineSlots(&result)
        try examineHandings(&result)
    }

    private func examineCodes(_ vault: Vault, _ result: inout Examined) throws {
        var found: [Finding] = []
        try each(
            """
            SELECT d.id, d.good, d.sealed, d.code_index, d.state,
                (SELECT count(*) FROM code_slot s WHERE s.code = d.id AND s.state IN ('issued','afterSale')
                    AND s.good = d.good),
                (SELECT count(*) FROM code_step t WHERE t.code = d.id AND t.kind = 'issued')
            FROM digital_code d ORDER BY d.id
            """
        ) { row in
            let id = row.integer(0)
            let text = try? vault.open(row.blob(2), table: "digital_code", column: "code", row: id)
            let isItself = text.map { vault.digitalCodeIndex($0, good: row.integer(1)) == row.blob(3) } ?? false
            let holders = row.integer(5)
            let issues = row.integer(6)
            let fits: Bool =
                switch row.text(4) {
                case "free": holders == 0 && issues == 0
                case "issued": holders == 1 && issues == 1
                default: holders == 0 && issues == 1
                }
            if !isItself || !fits { found.append(.digitalCode(id)) }
        }
        result.findings += found
    }

    private func examineSlots(_ result: inout Examined) throws {
        var found: [Finding] = []
        try each(
            """
            SELECT s.id FROM code_slot s JOIN order_line l ON l.sale_order = s.sale_order AND l.line = s.line
            WHERE l.item_kind <> 'good' OR l.item IS NOT s.good
            OR s.state IN ('issued','afterSale') AND NOT EXISTS (
                SELECT 1 FROM code_step t WHERE t.slot = s.id AND t.code = s.code AND t.kind = 'issued')
            OR s.state = 'pending' AND EXISTS (
                SELECT 1 FROM digital_code d WHERE d.good = s.good AND d.state = 'free')
            ORDER BY s.id
            """
        ) { found.append(.codeSlot($0.integer(0))) }
        try each(
            """
            SELECT l.sale_order, l.line FROM order_line l JOIN good g ON g.id = l.item AND g.kind = 'digital'
            WHERE l.item_kind = 'good' AND (
                l.quantity <> (SELECT count(*) FROM code_slot s WHERE s.sale_order = l.sale_order AND s.line = l.line)
                OR (SELECT count(*) FROM code_slot s
                    WHERE s.sale_order = l.sale_order AND s.line = l.line AND s.state = 'refunded')
                <> (SELECT coalesce(sum(b.quantity), 0) FROM refund_line b JOIN refund r ON r.id = b.refund
                    WHERE r.sale_order = l.sale_order AND b.line = l.line))
            ORDER BY l.sale_order, l.line
            """
        ) { found.append(.codesOfLine(order: $0.integer(0), line: $0.integer(1))) }
        result.findings += found
    }

    private func examineHandings(_ result: inout Examined) throws {
        var found: [Finding] = []
        try each(
            """
            SELECT v.id FROM delivery v JOIN order_line l ON l.sale_order = v.sale_order AND l.line = v.line
            WHERE l.item_kind <> 'good' OR l.item IS NOT v.good OR l.quantity <> v.quantity
            OR v.quantity - v.owed <> (
                SELECT coalesce(sum(b.quantity), 0) FROM refund_line b JOIN refund r ON r.id = b.refund
                WHERE r.sale_order = v.sale_order AND b.line = v.line)
            OR v.taken <> (SELECT coalesce(-sum(m.quantity), 0) FROM stock_move m WHERE m.delivery = v.id)
            OR v.state IS NOT (SELECT t.now FROM delivery_step t WHERE t.delivery = v.id ORDER BY t.id DESC LIMIT 1)
            ORDER BY v.id
            """
        ) { found.append(.delivery($0.integer(0))) }
        try each(
            """
            SELECT g.id FROM good g WHERE g.on_hand < (
                SELECT coalesce(sum(v.owed), 0) FROM delivery v
                WHERE v.good = g.id AND v.state IN ('waiting','ready') AND v.state = 'ready') ORDER BY g.id
            """
        ) { found.append(.promised(good: $0.integer(0))) }
        result.findings += found
    }
}
