import Domain
import Postgres

/// Clinics: who founds one stands above them all, and anybody else sees their own.
public struct ClinicRecords: Sendable {
    /// Clinics of a database.
    public init() {}

    /// Founds a clinic: its numbering, its log, and its first administrator, who holds every duty of people.
    ///
    /// For the owner of the schema, in a transaction of that role. Throws ``InvalidInput`` for a code already taken or a
    /// time zone that PostgreSQL does not know.
    @discardableResult
    public func found(
        _ code: ClinicCode,
        _ profile: ClinicProfile,
        administrator: LoginName,
        in transaction: borrowing Transaction
    ) async throws -> ClinicEntry {
        guard try await transaction.query("SELECT FROM clinic.clinic WHERE code = \(code)").isEmpty else {
            throw InvalidInput("there is a clinic \(code) already")
        }
        try await check(profile.timeZone, in: transaction)
        let id: Int64 = try await transaction.queryOne(
            "INSERT INTO clinic.clinic (code) VALUES (\(code)) RETURNING clinic_id"
        )["clinic_id"]
        try await transaction.execute("CALL access.make_numbers(\(id))")
        try await transaction.execute(
            "INSERT INTO clinic.counter (clinic_id, counted) VALUES (\(id), 'patient'), (\(id), 'case')"
        )
        try await transaction.execute("INSERT INTO audit.chain (clinic_id) VALUES (\(id))")
        try await Self.work(for: id, in: transaction)
        try await transaction.execute(InsertClinicProfile(id: id, profile: profile).sql)
        _ = try await appoint(administrator, duties: Duty.ofPeople, in: transaction)
        return ClinicEntry(id: id, code: code, profile: profile)
    }

    /// Gives a clinic an administrator: the first, or one more where the last has left.
    ///
    /// For the owner of the schema, as ``found(_:_:administrator:in:)``.
    public func appoint(
        _ administrator: LoginName,
        to code: ClinicCode,
        in transaction: borrowing Transaction
    ) async throws -> StaffMember {
        let found = try await transaction.queryOptional("SELECT clinic_id FROM clinic.clinic WHERE code = \(code)")
        guard let found else { throw InvalidInput("there is no clinic \(code)") }
        try await Self.work(for: found["clinic_id"], in: transaction)
        return try await appoint(administrator, duties: [.administrator], in: transaction)
    }

    private func appoint(
        _ login: LoginName,
        duties: [Duty],
        in transaction: borrowing Transaction
    ) async throws -> StaffMember {
        let staff = StaffRecords(try await ClinicContext.find(nil, in: transaction))
        let code = StaffCode.made(from: login)
        let profile = StaffProfile(name: Line(rawValue: login.rawValue), roles: duties, login: login)
        return try await staff.add(code, profile, in: transaction)
    }

    /// Says which clinic the owner of the schema works for; the setting means nothing for anybody else.
    private static func work(for clinic: Int64, in transaction: borrowing Transaction) async throws {
        _ = try await transaction.query("SELECT set_config('firststep.clinic', \(clinic)::text, true)")
    }

    /// Replaces what a clinic says of itself by a new version.
    public func edit(_ clinic: ClinicEntry, in transaction: borrowing Transaction) async throws {
        try await check(clinic.profile.timeZone, in: transaction)
        try await transaction.execute(
            """
            UPDATE clinic.clinic_profile SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND replaced_at IS NULL
            """
        )
        try await transaction.execute(InsertClinicProfile(id: clinic.id, profile: clinic.profile).sql)
    }

    /// The clinics whose settings the person at the desk sees: their own.
    public func list(in transaction: borrowing Transaction) async throws -> [ClinicEntry] {
        try await transaction.query(ListClinics())
    }

    private func check(_ timeZone: Line, in transaction: borrowing Transaction) async throws {
        let found = try await transaction.query("SELECT FROM pg_catalog.pg_timezone_names WHERE name = \(timeZone)")
        guard !found.isEmpty else {
            throw InvalidInput("\"\(timeZone)\" is not a time zone; write it as in America/Denver")
        }
    }
}

/// A clinic as listed.
public struct ClinicEntry: Sendable {
    /// Key of the clinic.
    public let id: Int64
    /// Short name.
    public let code: ClinicCode
    /// What it says of itself.
    public var profile: ClinicProfile
}

private struct InsertClinicProfile {
    let id: Int64
    let profile: ClinicProfile

    var sql: SQL {
        """
        INSERT INTO clinic.clinic_profile
            (clinic_id, name, address_line, city, state, postal_code, npi, tax_number, time_zone, currency,
             retention_years)
        VALUES (\(id), \(profile.name), \(profile.addressLine), \(profile.city), \(profile.state),
            \(profile.postalCode), \(profile.npi), \(profile.taxNumber), \(profile.timeZone), \(profile.currency),
            \(profile.retention))
        """
    }
}

private struct ListClinics: Statement {
    var sql: SQL {
        """
        SELECT clinic.code, profile.*
        FROM clinic.clinic
        JOIN clinic.clinic_profile AS profile USING (clinic_id)
        WHERE profile.replaced_at IS NULL
        ORDER BY clinic.code
        """
    }

    func decode(_ row: Row) throws -> ClinicEntry {
        var profile = try ClinicProfile(name: row["name"], timeZone: row["time_zone"], currency: row["currency"])
        profile.addressLine = try row["address_line"]
        profile.city = try row["city"]
        profile.state = try row["state"]
        profile.postalCode = try row["postal_code"]
        profile.npi = try row["npi"]
        profile.taxNumber = try row["tax_number"]
        profile.retention = try row["retention_years"]
        return try ClinicEntry(id: row["clinic_id"], code: row["code"], profile: profile)
    }
}
