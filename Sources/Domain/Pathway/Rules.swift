/// The clinical rules, as pure functions of a heel's record: the same record, day and book fire the same.
public enum Rules {
    /// What fires on a heel on a day, most pressing first.
    ///
    /// What is dated later than the day is not looked at. A firing
    /// that was made before for the same cause is among them again; its key tells.
    public static func firings(of record: HeelRecord, on day: Day, by book: RuleBook) -> [Firing] {
        let record = record.asOf(day)
        let signs = RedFlagRules(record: record, day: day, book: book).firings()
        let open = Set(signs.filter { !record.acknowledged.contains($0.key) }.map(\.rule))
        let all =
            signs
            + EscalationRules(record: record, day: day, book: book, open: open).firings()
            + ImagingRules(record: record, day: day, book: book, signs: signs).firings()
            + TreatmentRules(record: record, day: day, book: book).firings()
            + LoadRules(record: record, day: day, book: book).firings()
        return all.filter { book.version(of: $0.rule) != nil }
            .sorted { ($1.tier, $0.key.rule.rawValue, $0.key.cause) < ($0.tier, $1.key.rule.rawValue, $1.key.cause) }
    }
}

extension HeelRecord {
    /// The record without what is dated later than a day.
    func asOf(_ day: Day) -> HeelRecord {
        var record = self
        record.morningPain.removeAll { $0.day > day }
        record.visualPain.removeAll { $0.day > day }
        record.exams.removeAll { $0 > day }
        record.findings.removeAll { $0.day > day }
        record.studies.removeAll { $0.orderedOn > day }
        record.series.removeAll { $0.plannedOn > day }
        record.sessions.removeAll { $0.day > day }
        record.checkIns.removeAll { $0.day > day }
        record.milestones.removeAll { $0.day > day }
        record.patient.runs.removeAll { $0.day > day }
        return record
    }

    /// Days on which a sign was asked for and whether it was there, from check-ins and findings, in order.
    func sightings(
        _ technique: TechniqueCode?,
        _ reported: (CheckIn) -> Bool?
    ) -> [(day: Day, isThere: Bool)] {
        var sightings = checkIns.compactMap { checkIn in
            reported(checkIn.report).map { (day: checkIn.day, isThere: $0) }
        }
        if let technique {
            sightings += findings.filter { $0.technique == technique }.map { ($0.day, $0.isPositive) }
        }
        return sightings.sorted { $0.day < $1.day }
    }

    /// First day of the last spell of a sign that has not ended: the sign is there, and was at each time it was asked for since.
    func spell(of sightings: [(day: Day, isThere: Bool)]) -> Day? {
        guard let last = sightings.last, last.isThere else { return nil }
        return sightings.reversed().prefix { $0.isThere }.last?.day
    }
}
