import Domain
import Postgres

/// What is recorded of heels, as the rules read it: everything of some cases at once, in a fixed number of statements.
public struct HeelRecords: Sendable {
    let clinic: ClinicContext

    /// The heels of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// The heels of some cases, by case and side; voided facts are not among what is told of them.
    public func read(_ cases: [CaseNumber], in transaction: borrowing Transaction) async throws -> [HeelRecord] {
        var heels = HeelTable()
        let scope = HeelScope(clinic: clinic, cases: cases)
        for heel in try await transaction.query(SelectHeels(scope: scope)) { heels.add(heel.record, of: heel.patient) }
        try await scope.readScores(into: &heels, in: transaction)
        try await scope.readExaminations(into: &heels, in: transaction)
        try await scope.readHomeCare(into: &heels, in: transaction)
        try await scope.readTreatment(into: &heels, in: transaction)
        try await scope.readReports(into: &heels, in: transaction)
        try await scope.readLoads(into: &heels, in: transaction)
        return heels.records
    }
}

/// Which heels are read.
struct HeelScope: Sendable {
    let clinic: ClinicContext
    let cases: [CaseNumber]

    /// What every statement about facts of these cases says.
    func of(_ table: String) -> SQL {
        """
        \(unescaped: table).clinic_id = \(clinic.id) AND \(unescaped: table).case_id = ANY (\(cases)::bigint[])
        AND \(unescaped: table).voided_at IS NULL
        """
    }
}

/// Heels while they are read, found by case and side.
struct HeelTable {
    private(set) var records: [HeelRecord] = []
    private var places: [CaseNumber: [Side: Int]] = [:]
    private var byPatient: [PatientNumber: [Int]] = [:]

    mutating func add(_ record: HeelRecord, of patient: PatientNumber) {
        places[record.caseNumber, default: [:]][record.side] = records.count
        byPatient[patient, default: []].append(records.count)
        records.append(record)
    }

    var patients: [PatientNumber] { Array(byPatient.keys) }

    /// Changes the heel that a row is about.
    mutating func change(_ row: Row, _ change: (inout HeelRecord) throws -> Void) throws {
        let (number, side): (CaseNumber, Side) = try (row["case_id"], row["side"])
        guard let place = places[number]?[side] else { return }
        try change(&records[place])
    }

    /// Changes every heel of the case that a row is about.
    mutating func changeBoth(_ row: Row, _ change: (inout HeelRecord) throws -> Void) throws {
        let number: CaseNumber = try row["case_id"]
        for place in places[number]?.values.map(\.self) ?? [] { try change(&records[place]) }
    }

    /// Changes every heel of the person that a row is about.
    mutating func changePatient(_ row: Row, _ change: (inout PatientLoad) throws -> Void) throws {
        let number: PatientNumber = try row["patient_id"]
        for place in byPatient[number] ?? [] { try change(&records[place].patient) }
    }
}

private struct SelectHeels: Statement {
    let scope: HeelScope

    var sql: SQL {
        """
        SELECT held.case_id, heel.side, held.opened_on, \(PersonNumber.of("held")) AS patient_id,
               count(*) OVER (PARTITION BY held.case_id) > 1 AS is_bilateral
        FROM clinic.case AS held
        JOIN clinic.heel ON heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id
        LEFT JOIN clinic.survivors(\(scope.clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
        WHERE \(scope.of("held"))
        ORDER BY held.case_id, heel.side
        """
    }

    func decode(_ row: Row) throws -> (record: HeelRecord, patient: PatientNumber) {
        let record = try HeelRecord(
            caseNumber: row["case_id"],
            side: row["side"],
            openedOn: row["opened_on"],
            isBilateral: row["is_bilateral"]
        )
        return try (record, row["patient_id"])
    }
}
