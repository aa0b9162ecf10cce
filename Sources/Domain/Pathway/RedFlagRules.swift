/// Signs with which a runner should be seen sooner rather than later.
struct RedFlagRules {
    let record: HeelRecord
    let day: Day
    let book: RuleBook

    func firings() -> [Firing] {
        atRest() + pop() + bony() + recurs() + persists()
    }

    /// Each sign is an alert of its own, once for each spell of it.
    private func atRest() -> [Firing] {
        let signs: [(String, [(day: Day, isThere: Bool)])] = [
            ("pain at rest", record.sightings(nil, \.painAtRest)),
            ("pain at night", record.sightings(.nightPain, \.painAtNight)),
            ("progressive swelling", record.sightings(nil) { $0.swelling.map { $0 == .progressive } }),
            ("numbness or tingling", record.sightings(.numbness, \.numbnessTingling)),
            ("no weight on the foot", record.sightings(nil) { $0.canBearWeight.map { !$0 } }),
        ]
        return signs.compactMap { name, sightings in
            record.spell(of: sightings).map { first in
                Firing(.atRest, .urgent, cause: "\(name) \(first)", why: "\(name.sentenceCased) since \(first).")
            }
        }
    }

    private func pop() -> [Firing] {
        record.checkIns.filter { $0.report.suddenPop == true }.map { checkIn in
            Firing(
                .pop,
                .urgent,
                cause: "\(checkIn.number)",
                why: "A sudden pop in calf or heel on \(checkIn.day): exclude a rupture."
            )
        }
    }

    /// Tenderness of the heel bone together with a spike in mileage, counted from the runs or reported.
    private func bony() -> [Firing] {
        let tender = record.findings.filter {
            $0.isPositive && $0.technique == .tenderness && $0.zone == .calcanealBody
        }
        return tender.compactMap { finding in
            spike(before: finding.day).map { words in
                Firing(
                    .bony,
                    .urgent,
                    cause: "\(finding.day)",
                    why:
                        "The heel bone was tender on \(finding.day) after \(words): suspect a stress injury; X-ray, then MRI."
                )
            }
        }
    }

    /// What the spike before a day was, or nil where none is known.
    func spike(before day: Day) -> String? {
        let reported =
            record.checkIns.contains { $0.report.mileageSpike == true && $0.day <= day }
            || record.findings.contains { $0.technique == .mileageJump && $0.isPositive && $0.day <= day }
        if reported { return "a jump in mileage, as reported" }
        let week = distance(from: day + -6, to: day)
        let before = distance(from: day + -34, to: day + -7)
        // The mean of four weeks is a quarter of their sum.
        guard before > 0, 4 * 100 * week > book.count(.bony, "spike") * before else { return nil }
        return "\(kilometres(week)) in 7 days, against a mean of \(kilometres(before / 4)) a week"
    }

    private func distance(from first: Day, to last: Day) -> Int {
        record.patient.runs.filter { $0.day >= first && $0.day <= last }.reduce(0) { $0 + $1.distance }
    }

    private func recurs() -> [Firing] {
        let flares = record.checkIns.filter { $0.report.flareOnRebuild == true }
        let least = book.count(.recurs, "flares")
        guard least > 0, flares.count >= least else { return [] }
        return [
            Firing(
                .recurs,
                .alert,
                cause: "\(flares[least - 1].number)",
                why: "Pain flared \(flares.count) times when running was rebuilt: audit gait, camber and footwear."
            )
        ]
    }

    /// Counts from the first day on which mileage is reduced and home care is under way; a later examination answers it for some days.
    private func persists() -> [Firing] {
        guard let start = startOfCare, stillHurts else { return [] }
        let seen = record.exams.last { $0 > start }
        if let seen, day - seen < book.count(.persists, "exam-clears") { return [] }
        let days = day - start
        let tier: AlertTier
        if days >= book.count(.persists, "alert-day") {
            tier = .alert
        } else if days >= book.count(.persists, "info-day") {
            tier = .info
        } else {
            return []
        }
        let cause = "\(start) \(tier)" + (seen.map { " after \($0)" } ?? "")
        let why = "Pain on day \(days) of less mileage and home care, which began on \(start)."
        return [Firing(.persists, tier, cause: cause, why: why)]
    }

    private var startOfCare: Day? {
        guard let reduced = record.checkIns.first(where: { $0.report.mileageReduced == true })?.day else { return nil }
        if record.prescriptions.contains(where: { $0.isActive(on: reduced) }) { return reduced }
        return record.prescriptions.map(\.startsOn).filter { $0 > reduced && $0 <= day }.min()
    }

    /// The latest score is not 0, or pain was reported as late.
    private var stillHurts: Bool {
        let score = record.morningPain.last
        let reported = record.checkIns.last { $0.report.mentionsPain != nil }
        if let reported, reported.day >= score?.day ?? reported.day { return reported.report.mentionsPain == true }
        return (score?.value ?? 0) >= 1
    }
}

extension CheckIn {
    /// Whether any pain was reported; nil where none was asked for.
    fileprivate var mentionsPain: Bool? {
        let answers = [painAtRest, painAtNight, postRunPain.map { $0 > 0 }, postRunFlare].compactMap(\.self)
        return answers.isEmpty ? nil : answers.contains(true)
    }
}

extension TechniqueCode {
    static let tenderness = TechniqueCode(rawValue: "tenderness")
    static let nightPain = TechniqueCode(rawValue: "night-pain")
    static let numbness = TechniqueCode(rawValue: "numbness")
    static let burning = TechniqueCode(rawValue: "burning")
    static let swelling = TechniqueCode(rawValue: "swelling")
    static let mileageJump = TechniqueCode(rawValue: "mileage-jump")
    static let persistsDespiteCare = TechniqueCode(rawValue: "persists-despite-care")
}

extension ZoneCode {
    static let calcanealBody = ZoneCode(rawValue: "calcaneal-body")
}

/// Metres as kilometres with one decimal, the rest cut.
func kilometres(_ metres: Int) -> String {
    "\(ExactNumber(unscaled: Int64(metres / 100), scale: 1)) km"
}

extension String {
    /// With a capital at the beginning.
    var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
