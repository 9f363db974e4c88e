/// The one place that knows how many cells text takes.
package enum TextWidth {
    /// What `wcwidth` of glibc 2.36 answers in `C.UTF-8`: 0, 1 or 2 cells, −1 where nothing can be printed.
    package static func wcwidth(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value >= 0x20 && value < 0x7F { return 1 }
        if value >= 0x4E00 && value <= 0x9FFF { return 2 }
        var low = 0
        var high = widthChanges.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if widthChanges[middle] >> 2 <= value { low = middle } else { high = middle }
        }
        let width = Int(widthChanges[low] & 3)
        return width == 3 ? -1 : width
    }

    /// Whether a Chinese terminal may draw this two cells wide though it counts as one.
    package static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0xA1 || (value >= 0x3000 && value < 0xE000) { return false }
        var low = 0
        var high = ambiguousRanges.count / 2
        while low < high {
            let middle = (low + high) / 2
            if ambiguousRanges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
        }
        return low * 2 < ambiguousRanges.count && ambiguousRanges[2 * low] <= value
    }
}
