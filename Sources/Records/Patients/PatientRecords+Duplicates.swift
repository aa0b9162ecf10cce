import Domain
import Postgres

extension PatientRecords {
    /// Two registrations that may be of one person.
    public struct Duplicate: Sendable {
        /// The one with the lower number.
        public let one: Registration
        /// The other.
        public let other: Registration
        /// What they have in common, the strongest hint first.
        public let reasons: [Likeness]
    }

    /// Pairs that may be one person, the likeliest first, at most `limit`.
    ///
    /// The database finds the pairs that share a clue, ``Likeness`` says which are worth a look. Two numbers of one person
    /// are no pair, nor are two that were declared two people.
    public func duplicates(limit: Int, in transaction: borrowing Transaction) async throws -> [Duplicate] {
        let pairs = try await transaction.query(SelectAlike(clinic: clinic.id))
        let identities = Set(pairs.flatMap { [$0.one, $0.other] }).sorted()
        let registrations = try await transaction.query(
            SelectRegistrations(clinic: clinic.id, condition: "identity.identity_id = ANY (\(identities)::bigint[])")
        )
        let known = Dictionary(registrations.map { ($0.identity, $0) }) { first, _ in first }
        let found = pairs.compactMap { pair -> Duplicate? in
            guard let one = known[pair.one], let other = known[pair.other] else { return nil }
            let reasons = Likeness.all(one.person, other.person)
            return reasons.isEmpty ? nil : Duplicate(one: one, other: other, reasons: reasons)
        }
        // Registrations of merged numbers may give one pair of people twice: the likelier one speaks for it.
        let likeliest = Dictionary(grouping: found) { [$0.one.number, $0.other.number] }
            .compactMap { $1.min { $0.precedes($1) } }
        return Array(likeliest.sorted { $0.precedes($1) }.prefix(limit))
    }
}

extension PatientRecords.Duplicate {
    /// By the strongest hint, then by how many there are, then by number.
    fileprivate func precedes(_ second: Self) -> Bool {
        if let mine = reasons.first, let theirs = second.reasons.first, mine != theirs { return mine < theirs }
        if reasons.count != second.reasons.count { return reasons.count > second.reasons.count }
        return (one.number, other.number) < (second.one.number, second.other.number)
    }
}

/// Pairs of registrations that share a clue: one equality a clue, so that no pair is compared that shares none.
private struct SelectAlike: Statement {
    let clinic: Int64

    /// A telephone or an address that more people share is a home's or made up, and says nothing of two of them.
    private static let mostSharers = 10

    var sql: SQL {
        """
        WITH merged AS MATERIALIZED (
            SELECT merged.patient_id, merged.survivor_id FROM clinic.survivors(\(clinic), 'infinity') AS merged
        ), word AS (
            SELECT name_word.identity_id, name_word.word FROM clinic.name_word WHERE name_word.clinic_id = \(clinic)
        ), named AS (
            SELECT word.identity_id, string_agg(word.word, ' ' ORDER BY word.word) AS name,
                   string_agg(left(word.word, 1), '' ORDER BY word.word) AS initials
            FROM word GROUP BY word.identity_id
        ), person AS (
            SELECT \(PersonNumber.of("identity")) AS person, identity.identity_id,
                   to_char(identity.birth_date, 'YYYY-MM-DD') AS born, named.name, named.initials,
                   lower(identity.email) AS email,
                   right(regexp_replace(identity.phone, '[^0-9]', '', 'g'), 10) AS phone
            FROM clinic.identity
            JOIN named ON named.identity_id = identity.identity_id
            LEFT JOIN merged ON merged.patient_id = identity.patient_id
            WHERE identity.clinic_id = \(clinic) AND identity.replaced_at IS NULL
        ), clue AS (
            SELECT person.person, person.identity_id, 'word ' || person.born || word.word AS clue
            FROM person JOIN word ON word.identity_id = person.identity_id
            UNION ALL
            SELECT person.person, person.identity_id, hint.clue
            FROM person CROSS JOIN LATERAL (VALUES
                ('initials ' || person.born || person.initials),
                ('year and month ' || left(person.born, 7) || person.name),
                ('year and day ' || left(person.born, 4) || right(person.born, 2) || person.name),
                ('month and day ' || right(person.born, 5) || person.name),
                ('swapped ' || left(person.born, 4) || least(right(person.born, 2), substr(person.born, 6, 2))
                    || greatest(right(person.born, 2), substr(person.born, 6, 2)) || person.name)) AS hint (clue)
            UNION ALL
            SELECT shared.person, shared.identity_id, shared.clue
            FROM (
                SELECT person.person, person.identity_id, contact.clue, count(*) OVER (PARTITION BY contact.clue) AS sharers
                FROM person CROSS JOIN LATERAL (VALUES
                    ('email ' || person.email), (CASE WHEN length(person.phone) >= 7 THEN 'phone ' || person.phone END))
                    AS contact (clue)
                WHERE contact.clue IS NOT NULL) AS shared
            WHERE shared.sharers <= \(Self.mostSharers)
        ), apart AS (
            SELECT coalesce(one.survivor_id, declared.patient_id) AS one, coalesce(other.survivor_id, declared.other_id) AS other
            FROM clinic.patient_distinct AS declared
            LEFT JOIN merged AS one ON one.patient_id = declared.patient_id
            LEFT JOIN merged AS other ON other.patient_id = declared.other_id
            WHERE declared.clinic_id = \(clinic) AND declared.voided_at IS NULL
        )
        SELECT DISTINCT one.identity_id AS one, other.identity_id AS other
        FROM clue AS one
        JOIN clue AS other ON other.clue = one.clue AND other.person > one.person
        WHERE NOT EXISTS (
            SELECT FROM apart
            WHERE least(apart.one, apart.other) = one.person AND greatest(apart.one, apart.other) = other.person)
        """
    }

    func decode(_ row: Row) throws -> (one: Int64, other: Int64) {
        try (row["one"], row["other"])
    }
}
