import Domain
import Postgres

/// A case that is open and stays so until the transaction ends: what everything recorded on a case begins with.
public struct OpenCase: Sendable {
    /// Number of the case.
    public let number: CaseNumber
    /// The number that it was opened under, which what is recorded on it carries too; another may have survived it.
    public let patient: PatientNumber
    /// Day it was opened.
    public let openedOn: Day
    /// Its heels, left first.
    public let heels: [Side]
    let clinic: ClinicContext
    let birthDate: Day?
}

extension OpenCase {
    /// Finds a case and holds off its closing.
    ///
    /// Throws ``InvalidInput`` for an unknown or a closed case.
    public static func find(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> OpenCase {
        try await find(number, of: clinic, holding: .asItIs, in: transaction)
    }

    static func find(
        _ number: CaseNumber,
        of clinic: ClinicContext,
        holding hold: CaseHold,
        in transaction: borrowing Transaction
    ) async throws -> OpenCase {
        try await hold.take(number, of: clinic, in: transaction)
        let found = try await transaction.query(FindOpenCase(clinic: clinic, number: number))
        guard let (openCase, closedOn) = found.first else { throw try await Absence.of(number, in: transaction) }
        try requireOpen(number, closedOn: closedOn)
        return openCase
    }

    /// Throws ``InvalidInput`` for a case that was closed, saying how to reopen it.
    public static func requireOpen(_ number: CaseNumber, closedOn: Day?) throws {
        guard let closedOn else { return }
        throw InvalidInput(
            """
            case \(number) was closed on \(closedOn); reopen it first: \
            firststep case reopen \(number) --reason "..."
            """
        )
    }

    /// The heel meant: the side given, or the only one there is.
    public func heel(_ side: Side?) throws -> Side {
        try Self.heel(side, of: number, among: heels)
    }

    /// The heel of a case that is meant: the side given, or the only one there is.
    public static func heel(_ side: Side?, of number: CaseNumber, among heels: [Side]) throws -> Side {
        guard let side else {
            guard heels.count == 1, let only = heels.first else {
                throw InvalidInput("case \(number) has two heels; say --side left or --side right")
            }
            return only
        }
        guard heels.contains(side) else {
            throw InvalidInput(
                "case \(number) is about the \(heels.map(\.rawValue).joined()) heel, not the \(side) one"
            )
        }
        return side
    }

    /// The heel meant, or nil for the patient as a whole: a case with one heel is about that one.
    public func heelOrWhole(_ side: Side?) throws -> Side? {
        side == nil && heels.count > 1 ? nil : try heel(side)
    }

    /// Words to say where a day lies before the opening: often a mistyped year, sometimes right; nil where it does not.
    public func warning(_ day: Day, of what: String) -> String? {
        guard day < openedOn else { return nil }
        return "\(what) \(day) lies before the opening of case \(number) on \(openedOn)"
    }

    /// Throws unless a day lies between the patient's birth and today; the sentence begins with what the day is of.
    public func check(_ day: Day, of what: String) throws {
        try clinic.check(day, of: what)
        try checkBirth(day, of: what)
    }

    /// Throws for a day before the patient's birth; for days that may lie ahead.
    public func checkBirth(_ day: Day, of what: String) throws {
        guard let birthDate, day < birthDate else { return }
        throw InvalidInput("\(what) \(day) lies before the patient's birth")
    }
}

private struct FindOpenCase: Statement {
    let clinic: ClinicContext
    let number: CaseNumber

    var sql: SQL {
        """
        SELECT held.case_id, held.patient_id, held.opened_on, identity.birth_date, closing.closed_on,
               ARRAY(SELECT side FROM clinic.heel
                     WHERE heel.clinic_id = held.clinic_id AND heel.case_id = held.case_id ORDER BY side) AS heels
        FROM clinic.case AS held
        LEFT JOIN clinic.survivors(\(clinic.id), 'infinity') AS merged ON merged.patient_id = held.patient_id
        LEFT JOIN clinic.identity
            ON identity.clinic_id = held.clinic_id
            AND identity.patient_id = \(PersonNumber.of("held")) AND identity.replaced_at IS NULL
        LEFT JOIN clinic.case_closing AS closing
            ON closing.clinic_id = held.clinic_id AND closing.case_id = held.case_id AND closing.voided_at IS NULL
        WHERE held.clinic_id = \(clinic.id) AND held.case_id = \(number) AND held.voided_at IS NULL
        """
    }

    func decode(_ row: Row) throws -> (OpenCase, closedOn: Day?) {
        let openCase = try OpenCase(
            number: row["case_id"],
            patient: row["patient_id"],
            openedOn: row["opened_on"],
            heels: row["heels"],
            clinic: clinic,
            birthDate: row["birth_date"]
        )
        return try (openCase, row["closed_on"])
    }
}
