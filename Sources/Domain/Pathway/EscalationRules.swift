/// When more than home care is to be considered.
struct EscalationRules {
    let record: HeelRecord
    let day: Day
    let book: RuleBook
    /// Red flags that fire and that nobody has acknowledged.
    let open: Set<RuleCode>
    private let plateau: Plateau

    init(record: HeelRecord, day: Day, book: RuleBook, open: Set<RuleCode>) {
        (self.record, self.day, self.book, self.open) = (record, day, book, open)
        plateau = record.plateau(on: day, by: book)
    }

    func firings() -> [Firing] {
        let first = eswtFirst()
        // The stronger advice takes the place of the weaker.
        return first + (first.isEmpty ? addOn() : []) + addedWithoutPlateau() + procedure()
    }

    /// Plantar fasciopathy or Achilles tendinopathy, no red flag open that asks for something else, and no stress fracture in question.
    private var mayEscalate: Bool {
        let primary = record.diagnoses.first(where: \.isPrimary)?.classCode
        let isStress = record.diagnoses.contains { $0.code == .stressFracture && $0.status != .refuted }
        return (primary == .plantarFasciopathy || primary == .achillesTendinopathy)
            && open.isDisjoint(with: [.atRest, .bony, .pop]) && !isStress
    }

    private func eswtFirst() -> [Firing] {
        guard mayEscalate, plateau.isThere, !hasShockwaves else { return [] }
        let least = book.count(.plateauESWT, "home-days")
        let solid = record.prescriptions.filter { $0.isLoading && $0.isActive(on: day) && day - $0.startsOn >= least }
        for prescription in solid {
            let (isSolid, adherence) = adherence(to: prescription)
            guard isSolid else { continue }
            let why =
                "\(day - prescription.startsOn) days of \(prescription.measure) at home (\(adherence)) and a plateau "
                + "(\(plateau.words)): consider ESWT first; it preserves tissue, brings people back sooner and goes together with "
                + "changes of gait and shoe."
            return [Firing(.plateauESWT, .alert, cause: "\(prescription.number)", why: why)]
        }
        return []
    }

    private var hasShockwaves: Bool { record.series.contains { $0.kind == .shockwave } }

    /// Whether home care is solid: done on enough of the days that were logged; where none was, that is said and does not count against it.
    private func adherence(to prescription: HeelPrescription) -> (Bool, String) {
        let logged = prescription.logged.filter { $0.key <= day }
        guard !logged.isEmpty else { return (true, "adherence not recorded") }
        let done = logged.values.filter { $0 }.count
        let isSolid = 100 * done >= book.count(.plateauESWT, "adherence") * logged.count
        return (isSolid, "done on \(done) of \(logged.count) logged days")
    }

    private func addOn() -> [Firing] {
        let ladderDay = record.ladderDay(on: day)
        guard mayEscalate, ladderDay >= book.count(.stage3AddOn, "from-day"), plateau.isThere, !isRecovered,
            !record.series.contains(where: \.isAddOn)
        else { return [] }
        let why = "Ladder day \(ladderDay) and a plateau (\(plateau.words)): ESWT or PRP may be added."
        return [Firing(.stage3AddOn, .alert, cause: "\(record.ladderStart(by: day))", why: why)]
    }

    /// A series that was planned in stage 3 without a plateau; that is allowed, and noted.
    private func addedWithoutPlateau() -> [Firing] {
        record.series.filter(\.isAddOn).compactMap { series in
            let then = record.asOf(series.plannedOn)
            let ladderDay = then.ladderDay(on: series.plannedOn)
            guard ladderDay >= book.count(.stage3AddOn, "from-day"),
                !then.plateau(on: series.plannedOn, by: book).isThere
            else { return nil }
            let why = "\(series.number) was added in stage 3, on ladder day \(ladderDay), without a recorded plateau."
            return Firing(.stage3AddOn, .info, cause: "\(series.number)", why: why)
        }
    }

    private func procedure() -> [Firing] {
        let ladderDay = record.ladderDay(on: day)
        guard mayEscalate, ladderDay >= book.count(.stage4Procedure, "from-day"), plateau.isThere, !isRecovered else {
            return []
        }
        let why =
            "Ladder day \(ladderDay) and a plateau (\(plateau.words)): minimally invasive options may be considered."
        return [Firing(.stage4Procedure, .alert, cause: "\(record.ladderStart(by: day))", why: why)]
    }

    /// The last value lies below what counts as pain that is not low: what a recorded plateau said holds no longer.
    private var isRecovered: Bool {
        guard let last = record.morningPain.last else { return false }
        return last.value < book.count(.plateau, "still")
    }
}

extension DiagnosisClassCode {
    static let plantarFasciopathy = DiagnosisClassCode(rawValue: "plantar-fasciopathy")
    static let achillesTendinopathy = DiagnosisClassCode(rawValue: "achilles-tendinopathy")
    static let calcanealStress = DiagnosisClassCode(rawValue: "calcaneal-stress")
    static let nerveEntrapment = DiagnosisClassCode(rawValue: "nerve-entrapment")
}

extension DiagnosisCode {
    static let stressFracture = DiagnosisCode(rawValue: "stress-fracture")
}
