import TestSupport
import Testing

/// Where a password may stand, and that nothing repeats it.
@Suite("Passwords")
struct PasswordTests {
    private func status(_ words: String..., environment: [String: String] = [:]) async throws -> FirstStepBinary.Outcome
    {
        let outcome = try await FirstStepBinary(environment: environment).run(["status"] + words)
        #expect(outcome.output.isEmpty)
        for part in ["secret", "sec", "ret", "s%65cret"] {
            #expect(!outcome.errors.replacing("firststep", with: "").contains(part), "\(outcome.errors)")
        }
        return outcome
    }

    @Test(
        "in --database it is refused in every form that libpq would take, before it is used",
        arguments: [
            "postgresql://ann:secret@host/x", "postgres://ann:secret@host", "postgresql://ann:s%65cret@host/x",
            "postgresql://ann@host/x?password=secret", "postgresql://ann@host/x?p%61ssword=secret",
            "postgresql://ann@host/x?sslpassword=secret", "postgresql:///x?user=ann&password=secret",
            "postgresql://:secret@host/x", "postgresql://ann:s?cret@host/x", "host=h password=secret",
            "password = 'secret' host=h", "host=h\tpassword\t=\tsecret", "dbname=x sslpassword=secret",
        ]
    )
    func refused(uri: String) async throws {
        let outcome = try await status("--database", uri)
        #expect(outcome.code == 65)
        #expect(
            outcome.errors == "status: --database must hold no password, which ps would show; keep it in ~/.pgpass\n"
        )
    }

    /// What libpq would take for the name of a host, a port or a database, or quote in its complaint.
    @Test(
        "a string of which a password could be misread is not used at all, wherever it comes from",
        arguments: [
            "POSTGRESQL://ann:secret@host/x", "postgres//ann:secret@host/x", "ann:secret@host/x",
            "postgresql://ann:sec@ret@host/x", "postgresql://ann:sec/ret@host/x", "postgresql://ann:secret.host/x",
            "postgresql://ann:%zzsecret@host/x", "postgresql://ann:secret@[::1/x", "host=h password=sec ret",
            "host=h password='secret", "jdbc:postgresql://host/x?password=secret",
            "postgresql://ann@host/x?passwort=secret",
        ]
    )
    func misread(uri: String) async throws {
        for (name, outcome) in [
            ("--database", try await status("--database", uri)),
            ("FIRSTSTEP_DATABASE", try await status(environment: ["FIRSTSTEP_DATABASE": uri])),
        ] {
            #expect(outcome.code == 65)
            #expect(outcome.errors.hasPrefix("status: \(name) cannot be read: write postgresql://NAME@HOST/DATABASE"))
        }
    }

    @Test("PGDATABASE is a name: a URI in it would be quoted by the server, and is refused")
    func databaseVariable() async throws {
        let outcome = try await status(environment: ["PGDATABASE": "postgresql://ann:secret@host/x"])
        #expect(outcome.code == 65)
        #expect(outcome.errors.contains("a connection string goes into FIRSTSTEP_DATABASE"))
    }

    /// Port 1 of this machine is closed; `.invalid` is no name of any host (RFC 6761).
    @Test(
        "in the environment it is used, and repeated by no failure",
        arguments: [
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@127.0.0.1:1/x"],
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@db.invalid/x"],
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@/x?host=/nonexistent"],
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@127.0.0.1:99999/x"],
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@127.0.0.1:1/x?sslmode=verify-fool"],
            ["FIRSTSTEP_DATABASE": "postgresql://ann:secret@127.0.0.1/x?service=nosuch"],
            ["FIRSTSTEP_DATABASE": "host=127.0.0.1 port=1 user=ann password='secret'"],
            ["PGPASSWORD": "secret", "PGHOST": "127.0.0.1", "PGPORT": "1"],
            ["PGPASSWORD": "secret", "FIRSTSTEP_DATABASE": "postgresql://ann@127.0.0.1:1/x"],
        ]
    )
    func environment(_ environment: [String: String]) async throws {
        let outcome = try await status(environment: environment)
        #expect(outcome.code == 69)
        #expect(outcome.errors.hasPrefix("status: no database: "))
    }

    @Test("a database or a login that the server does not have is refused without it")
    func otherDatabase() async throws {
        let server = TestServer.shared
        _ = try await server.database()
        let place = "host=\(server.server.home.run)"
        for (user, database, code) in [(TestServer.staff, "nowhere", 78), ("nobody_here", "postgres", 77)]
            as [(String, String, Int32)]
        {
            let uri = "postgresql://\(user):secret@/\(database)?\(place)"
            #expect(try await status(environment: ["FIRSTSTEP_DATABASE": uri]).code == code)
        }
    }

    @Test(
        "a command that is mistyped is told so without it",
        arguments: [
            ["postgresql://ann:secret@host/x"], ["--databse", "postgresql://ann:secret@host/x"],
            ["--clinic", "postgresql://ann:s%65cret@host/x"], ["--format", "password=secret"],
            ["--clinic", "host=h password = 'secret'"],
        ]
    )
    func mistyped(words: [String]) async throws {
        let firststep = try FirstStepBinary(environment: [:])
        for words in [["status"] + words, words + ["status"]] {
            let outcome = try await firststep.run(words)
            #expect(outcome.code == 64 && outcome.output.isEmpty)
            #expect(!outcome.errors.contains("secret") && !outcome.errors.contains("s%65"), "\(outcome.errors)")
        }
    }
}
