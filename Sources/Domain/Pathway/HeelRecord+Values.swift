extension HeelRecord {
    /// One value a day: the last.
    func dailyValues(of values: [DatedValue]) -> [DatedValue] {
        var daily: [DatedValue] = []
        for value in values {
            if daily.last?.day == value.day { daily.removeLast() }
            daily.append(value)
        }
        return daily
    }

    /// The values of some days, one a day.
    func values(of values: [DatedValue], from first: Day, to last: Day) -> [Int] {
        dailyValues(of: values).filter { $0.day >= first && $0.day <= last }.map(\.value)
    }

    /// Twice the median, which is a whole number; nil of nothing.
    func doubledMedian(_ values: [Int]) -> Int? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? sorted[middle - 1] + sorted[middle] : 2 * sorted[middle]
    }

    /// A doubled number as it is said: `4`, `4.5`.
    func halfWords(_ doubled: Int) -> String {
        ExactNumber(unscaled: Int64(5 * doubled), scale: 1).description
    }
}
