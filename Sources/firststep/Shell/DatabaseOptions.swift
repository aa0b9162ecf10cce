import ArgumentParser
import Domain

/// Which database and which clinic a command works with.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "PostgreSQL URI of the clinic's own server; without it FIRSTSTEP_DATABASE, PGHOST or PGSERVICE, else the private server.",
            valueName: "uri"
        )
    )
    var database: String?

    @Option(
        help: "Code of the clinic: refuses to work where the login belongs to another.",
        transform: ClinicCode.init(parsing:)
    )
    var clinic: ClinicCode?

    @Flag(name: .shortAndLong, help: "Say nothing but errors on standard error.")
    var quiet = false
}
