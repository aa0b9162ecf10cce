import Domain
import TestSupport

/// What is recorded in each step of a history by chance, as SQL.
struct RandomHistory {
    /// Number of steps that fill the clinic.
    static let bulk = 10
    /// Number of steps; those after the first ones change little each.
    static let steps = 34
    static let patients = 60

    var random: SeededGenerator
    private let last: Day
    private var cases = 1000

    init(seed: UInt64, until last: Day) {
        random = SeededGenerator(seed: seed)
        self.last = last
    }

    /// The day of a step: every 40 days at first, every four at last.
    func day(of step: Int) -> Day {
        last + (step < Self.bulk ? 40 * step - 500 : 4 * (step - Self.bulk) - 96)
    }

    /// The statements of a step.
    mutating func statements(of step: Int) -> [String] {
        let day = day(of: step)
        if step == 0 { return Self.people + bulk(on: day) }
        return step < Self.bulk ? bulk(on: day) : (0..<4).flatMap { _ in change(on: day) }
    }

    mutating func bulk(on day: Day) -> [String] {
        var made: [String] = []
        for _ in 0..<9 { made += opening(on: day) }
        made += [
            planning(on: day, 6), session(on: day, 8), session(on: day, 8), score(on: day, 25), score(on: day, 25),
        ]
        made += [scoreOfSession(on: day, 5), prescription(on: day, 4), exam(on: day, 4), diagnosis(on: day, 6)]
        return made + [milestone(on: day, 5), closing(on: day, 2), coverage(on: day), merge(), consent(on: day)]
    }

    mutating func change(on day: Day) -> [String] {
        switch Int.random(in: 0..<24, using: &random) {
        case 0: opening(on: day)
        case 1: [planning(on: day, 1)]
        case 2, 3: [session(on: day, 1)]
        case 4, 5, 6: [score(on: day, 2)]
        case 7: [scoreOfSession(on: day, 1)]
        case 8: [prescription(on: day, 1)]
        case 9: [stopOfPrescription(on: day)]
        case 10: [exam(on: day, 1)]
        case 11: [diagnosis(on: day, 1)]
        case 12: [milestone(on: day, 1)]
        case 13: [closing(on: day, 1)]
        case 14: [stopOfSeries(on: day)]
        case 15: [consent(on: day)]
        case 16: [demographics()]
        case 17: [coverage(on: day)]
        case 18, 19: [merge()]
        case 20: [striking("patient_merge")]
        default: [striking(Self.struck[Int.random(in: 0..<Self.struck.count, using: &random)])]
        }
    }

    private static let struck = [
        "case", "session", "score", "score", "prescription", "prescription_stop", "exam", "series", "series_stop",
        "case_closing", "diagnosis", "milestone",
    ]

    private static let people = [
        "INSERT INTO clinic.patient (clinic_id, patient_id) SELECT clinic_id, 1000 + n FROM access.whoami(), generate_series(1, \(patients)) AS n",
        """
        INSERT INTO clinic.demographics (clinic_id, patient_id, birth_year, sex)
        SELECT clinic_id, 1000 + n, 1930 + n % 71, (ARRAY['female', 'male', 'other'])[1 + n % 3] FROM access.whoami(), generate_series(1, \(patients)) AS n
        """,
        "INSERT INTO clinic.payer (clinic_id, code, name) SELECT clinic_id, made, made FROM access.whoami(), unnest(ARRAY['one', 'two']) AS made",
    ]

    mutating func patient() -> Int {
        1000 + Int.random(in: 1...Self.patients, using: &random)
    }

    /// A number by chance from 0, another for each row with another key.
    mutating func chance(_ key: String, _ below: Int) -> String {
        "(abs(hashint8extended(\(key), \(Int.random(in: 1...1_000_000, using: &random)))) % \(below))::integer"
    }

    /// Some heels by chance.
    mutating func heels(_ number: Int) -> String {
        """
        SELECT held.clinic_id, held.case_id, held.patient_id, heel.side, held.opened_on,
               2 * held.case_id + (heel.side = 'left')::integer AS key
        FROM clinic.case AS held JOIN clinic.heel ON heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id
        WHERE held.voided_at IS NULL
        ORDER BY \(chance("2 * held.case_id + (heel.side = 'left')::integer", 1_000_000)) LIMIT \(number)
        """
    }

