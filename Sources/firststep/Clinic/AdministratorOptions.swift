import ArgumentParser
import Cluster
import Domain

/// Who is to be the administrator of a clinic.
struct AdministratorOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Login of the administrator; without it the one that runs this.", valueName: "name"),
        transform: LoginName.init(parsing:)
    )
    var login: LoginName?

    func login(at desk: Desk) async throws -> LoginName {
        if let login { return login }
        return try await LoginName(rawValue: Logins(pool: desk.pool, server: desk.place.server).own())
    }
}
