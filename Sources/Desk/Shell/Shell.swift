import Surface

/// Where the parts of the screen lie: header, title, body, hints, status line, key bar.
enum Shell {
    static let smallest = Size(columns: 80, rows: 24)

    static func header(of size: Size) -> Rect { Rect(size).top(1) }
    static func title(of size: Size) -> Rect { Rect(row: 1, column: 0, rows: 1, columns: size.columns) }
    static func body(of size: Size) -> Rect { Rect(size).droppingTop(2).droppingBottom(3) }
    static func hints(of size: Size) -> Rect { Rect(size).bottom(3).top(1) }
    static func status(of size: Size) -> Rect { Rect(size).bottom(2).top(1) }
    static func keys(of size: Size) -> Rect { Rect(size).bottom(1) }
}
