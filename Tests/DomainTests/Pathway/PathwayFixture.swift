import Domain

/// The rules as shipped, and heels to ask them about.
enum PathwayFixture {
    /// The catalogue's numbers; a test of the records holds the catalogue to the rules' parameters.
    static let book: RuleBook = {
        let numbers: [RuleCode: [String: Int64]] = [
            .plateau: ["span": 14, "recorded": 4, "fall": 2, "still": 3, "vas-fall": 19, "vas-still": 30],
            .thickFascia: ["above": 4],
            .morningPain: ["above": 5, "days": 7],
            .plateauESWT: ["home-days": 56, "adherence": 70],
            .stage3AddOn: ["from-day": 42],
            .stage4Procedure: ["from-day": 84],
            .steroidRepeat: ["earlier": 1, "most": 3, "months": 6],
            .persists: ["info-day": 15, "alert-day": 22, "exam-clears": 14],
            .bony: ["spike": 130],
            .recurs: ["flares": 2],
            .noGo: ["hills-from": 14],
            .shoeMiles: ["note": 482_803, "replace": 804_672],
            .cadenceStep: ["low": 5, "high": 10],
            .routeAudit: ["days": 28],
        ]
        let rules = RuleCode.allCases.map { code in
            (code, RuleBook.Rule(version: 1, numbers: (numbers[code] ?? [:]).mapValues { ExactNumber(unscaled: $0) }))
        }
        guard let book = try? RuleBook(Dictionary(uniqueKeysWithValues: rules)) else {
            fatalError("the fixture lacks a number")
        }
        return book
    }()

    /// Day 0 of the ladder in the tests: a case is opened and home care begins.
    static let start = Day(year: 2026, month: 1, day: 5) ?? Day(daysSince1970: 0)

    /// A left heel with plantar fasciopathy that loads at home from day 0.
    static func heel(isBilateral: Bool = false) -> HeelRecord {
        var heel = HeelRecord(
            caseNumber: CaseNumber(rawValue: 1001),
            side: .left,
            openedOn: start,
            isBilateral: isBilateral
        )
        heel.diagnoses = [diagnosis("plantar-fasciopathy", "plantar-fasciopathy", isPrimary: true)]
        heel.prescriptions = [loading(1, from: 0)]
        return heel
    }

    static func diagnosis(
        _ code: String,
        _ classCode: String,
        _ status: DiagnosisStatus = .confirmed,
        isPrimary: Bool = false
    ) -> HeelDiagnosis {
        HeelDiagnosis(
            code: DiagnosisCode(rawValue: code),
            classCode: DiagnosisClassCode(rawValue: classCode),
            status: status,
            isPrimary: isPrimary
        )
    }

    static func loading(_ number: Int64, from first: Int, to last: Int? = nil) -> HeelPrescription {
        HeelPrescription(
            number: PrescriptionNumber(rawValue: number),
            measure: HomeMeasureCode(rawValue: "loading"),
            isLoading: true,
            startsOn: start + first,
            stoppedOn: last.map { start + $0 }
        )
    }

    static func footwear(_ number: Int64, from first: Int) -> HeelPrescription {
        HeelPrescription(
            number: PrescriptionNumber(rawValue: number),
            measure: HomeMeasureCode(rawValue: "cushioned-shoe"),
            isFootwear: true,
            startsOn: start + first
        )
    }

    static func series(
        _ number: Int64,
        _ treatment: String,
        _ kind: TreatmentKind = .shockwave,
        on day: Int
    ) -> HeelSeries {
        HeelSeries(
            number: SeriesNumber(rawValue: number),
            treatment: TreatmentCode(rawValue: treatment),
            kind: kind,
            plannedOn: start + day
        )
    }

    static func injection(_ number: Int64, on day: Day, guidance: Guidance? = .ultrasound) -> HeelSession {
        HeelSession(
            number: SessionNumber(rawValue: number),
            treatment: TreatmentCode(rawValue: "corticosteroid"),
            day: day,
            guidance: guidance
        )
    }

    static func checkIn(_ number: Int64, on day: Int, _ change: (inout CheckIn) -> Void) -> HeelCheckIn {
        var report = CheckIn()
        change(&report)
        return HeelCheckIn(number: CheckInNumber(rawValue: number), day: start + day, report: report)
    }

    static func ultrasound(_ millimetres: String?, on day: Int = 3) -> HeelStudy {
        HeelStudy(
            number: ImagingOrderNumber(rawValue: 1),
            modality: ModalityCode(rawValue: "ultrasound"),
            orderedOn: start + day,
            performedOn: start + day,
            conclusion: .positive,
            fasciaThickness: millimetres.flatMap { try? ExactNumber(parsing: $0) }
        )
    }

    /// One value a day from a day on.
    static func pain(_ values: [Int?], from first: Int = 0) -> [DatedValue] {
        values.enumerated().compactMap { offset, value in value.map { DatedValue(start + (first + offset), $0) } }
    }

    /// What fires of a rule on a day.
    static func fired(_ rule: RuleCode, _ heel: HeelRecord, on day: Int) -> [Firing] {
        Rules.firings(of: heel, on: start + day, by: book).filter { $0.rule == rule }
    }
}
