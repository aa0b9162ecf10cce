import Cluster
import Domain
import Foundation
import Postgres
import TestSupport

extension TestClinic {
    /// Asks the database by plain SQL as a login; one connection for all statements, so that what is temporary lasts.
    func ask(_ login: String = TestServer.login(.analyst), _ statements: SQL...) async throws -> [Row] {
        let settings = TestServer.shared.settings(database: database, user: login)
        return try await Pool.lent(settings) { pool in
            try await pool.withConnection { session in
                for statement in statements.dropLast() { _ = try await session.query(statement) }
                guard let last = statements.last else { return [] }
                return try await session.query(last)
            }
        }
    }

    /// Asks as the superuser of the test server, whom no policy holds.
    func askSuperuser(_ statements: SQL...) async throws -> [Row] {
        var rows: [Row] = []
        for statement in statements { rows = try await ask("firststep_superuser", statement) }
        return rows
    }

    /// The database's refusal of a statement of an analyst; nil where it was obeyed.
    func refusal(of statement: SQL) async throws -> SQLState? {
        do {
            _ = try await ask(TestServer.login(.analyst), statement)
            return nil
        } catch let error as PostgresError {
            return error.sqlState
        }
    }

    /// Writes down a decision of a patient as the front desk does; one before it is replaced.
    func decide(_ decision: String, _ purpose: String, of patient: Int64 = 1001) async throws {
        try await pool.transaction { transaction in
            try await transaction.execute(
                """
                UPDATE clinic.consent SET replaced_at = now(), replaced_by = current_user
                WHERE patient_id = \(patient) AND purpose = \(purpose) AND replaced_at IS NULL
                """
            )
            try await transaction.execute(
                """
                INSERT INTO clinic.consent (clinic_id, patient_id, purpose, decision, form_version, decided_on)
                SELECT clinic_id, \(patient), \(purpose), \(decision), '2026-01', today FROM access.whoami()
                """
            )
        }
    }

    /// The outcome report as JSON, for a login that is on the staff.
    func report(_ options: String = "", as duty: Duty? = nil) async throws -> [String: Any] {
        let words = ["outcomes", "report", "--format", "json"] + options.split(separator: " ").map(String.init)
        let outcome =
            if let duty { try await colleague(duty).run(words) } else {
                try await firststep(words.joined(separator: " "))
            }
        guard outcome.code == 0 else { throw NoReport(description: outcome.errors) }
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    /// What became of the heels, without what none came to.
    func flow(_ options: String = "") async throws -> [String: Int] {
        let overall = try await report(options)["overall"] as? [String: Any]
        return (overall?["flow"] as? [String: Int] ?? [:]).filter { $0.value > 0 }
    }

    private struct NoReport: Error, CustomStringConvertible {
        let description: String
    }
}
