import Domain
import Postgres
import Records

/// A clinic `denver` in a database of its own, with the program at its desk as a member of the staff.
///
/// It has a clinician `dlee` and one patient: P-1001, Ann Example, a woman born on 1984-03-05.
public struct TestClinic: Sendable {
    /// Connections to its database as the member of the staff.
    public let pool: Pool
    private let binary: FirstStepBinary

    /// Makes the database and the clinic; takes about a tenth of a second.
    public init() async throws {
        let server = TestServer.shared
        let database = try await server.database()
        pool = Pool(server.settings(database: database, user: TestServer.staff), size: 2)
        binary = try FirstStepBinary(environment: server.environment(database: database))
        try await pool.transaction { try await Self.fill($0) }
    }

    /// Runs `firststep` with the words of a line, separated by spaces; what is between double quotes is one word.
    public func firststep(_ line: String) async throws -> FirstStepBinary.Outcome {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        let words = parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
        return try await binary.run(words)
    }

    private static func fill(_ transaction: borrowing Transaction) async throws {
        let profile = ClinicProfile(
            name: Line(rawValue: "Denver Heel Clinic"),
            timeZone: Line(rawValue: "America/Denver")
        )
        try await ClinicRecords().add(ClinicCode(rawValue: "denver"), profile, in: transaction)
        let clinic = try await ClinicContext.find(nil, in: transaction)
        let clinician = StaffProfile(name: Line(rawValue: "Dana Lee"), roles: [.clinician])
        try await StaffRecords(clinic).add(StaffCode(rawValue: "dlee"), clinician, in: transaction)
        let person = Person(
            familyName: Line(rawValue: "Example"),
            givenName: Line(rawValue: "Ann"),
            birthDate: try Day(parsing: "1984-03-05"),
            sex: .female
        )
        _ = try await PatientRecords(clinic).add(person, in: transaction)
    }
}
