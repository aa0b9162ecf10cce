import Domain
import Postgres

extension HeelScope {
    /// Check-ins, and the alerts that somebody acknowledged.
    func readReports(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        for row in try await transaction.query(
            """
            SELECT checkin.case_id, checkin.side, checkin.checkin_id, checkin.reported_on, \(CheckInColumns.all)
            FROM clinic.checkin WHERE \(of("checkin"))
            ORDER BY checkin.case_id, checkin.reported_on, checkin.checkin_id
            """
        ) {
            let checkIn = try HeelCheckIn(
                number: row["checkin_id"],
                day: row["reported_on"],
                report: CheckInColumns.decode(row)
            )
            try heels.change(row) { $0.checkIns.append(checkIn) }
        }
        for row in try await transaction.query(
            """
            SELECT alert.case_id, alert.side, alert.rule_code, alert.cause
            FROM clinic.alert
            JOIN clinic.alert_acknowledgement AS seen ON seen.clinic_id = alert.clinic_id AND seen.alert_id = alert.alert_id
                AND seen.voided_at IS NULL
            WHERE \(of("alert")) AND alert.side IS NOT NULL
            """
        ) {
            guard let rule = try RuleCode(rawValue: row["rule_code"]) else { continue }
            let key = try FiringKey(rule: rule, cause: row["cause"])
            try heels.change(row) { $0.acknowledged.insert(key) }
        }
    }

    /// Runs, shoes in use with their mileage, and conditions that speak against a treatment, of the persons under all their numbers.
    func readLoads(into heels: inout HeelTable, in transaction: borrowing Transaction) async throws {
        let merged = try await transaction.query(
            """
            SELECT merged.patient_id FROM clinic.survivors(\(clinic.id), 'infinity') AS merged
            WHERE merged.survivor_id = ANY (\(heels.patients)::bigint[])
            """
        )
        let numbers: [PatientNumber] = try heels.patients + merged.map { try $0["patient_id"] }
        try await readRuns(of: numbers, into: &heels, in: transaction)
        try await readShoes(of: numbers, into: &heels, in: transaction)
        try await readContraindications(of: numbers, into: &heels, in: transaction)
    }

    private func readRuns(
        of numbers: [PatientNumber],
        into heels: inout HeelTable,
        in transaction: borrowing Transaction
    ) async throws {
        for row in try await transaction.query(
            """
            SELECT \(PersonNumber.of("run")) AS patient_id, run.run_id, run.ran_on, run.distance_m::bigint AS distance_m, run.kind,
                   run.route_id, \(RouteColumns.all)
            FROM clinic.run
            LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = run.patient_id
            LEFT JOIN clinic.route ON route.clinic_id = run.clinic_id AND route.route_id = run.route_id AND route.voided_at IS NULL
            WHERE run.clinic_id = \(clinic.id) AND run.patient_id = ANY (\(numbers)::bigint[]) AND run.voided_at IS NULL
            ORDER BY run.ran_on, run.run_id
            """
        ) {
            let number: RouteNumber? = try row["route_id"]
            let isOneSided = try RouteColumns.decode(row)?.isOneSided ?? false
            let run = try PatientRun(
                number: row["run_id"],
                day: row["ran_on"],
                distance: Int(row.decode("distance_m", as: Int64.self)),
                kind: row["kind"],
                route: number.map { RunRoute($0, isOneSided: isOneSided) }
            )
            try heels.changePatient(row) { $0.runs.append(run) }
        }
    }

    private func readShoes(
        of numbers: [PatientNumber],
        into heels: inout HeelTable,
        in transaction: borrowing Transaction
    ) async throws {
        for row in try await transaction.query(
            """
            SELECT \(PersonNumber.of("shoe")) AS patient_id, shoe.shoe_id, \(ShoeColumns.distance) AS distance_m
            FROM clinic.shoe
            LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = shoe.patient_id
            WHERE shoe.clinic_id = \(clinic.id) AND shoe.patient_id = ANY (\(numbers)::bigint[]) AND shoe.voided_at IS NULL
              AND NOT EXISTS (
                SELECT FROM clinic.shoe_retirement AS retired WHERE retired.clinic_id = shoe.clinic_id
                    AND retired.shoe_id = shoe.shoe_id AND retired.voided_at IS NULL)
            ORDER BY shoe.shoe_id
            """
        ) {
            let shoe = try ShoeMileage(number: row["shoe_id"], distance: Int(row.decode("distance_m", as: Int64.self)))
            try heels.changePatient(row) { $0.shoes.append(shoe) }
        }
    }

