/// Whether pain has stopped to fall.
public enum Plateau: Hashable, Sendable {
    /// It has, as a clinician saw it on that day.
    case recorded(Day)
    /// It has, as the values say.
    case computed(words: String)
    /// It has not.
    case none
    /// Too few values to say, which is not no.
    case unknown

    /// Whether there is one.
    public var isThere: Bool {
        switch self {
        case .recorded, .computed: true
        case .none, .unknown: false
        }
    }

    /// How it is known.
    public var words: String {
        switch self {
        case .recorded(let day): "plateau recorded on \(day)"
        case .computed(let words): words
        case .none: "no plateau"
        case .unknown: "too few values to tell a plateau"
        }
    }
}

extension HeelRecord {
    /// Whether there is a plateau on a day.
    ///
    /// One that a clinician recorded suffices; else two spans of days are compared by their medians, in doubled whole
    /// numbers. Worsening is a plateau, too.
    public func plateau(on day: Day, by book: RuleBook) -> Plateau {
        if let milestone = milestones.last(where: { $0.code == .plateau && $0.day <= day }) {
            return .recorded(milestone.day)
        }
        guard book.version(of: .plateau) != nil else { return .unknown }
        let ofPain = compare(morningPain, on: day, fall: "fall", still: "still", unit: "", by: book)
        guard ofPain == .unknown else { return ofPain }
        return compare(visualPain, on: day, fall: "vas-fall", still: "vas-still", unit: " mm", by: book)
    }

    private func compare(
        _ values: [DatedValue],
        on day: Day,
        fall: String,
        still: String,
        unit: String,
        by book: RuleBook
    ) -> Plateau {
        let span = book.count(.plateau, "span")
        let least = book.count(.plateau, "recorded")
        let late = self.values(of: values, from: day + (1 - span), to: day)
        let early = self.values(of: values, from: day + (1 - 2 * span), to: day + -span)
        guard late.count >= least, early.count >= least, let after = doubledMedian(late),
            let before = doubledMedian(early)
        else { return .unknown }
        guard before - after < 2 * book.count(.plateau, fall), after >= 2 * book.count(.plateau, still) else {
            return .none
        }
        return .computed(
            words: "median pain \(halfWords(before))\(unit) to \(halfWords(after))\(unit) over \(2 * span) days"
        )
    }
}
