import Domain
import Postgres

/// The staff of a clinic.
public struct StaffRecords: Sendable {
    let clinic: ClinicContext

    /// The staff of this clinic.
    public init(_ clinic: ClinicContext) {
        self.clinic = clinic
    }

    /// Adds a person, and makes their login, where they have one, a role of the server with their duties.
    ///
    /// Throws ``InvalidInput`` for a code that is taken.
    @discardableResult
    public func add(
        _ code: StaffCode,
        _ profile: StaffProfile,
        in transaction: borrowing Transaction
    ) async throws -> StaffMember {
        let taken = try await transaction.query(
            "SELECT FROM clinic.staff WHERE clinic_id = \(clinic.id) AND code = \(code)"
        )
        guard taken.isEmpty else { throw InvalidInput("there is somebody with the code \(code) already") }
        let id: Int64 = try await transaction.queryOne(
            "INSERT INTO clinic.staff (clinic_id, code) VALUES (\(clinic.id), \(code)) RETURNING staff_id"
        )["staff_id"]
        let member = StaffMember(id: id, code: code, profile: profile)
        try await insertProfile(of: member, in: transaction)
        if let login = profile.login {
            try await transaction.execute("SELECT access.give_login(\(id), \(login), \(profile.roles)::text[])")
        }
        return member
    }

    /// Replaces what is known of a person by a new version; their login has from now on the duties of that one.
    public func edit(_ member: StaffMember, in transaction: borrowing Transaction) async throws {
        try await replaceProfile(of: member, in: transaction)
        try await transaction.execute("SELECT access.change_duties(\(member.id), \(member.profile.roles)::text[])")
    }

    /// Notes that a person has left and takes their login; what they recorded keeps its name.
    ///
    /// From then on their open sessions see no row; ``endSessions(of:in:)`` ends them.
    public func disable(_ member: StaffMember, in transaction: borrowing Transaction) async throws {
        try await replaceProfile(of: member, in: transaction)
        _ = try await transaction.query("SELECT access.end_login(\(member.id))")
    }

    /// Ends the sessions of a person whose login was taken, once that is committed.
    public func endSessions(of member: StaffMember, in transaction: borrowing Transaction) async throws {
        _ = try await transaction.query("SELECT access.end_sessions(\(member.id))")
    }

    private func replaceProfile(of member: StaffMember, in transaction: borrowing Transaction) async throws {
        try await transaction.execute(
            """
            UPDATE clinic.staff_profile SET replaced_at = now(), replaced_by = current_user
            WHERE clinic_id = \(clinic.id) AND staff_id = \(member.id) AND replaced_at IS NULL
            """
        )
        try await insertProfile(of: member, in: transaction)
    }

    /// Everybody, by code.
    public func list(in transaction: borrowing Transaction) async throws -> [StaffMember] {
        try await transaction.query(ListStaff(clinic: clinic.id))
    }

    /// The person with a code; throws ``InvalidInput`` naming those there are.
    public func find(_ code: StaffCode, in transaction: borrowing Transaction) async throws -> StaffMember {
        let staff = try await list(in: transaction)
        guard let member = staff.first(where: { $0.code == code }) else {
            let known = staff.isEmpty ? "nobody is recorded yet" : staff.map(\.code.rawValue).joined(separator: ", ")
            throw InvalidInput("there is nobody with the code \(code) on the staff; known: \(known)")
        }
        return member
    }

    /// The key of the person with a code, or nil for no code.
    public func id(of code: StaffCode?, in transaction: borrowing Transaction) async throws -> Int64? {
        guard let code else { return nil }
        let member = try await find(code, in: transaction)
        guard !member.profile.isDisabled else { throw InvalidInput("\(code) is disabled; use somebody who is not") }
        return member.id
    }

    private func insertProfile(of member: StaffMember, in transaction: borrowing Transaction) async throws {
        let profile = member.profile
        try await transaction.execute(
            """
            INSERT INTO clinic.staff_profile (clinic_id, staff_id, name, npi, roles, is_disabled)
            VALUES (\(clinic.id), \(member.id), \(profile.name), \(profile.npi), \(profile.roles),
                \(profile.isDisabled))
            """
        )
    }
}

/// A person of the staff as listed.
public struct StaffMember: Sendable {
    /// Key of the person.
    public let id: Int64
    /// Short name.
    public let code: StaffCode
    /// What is known of them.
    public var profile: StaffProfile
}

private struct ListStaff: Statement {
    let clinic: Int64

    var sql: SQL {
        """
        SELECT staff.staff_id, staff.code, profile.name, profile.npi, profile.roles, held.login, profile.is_disabled
        FROM clinic.staff
        JOIN clinic.staff_profile AS profile USING (clinic_id, staff_id)
        LEFT JOIN access.login AS held
            ON held.clinic_id = staff.clinic_id AND held.staff_id = staff.staff_id AND held.ended_at IS NULL
        WHERE staff.clinic_id = \(clinic) AND profile.replaced_at IS NULL
        ORDER BY staff.code
        """
    }

    func decode(_ row: Row) throws -> StaffMember {
        try StaffMember(
            id: row["staff_id"],
            code: row["code"],
            profile: StaffProfile(
                name: row["name"],
                npi: row["npi"],
                roles: row["roles"],
                login: row["login"],
                isDisabled: row["is_disabled"]
            )
        )
    }
}
