/// How many columns of ordinary characters a printer has; a hanzi takes two.
package enum PaperWidth: Int, Sendable, CaseIterable {
    /// 58 mm paper, 384 dots.
    case narrow = 32
    /// 80 mm paper on printers of 512 dots.
    case medium = 42
    /// 80 mm paper on printers of 576 dots, the usual one in China.
    case full = 48

    /// Columns of ordinary characters.
    package var columns: Int { rawValue }

    /// Dots of a picture.
    var dots: Int {
        switch self {
        case .narrow: 384
        case .medium: 512
        case .full: 576
        }
    }
}
