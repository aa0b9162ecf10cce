import FoundationEssentials
import Glibc

/// The folder of PostgreSQL's server programs, and its version.
struct ServerPrograms: Sendable, Equatable {
    /// The oldest version that the schema and the settings are written for.
    static let oldest = 15
    /// Where Debian and Ubuntu keep one folder for each version.
    static let debianFolder = "/usr/lib/postgresql"

    let folder: String
    /// Where the server looks for libraries to load (`pg_config --pkglibdir`).
    let libraries: String
    let version: Int

    /// Whether the server can load a library.
    func hasLibrary(_ name: String) -> Bool { access("\(libraries)/\(name).so", R_OK) == 0 }

    func program(_ name: String) -> Program { Program("\(folder)/\(name)") }

    /// The programs for a server: of exactly the version that wrote its data, or for a new one the newest.
    ///
    /// A newer version cannot read older data, so a distribution's upgrade that adds a version must not be picked up
    /// by a server that exists.
    static func find(
        dataVersion: Int?,
        debianFolder: String = debianFolder,
        searchPath: String = currentSearchPath()
    ) async throws -> ServerPrograms {
        let candidates = debian(debianFolder) + (await configured(searchPath))
        if let dataVersion {
            if let match = candidates.first(where: { $0.version == dataVersion }) { return match }
            throw ClusterError(
                .programMissing,
                "the database was made by PostgreSQL \(dataVersion), whose programs are not installed: "
                    + "install the package postgresql-\(dataVersion)"
            )
        }
        let recent = candidates.filter { $0.version >= oldest }
        guard let newest = recent.max(by: { $0.version < $1.version }) else {
            throw ClusterError(
                .programMissing,
                "PostgreSQL \(oldest) or newer is not installed: install the package postgresql, "
                    + "or name a server of your own by --database"
            )
        }
        return newest
    }

    static func currentSearchPath() -> String { getenv("PATH").map { String(cString: $0) } ?? "" }

    private static func debian(_ folder: String) -> [ServerPrograms] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap(Int.init)
            .map { ServerPrograms(folder: "\(folder)/\($0)/bin", libraries: "\(folder)/\($0)/lib", version: $0) }
            .filter(\.areInstalled)
    }

    /// What `pg_config` on the search path says.
    ///
    /// It comes with the client's headers, so the server may still be missing.
    private static func configured(_ searchPath: String) async -> [ServerPrograms] {
        let files = searchPath.split(separator: ":").map { "\($0)/pg_config" }
        guard
            let file = files.first(where: { access($0, X_OK) == 0 }),
            let outcome = try? await Program(file).run(["--bindir", "--pkglibdir", "--version"], as: nil),
            outcome.succeeded
        else { return [] }
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        // "PostgreSQL 15.18 (Debian ...)" or "PostgreSQL 19beta1".
        guard lines.count == 3, let number = lines[2].split(separator: " ").dropFirst().first,
            let version = Int(number.prefix(while: \.isNumber))
        else { return [] }
        return [ServerPrograms(folder: String(lines[0]), libraries: String(lines[1]), version: version)].filter(
            \.areInstalled
        )
    }

    private var areInstalled: Bool {
        ["initdb", "pg_ctl", "postgres"].allSatisfy { access("\(folder)/\($0)", X_OK) == 0 }
    }
}
