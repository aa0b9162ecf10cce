import ArgumentParser
import Cluster

/// Who is to be the administrator of a clinic.
struct AdministratorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Login of the administrator; without it the one that runs this.", valueName: "name"))
    var login: String?

    func validate() throws {
        if let login { try Logins.check(login) }
    }

    func login(at desk: Desk) async throws -> String {
        if let login { return login }
        return try await Logins(pool: desk.pool, server: desk.place.server).own()
    }
}
