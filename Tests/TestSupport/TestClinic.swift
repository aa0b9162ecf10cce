import Cluster
import Domain
import Postgres
import Records

/// A clinic `denver` in a database of its own, with the program at its desk as a member of the staff.
///
/// It has a clinician `dlee` and one patient: P-1001, Ann Example, a woman born on 1984-03-05.
public struct TestClinic: Sendable {
    /// Connections to its database as the member of the staff.
    public let pool: Pool
    /// Name of its database.
    public let database: String
    private let binary: FirstStepBinary

    /// Makes the database and the clinic, with the clinician and the patient or without; takes about a tenth of a second.
    public init(patient hasPatient: Bool = true) async throws {
        let server = TestServer.shared
        database = try await server.database()
        pool = Pool(server.settings(database: database, user: TestServer.staff), size: 2)
        binary = try FirstStepBinary(environment: server.environment(database: database))
        try await Self.found("denver", administrator: TestServer.staff, in: database)
        if hasPatient { try await pool.transaction { try await Self.fill($0) } }
    }

    /// Founds a clinic in a database, as the owner of the schema does.
    public static func found(_ code: String, administrator: String, in database: String) async throws {
        let profile = ClinicProfile(
            name: Line(rawValue: "\(code.capitalized) Heel Clinic"),
            timeZone: Line(rawValue: "America/Denver")
        )
        var settings = TestServer.shared.settings(database: database)
        settings.role = Migrator.owner
        try await Pool.lent(settings) { pool in
            try await pool.transaction { transaction in
                _ = try await ClinicRecords()
                    .found(
                        ClinicCode(rawValue: code),
                        profile,
                        administrator: LoginName(rawValue: administrator),
                        in: transaction
                    )
            }
        }
    }

    /// The program with a colleague at the desk who has one duty; the first call puts them on the staff.
    public func colleague(_ duty: Duty) async throws -> FirstStepBinary {
        let login = TestServer.login(duty)
        let code = duty.rawValue
        let added = try await binary.run("staff", "add", code, "--name", code, "--role", code, "--login", login)
        guard added.code == 0 || added.errors.contains("already") else { throw NotAdded(description: added.errors) }
        return binary.acting(as: login)
    }

    private struct NotAdded: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs `firststep` with the words of a line, separated by spaces; what is between double quotes is one word.
    public func firststep(_ line: String) async throws -> FirstStepBinary.Outcome {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        let words = parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
        }
        return try await binary.run(words)
    }

    /// The program with the member of the staff at the desk.
    public var program: FirstStepBinary { binary }

    /// Runs `firststep` with words as they are.
    public func run(_ words: [String]) async throws -> FirstStepBinary.Outcome {
        try await binary.run(words)
    }

    private static func fill(_ transaction: borrowing Transaction) async throws {
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
