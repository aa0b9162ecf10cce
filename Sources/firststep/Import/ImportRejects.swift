import Domain
import Reports

/// What becomes of the refusals of an import: all of them go into a file if there is one, and the first are said.
final class ImportRejects {
    /// As many refusals as a person reads on a terminal.
    static let mostSaid = 20

    private let options: ImportOptions
    private let file: OutputFile?
    private var sheet = RejectsCSV()
    private var count = 0
    private var consequences = 0

    init(_ options: ImportOptions, file: OutputFile?) {
        (self.options, self.file) = (options, file)
    }

    /// Takes a refusal; one that follows from another is counted on the terminal, and is not said.
    func add(_ rejection: Rejection) throws {
        sheet.add(rejection)
        if sheet.pending >= 65_536 { try drain() }
        if rejection.isConsequence {
            consequences += 1
            return
        }
        if count < Self.mostSaid { StandardError.say("\(options.file): \(rejection.words)") }
        count += 1
    }

    /// Says how many were not said.
    func finish() throws {
        try drain()
        let all = options.rejects.map { "all are in \($0)" } ?? "--rejects FILE writes all"
        if count > Self.mostSaid { StandardError.say("... and \(count - Self.mostSaid) more; \(all)") }
        if consequences > 0 {
            StandardError.say("... and \(consequences) whose patient or case is refused; \(all)")
        }
    }

    /// Gives the file its name.
    func commit() throws { try file?.commit() }

    private func drain() throws {
        let bytes = sheet.drain()
        try file?.write(bytes)
    }
}
