extension [StaffShare] {
    /// One more among whom a line is divided, or one less; the parts are even again. The last one stays.
    package func toggling(_ staff: OperatorID) -> [StaffShare] {
        if contains(where: { $0.staff == staff }) {
            return count == 1 ? self : filter { $0.staff != staff }.divided
        }
        return (self + [StaffShare(staff: staff)]).divided
    }

    /// Somebody's part, larger or smaller by so many basis points; who comes next and has enough gives or takes them.
    /// Nobody falls below one percent, and the parts stay the whole.
    package func moving(_ step: Int, to staff: OperatorID) -> [StaffShare] {
        guard let place = firstIndex(where: { $0.staff == staff }), self[place].share + step >= 100 else { return self }
        let others = (1..<Swift.max(1, count)).map { (place + $0) % count }
        guard let other = others.first(where: { self[$0].share - step >= 100 }) else { return self }
        var shares = self
        shares[place] = shares[place].with(shares[place].share + step)
        shares[other] = shares[other].with(shares[other].share - step)
        return shares
    }

    /// Even parts; the first has what is left over.
    private var divided: [StaffShare] {
        enumerated().map { index, share in
            share.with(10_000 / count + (index == 0 ? 10_000 % count : 0))
        }
    }
}

extension StaffShare {
    fileprivate func with(_ share: Int) -> StaffShare {
        StaffShare(staff: staff, share: share, isAskedFor: isAskedFor)
    }
}