    mutating func opening(on day: Day) -> [String] {
        cases += 1
        let opened = day + -Int.random(in: 0...25, using: &random)
        let onset = Bool.random(using: &random) ? "'\(opened + -Int.random(in: 1...400, using: &random))'" : "NULL"
        let sides = ["'left'", "'right'", "'left', 'right'"][Int.random(in: 0..<3, using: &random)]
        return [
            """
            INSERT INTO clinic.case (clinic_id, case_id, patient_id, opened_on, onset_on)
            SELECT clinic_id, \(cases), \(patient()), '\(opened)', \(onset) FROM access.whoami()
            """,
            "INSERT INTO clinic.heel (clinic_id, case_id, side) SELECT clinic_id, \(cases), unnest(ARRAY[\(sides)]) FROM access.whoami()",
        ]
    }

    mutating func planning(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.series (clinic_id, case_id, side, treatment_code, planned_on, starts_on, planned_sessions, interval_days)
        SELECT clinic_id, case_id, side, (ARRAY['focused-eswt', 'radial-eswt', 'prp', 'corticosteroid'])[1 + \(chance("key", 4))],
               least(opened_on, '\(day)'), least(opened_on, '\(day)') + \(chance("key", 20)), 1 + \(chance("key", 3)), 7
        FROM (\(heels(number))) AS picked
        """
    }

    mutating func session(on day: Day, _ number: Int) -> String {
        """
        WITH picked AS (
            SELECT series.*, held.patient_id, least(series.starts_on + \(chance("series.series_id", 35)), '\(day)') AS performed_on
            FROM clinic.series JOIN clinic.case AS held ON held.clinic_id = series.clinic_id AND held.case_id = series.case_id
            WHERE series.voided_at IS NULL ORDER BY \(chance("series.series_id", 1_000_000)) LIMIT \(number)
        ), visited AS (
            INSERT INTO clinic.visit (clinic_id, patient_id, visit_on)
            SELECT DISTINCT clinic_id, patient_id, performed_on FROM picked ON CONFLICT DO NOTHING
        )
        INSERT INTO clinic.session (clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on, staff_id)
        SELECT clinic_id, series_id, case_id, side, treatment_code, patient_id, performed_on,
               (SELECT staff.staff_id FROM clinic.staff ORDER BY \(chance("staff.staff_id", 1000)) LIMIT 1)
        FROM picked ON CONFLICT DO NOTHING
        """
    }

    mutating func score(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on, after_treatment)
        SELECT clinic_id, case_id, side, 'morning-pain', \(chance("key", 11)),
               least(opened_on + (ARRAY[-10, 0, 4, 8, 30, 50, 75, 95, 190, 370])[1 + \(chance("key", 10))] + \(chance("key", 21)) - 10, '\(day)'),
               \(chance("key", 10)) = 0
        FROM (\(heels(number))) AS picked
        """
    }

    mutating func scoreOfSession(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.score (clinic_id, case_id, side, instrument_code, value, taken_on, after_treatment)
        SELECT clinic_id, case_id, side, 'morning-pain', \(chance("session_id", 11)), performed_on, \(chance("session_id", 2)) = 0
        FROM clinic.session WHERE voided_at IS NULL ORDER BY \(chance("session_id", 1_000_000)) LIMIT \(number)
        """
    }

    mutating func prescription(on day: Day, _ number: Int) -> String {
        """
        INSERT INTO clinic.prescription (clinic_id, case_id, side, measure_code, starts_on)
        SELECT clinic_id, case_id, side, 'stretch', greatest(opened_on, '\(day)'::date + \(chance("key", 60)) - 30)
        FROM (\(heels(number))) AS picked
        """
    }

    mutating func stopOfPrescription(on day: Day) -> String {
        """
        INSERT INTO clinic.prescription_stop (clinic_id, prescription_id, stopped_on)
        SELECT clinic_id, prescription_id, least(starts_on + \(chance("prescription_id", 9)) - 3, '\(day)') FROM clinic.prescription
        WHERE voided_at IS NULL ORDER BY \(chance("prescription_id", 1_000_000)) LIMIT 1 ON CONFLICT DO NOTHING
        """
    }

    mutating func stopOfSeries(on day: Day) -> String {
        """
        INSERT INTO clinic.series_stop (clinic_id, series_id, stopped_on, kind)
        SELECT clinic_id, series_id, least(starts_on + \(chance("series_id", 60)), '\(day)'),
               (ARRAY['stopped', 'withdrawn', 'transferred'])[1 + \(chance("series_id", 3))]
        FROM clinic.series WHERE voided_at IS NULL ORDER BY \(chance("series_id", 1_000_000)) LIMIT 1 ON CONFLICT DO NOTHING
        """
    }
}
