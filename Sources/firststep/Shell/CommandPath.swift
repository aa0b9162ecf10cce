import ArgumentParser

/// The words by which a command is called, such as `patient add`.
enum CommandPath {
    /// The words below the root, or nil where the command is not in the tree.
    static func find(
        _ wanted: any ParsableCommand.Type,
        in command: any ParsableCommand.Type,
        path: [String] = []
    ) -> [String]? {
        if wanted == command { return path.isEmpty ? ["firststep"] : path }
        for child in command.configuration.subcommands {
            let name = child.configuration.commandName ?? child._commandName
            if let found = find(wanted, in: child, path: path + [name]) { return found }
        }
        return nil
    }
}
