import Domain
import Postgres

/// A new row that may be about somebody who is registered already, or whom another new row is about.
public struct ImportLookAlike: Sendable {
    /// Line of the row.
    public let line: Int
    /// Who it may be.
    public let whom: String
    /// What they have in common.
    public let likeness: Likeness
}

extension ImportRecords {
    /// New patients who may be somebody known, the first of them by line; nil where the rows are no patients.
    ///
    /// Compared are people of one birth date who share a word of the name: to compare all with all would take hours.
    public func lookAlikes(in transaction: borrowing Transaction) async throws -> [ImportLookAlike]? {
        guard Row.self == IncomingPatient.self else { return nil }
        var found: [ImportLookAlike] = []
        var last: Int?
        try await transaction.stream(SelectLookAlikes(question: question)) { pair in
            guard let likeness = Likeness.of(pair.one, pair.other), last != pair.place else { return }
            last = pair.place
            let whom = pair.number.map(\.description) ?? "line \(pair.otherLine ?? 0) of the file"
            found.append(ImportLookAlike(line: pair.line, whom: whom, likeness: likeness))
        }
        return found
    }
}

private struct SelectLookAlikes: Statement {
    let question: ImportQuestion

    struct Pair {
        let place: Int
        let line: Int
        let one: Person
        let other: Person
        let number: PatientNumber?
        let otherLine: Int?
    }

    var sql: SQL {
        """
        WITH fresh AS MATERIALIZED (
            SELECT judged.line, coalesce(incoming.stands_on, judged.line) AS stands_on, judged.family_name, judged.given_name,
                   judged.birth_date, word
            FROM judged
            JOIN incoming ON incoming.line = judged.line, unnest(judged.words) AS word
            WHERE judged.verdict = 'insert'
        )
        SELECT DISTINCT fresh.line, fresh.stands_on, fresh.family_name, fresh.given_name, fresh.birth_date,
               \(PersonNumber.of("who")) AS patient_id, NULL::bigint AS other_line,
               who.family_name AS other_family, who.given_name AS other_given
        FROM fresh
        JOIN clinic.identity AS who
            ON who.clinic_id = \(question.clinic.id) AND who.birth_date = fresh.birth_date AND who.replaced_at IS NULL
        JOIN clinic.name_word AS named
            ON named.clinic_id = \(question.clinic.id) AND named.identity_id = who.identity_id AND named.word = fresh.word
        LEFT JOIN clinic.survivors(\(question.clinic.id), 'infinity') AS merged ON merged.patient_id = who.patient_id
        UNION ALL
        SELECT DISTINCT fresh.line, fresh.stands_on, fresh.family_name, fresh.given_name, fresh.birth_date, NULL::bigint,
               other.stands_on, other.family_name, other.given_name
        FROM fresh
        JOIN fresh AS other
            ON other.birth_date = fresh.birth_date AND other.word = fresh.word AND other.line < fresh.line
        ORDER BY 1, 6 NULLS LAST, 7
        """
    }

    func decode(_ row: Row) throws -> Pair {
        let birthDate: Day = try row["birth_date"]
        return try Pair(
            place: row["line"],
            line: row["stands_on"],
            one: Person(
                familyName: row["family_name"],
                givenName: row["given_name"],
                birthDate: birthDate,
                sex: .unknown
            ),
            other: Person(
                familyName: row["other_family"],
                givenName: row["other_given"],
                birthDate: birthDate,
                sex: .unknown
            ),
            number: row["patient_id"],
            otherLine: row["other_line"]
        )
    }
}