    private func readContraindications(
        of numbers: [PatientNumber],
        into heels: inout HeelTable,
        in transaction: borrowing Transaction
    ) async throws {
        for row in try await transaction.query(
            """
            SELECT DISTINCT \(PersonNumber.of("held")) AS patient_id, held.condition_code, condition.name, treatment.code AS treatment_code,
                   \(Severity.value) AS severity
            FROM clinic.patient_condition AS held
            LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
            JOIN catalogue.condition ON condition.code = held.condition_code
            CROSS JOIN catalogue.treatment
            \(Severity.joins)
            WHERE held.clinic_id = \(clinic.id) AND held.patient_id = ANY (\(numbers)::bigint[]) AND held.voided_at IS NULL
              AND held.noted_on <= \(clinic.today) AND coalesce(\(clinic.today) < held.ends_on, true)
              AND \(Severity.speaksAgainst)
            """
        ) {
            let against = try Contraindication(
                condition: row["condition_code"],
                name: row["name"],
                treatment: row["treatment_code"],
                severity: row["severity"]
            )
            try heels.changePatient(row) { $0.contraindications.append(against) }
        }
    }
}

/// The columns of a check-in, and how they are read.
enum CheckInColumns {
    static let all: SQL = """
        checkin.pain_at_rest, checkin.pain_at_night, checkin.swelling, checkin.numbness_tingling, checkin.burning, checkin.can_bear_weight,
        checkin.sudden_pop, checkin.post_run_pain::bigint AS post_run_pain, checkin.post_run_flare,
        checkin.pain_free_walk_min::bigint AS pain_free_walk_min, checkin.hill_repeats, checkin.ballistic_stretch, checkin.raced,
        checkin.flare_on_rebuild, checkin.mileage_reduced, checkin.mileage_spike, checkin.atypical
        """

    static func decode(_ row: Row) throws -> CheckIn {
        var report = CheckIn()
        report.painAtRest = try row["pain_at_rest"]
        report.painAtNight = try row["pain_at_night"]
        report.swelling = try row["swelling"]
        report.numbnessTingling = try row["numbness_tingling"]
        report.burning = try row["burning"]
        report.canBearWeight = try row["can_bear_weight"]
        report.suddenPop = try row["sudden_pop"]
        report.postRunPain = try row.decode("post_run_pain", as: Int64?.self).map(Int.init)
        report.postRunFlare = try row["post_run_flare"]
        report.painFreeWalk = try row.decode("pain_free_walk_min", as: Int64?.self).map(Int.init)
        report.hillRepeats = try row["hill_repeats"]
        report.ballisticStretch = try row["ballistic_stretch"]
        report.raced = try row["raced"]
        report.flareOnRebuild = try row["flare_on_rebuild"]
        report.mileageReduced = try row["mileage_reduced"]
        report.mileageSpike = try row["mileage_spike"]
        report.atypical = try row["atypical"]
        return report
    }
}

/// What is derived of a pair of shoes.
enum ShoeColumns {
    /// Metres: before it came here, by runs, and beside them.
    static let distance: SQL = """
        (shoe.distance_before_m
         + coalesce((SELECT sum(run.distance_m) FROM clinic.run WHERE run.clinic_id = shoe.clinic_id AND run.shoe_id = shoe.shoe_id
             AND run.voided_at IS NULL), 0)
         + coalesce((SELECT sum(wear.distance_m) FROM clinic.shoe_wear AS wear WHERE wear.clinic_id = shoe.clinic_id
             AND wear.shoe_id = shoe.shoe_id AND wear.voided_at IS NULL), 0))::bigint
        """
}
