/// The texts that make a server FirstStep's: settings, who may connect, and as which role.
enum ServerConfiguration {
    /// The role that the server is made with.
    ///
    /// It does maintenance; records are never written as it.
    static let superuser = "firststep_superuser"

    /// What the file `firststep.conf` of the data folder holds.
    ///
    /// It is written again at each start, since the home may have moved; a setting of one's own belongs into `ALTER
    /// SYSTEM`, which is read later and wins. The group may use the socket; one person's server has none. `audits` says
    /// whether pgaudit is there to be loaded: a server that names a missing library does not start. `memory` is the
    /// machine's.
    static func settings(
        home: ServerHome,
        group: String?,
        durability: Durability,
        audits: Bool,
        memory: MachineMemory
    ) -> String {
        var lines = [
            "# Written by firststep at each start; a setting of your own belongs into ALTER SYSTEM.",
            "listen_addresses = ''",
            "port = \(ServerHome.port)",
            "unix_socket_directories = \(quoted(home.run))",
            "unix_socket_permissions = \(group == nil ? "0700" : "0770")",
            "timezone = 'UTC'",
            "log_timezone = 'UTC'",
            "",
            "# A server is one of the places where patient data leaks: no statement, value or error of a client is kept.",
            "# (In this order 'log' stands above 'error': starts, stops and crashes are still written.)",
            "log_min_messages = log",
            "log_min_error_statement = panic",
            "log_error_verbosity = terse",
            "log_statement = none",
            "log_min_duration_statement = -1",
            "log_min_duration_sample = -1",
            "log_transaction_sample_rate = 0",
            "log_duration = off",
            "log_parameter_max_length = 0",
            "log_parameter_max_length_on_error = 0",
            "",
            "# What is kept is who came, from which account, and which table they read (pgaudit).",
            "log_connections = on",
            "log_line_prefix = '%m [%p] %q%u@%d '",
            "",
            "# One file for each day of the year, so that the log ends by itself.",
            "logging_collector = on",
            "log_destination = stderr",
            "log_directory = \(quoted(home.log))",
            "log_filename = 'server-%m-%d.log'",
            "log_file_mode = 0600",
            "log_rotation_age = 1d",
            "log_rotation_size = 0",
            "log_truncate_on_rotation = on",
            "",
            "# A program that was killed has its statement ended soon, and its locks with it.",
            "client_connection_check_interval = 5s",
        ]
        if let group { lines.append("unix_socket_group = \(quoted(group))") }
        if audits { lines += [""] + PgAudit.settings }
        lines += [""] + memory.settings
        switch durability {
        case .full: lines += ["", "fsync = on", "full_page_writes = on", "synchronous_commit = on"]
        case .none: lines += ["", "fsync = off", "full_page_writes = off", "synchronous_commit = off"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `pg_hba.conf`: the socket alone, and the operating system says who is there.
    static let access = """
        # Written by firststep. Who is at the other end of the socket is known from the operating system.
        local all all peer map=firststep

        """

    /// `pg_ident.conf`: who owns the machine or the files may be anyone, and anyone else is the role of their own name.
    ///
    /// Names that begin with `firststep_` are the program's own roles, so no account of such a name becomes one.
    static func identities(masters: [String], roles: [String]) -> String {
        var lines = [
            "# Written by firststep: account of the operating system, role. One line for each pair:",
            "# PostgreSQL 15 has no word for \"every role\" here.",
        ]
        for role in roles {
            for master in masters { lines.append("firststep \(identifier(master)) \(identifier(role))") }
        }
        lines.append("firststep /^(?!firststep_)(.*)$ \\1")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The roles that an earlier `identities` text names.
    static func roles(inIdentities text: String) -> [String] {
        var roles: [String] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: "\"", omittingEmptySubsequences: true)
            guard words.first == "firststep ", words.count == 4, !roles.contains(String(words[3])) else { continue }
            roles.append(String(words[3]))
        }
        return roles
    }

    private static func quoted(_ text: String) -> String {
        let doubled = text.flatMap { $0 == "'" || $0 == "\\" ? [$0, $0] : [$0] }
        return "'\(String(doubled))'"
    }

    /// Login names hold no quote (see `LoginName`), and account names none by useradd's rules.
    private static func identifier(_ name: String) -> String { "\"\(name)\"" }
}
