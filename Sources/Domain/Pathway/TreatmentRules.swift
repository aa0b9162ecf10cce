/// What is to be careful about in what is given.
struct TreatmentRules {
    let record: HeelRecord
    let day: Day
    let book: RuleBook

    func firings() -> [Firing] {
        steroids() + unguided(.corticosteroid, .steroidGuided) + unguided(.plateletRichPlasma, .plateletsGuided)
            + adjunct()
            + contraindicated()
    }

    private func steroids() -> [Firing] {
        let injections = record.sessions.filter { $0.treatment == .corticosteroid }
        return injections.enumerated().compactMap { index, injection in
            guard index >= book.count(.steroidRepeat, "earlier") else { return nil }
            let months = book.count(.steroidRepeat, "months")
            let since = injection.day.months(before: months)
            let recent = injections[...index].filter { $0.site == injection.site && $0.day > since }.count
            let isTooMany = recent > book.count(.steroidRepeat, "most")
            let why =
                isTooMany
                ? "Corticosteroid number \(recent) at one site within \(months) months, on \(injection.day): stop, or justify it."
                : "Corticosteroid on \(injection.day) after \(index) earlier in this heel: repeated doses risk a weak fascia or a thin fat pad."
            return Firing(.steroidRepeat, isTooMany ? .urgent : .alert, cause: "\(injection.number)", why: why)
        }
    }

    private func unguided(_ treatment: TreatmentCode, _ rule: RuleCode) -> [Firing] {
        record.sessions.filter { $0.treatment == treatment && $0.guidance != .ultrasound }.map { session in
            let how = session.guidance == nil ? "no guidance recorded" : "without ultrasound guidance"
            return Firing(
                rule,
                .info,
                cause: "\(session.number)",
                why: "\(treatment) on \(session.day), \(how).".sentenceCased
            )
        }
    }

    /// ESWT and PRP work on top of loading and footwear; either missing warns.
    private func adjunct() -> [Firing] {
        let active = record.prescriptions.filter { $0.isActive(on: day) }
        let missing = [
            active.contains(where: \.isLoading) ? nil : "active loading",
            active.contains(where: \.isFootwear) ? nil : "footwear",
        ].compactMap(\.self)
        guard !missing.isEmpty else { return [] }
        return record.series.filter { $0.isAddOn && !$0.isOver }.map { series in
            Firing(
                .adjunct,
                .alert,
                cause: "\(series.number)",
                why:
                    "\(series.number) (\(series.treatment)) is under way and no \(missing.joined(separator: " and no ")) is prescribed."
            )
        }
    }

    private func contraindicated() -> [Firing] {
        record.series.filter { !$0.isOver }.flatMap { series in
            record.patient.contraindications.filter { $0.treatment == series.treatment }.map { against in
                Firing(
                    .contraindication,
                    against.severity == .absolute ? .urgent : .alert,
                    cause: "\(series.number) \(against.condition)",
                    why:
                        "\(against.name): \(against.severity) contraindication to \(series.treatment), planned as \(series.number)."
                )
            }
        }
    }
}

extension Day {
    /// The same day of the month some months before, or the last day of a month that has no such day.
    func months(before months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + month - 1 - months
        var last = day
        while last > 28 {
            if let found = Day(year: index / 12, month: index % 12 + 1, day: last) { return found }
            last -= 1
        }
        return Day(year: index / 12, month: index % 12 + 1, day: last) ?? self
    }
}
