import ArgumentParser
import Domain
import Records
import Reports

struct BillingExport: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the charges of a period, a line each, with their totals.",
        discussion: """
            Both days are included; voided charges are left out. The totals go to standard error, or to standard output \
            where the lines go to a file. Nothing is changed or claimed.

            Examples:
              firststep billing export --from 2026-04-01 --to 2026-04-30 > april.csv
              firststep billing export --from 2026-04-01 --to 2026-04-30 --output april.csv
              firststep billing export --from 2026-04-01 --to 2026-04-30 --format table
            """
    )

    @Option(help: "First day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var from: Day

    @Option(help: "Last day, YYYY-MM-DD.", transform: Day.init(parsing:))
    var to: Day

    @Option(help: "How to write: table, json or csv.")
    var format: OutputFormat = .csv

    @Option(
        help: ArgumentHelp("File to write; it appears when it is complete, for your eyes only.", valueName: "file"),
        completion: .file()
    )
    var output: String?

    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let period = try DayPeriod(from: from, to: to)
        let file = try output.map { try OutputFile($0) }
        try await desk.read { try await ChargeRecords($1).requireNames(period, in: $0) }
        // What is printed is seen as it comes, so the log is told before; of a file it is told what is in it.
        if file == nil {
            let subject = try await desk.read { try await ChargeRecords($1).exported(period, in: $0) }
            try await desk.log(.done, subject, try asked(period))
        }
        let (totals, subject) = try await desk.read { transaction, clinic in
            var sheet = sheet(clinic, period)
            var totals = BillingTotals(currency: clinic.currency)
            var patients: [PatientNumber] = []
            var digest = RunningDigest()
            func flush() throws {
                let bytes = sheet.drain()
                digest.add(bytes)
                try write(bytes, to: file)
            }
            try await ChargeRecords(clinic).exportLines(period, in: transaction) { line in
                totals.add(line)
                if file != nil { patients.append(line.recordedUnder) }
                try sheet.add(line)
                // Pieces of 64 KiB: what a pipe takes at once.
                if sheet.pending >= 65_536 { try flush() }
            }
            try sheet.finish(totals)
            try flush()
            // In order, so that the log need not sort them.
            patients.sort()
            let lines = totals.whole.lines
            return (totals, AuditSubject(patients: patients, rows: lines, fileDigest: digest.digest.rawValue))
        }
        if let file {
            try await desk.log(.done, subject, try asked(period))
            try file.commit()
        }
        try tell(totals, at: desk)
    }

    private func asked(_ period: DayPeriod) throws -> AuditDetail {
        var detail = AuditDetail()
        try detail.note("from", period.from.description)
        try detail.note("to", period.to.description)
        return detail
    }

    private func sheet(_ clinic: ClinicContext, _ period: DayPeriod) -> any BillingSheet {
        switch format {
        case .csv: BillingCSV(clinic: clinic.code)
        case .json: BillingJSON(clinic: clinic.code, period: period)
        case .table: BillingTable(width: output == nil ? StandardOutput.width : nil)
        }
    }

    private func write(_ bytes: [UInt8], to file: OutputFile?) throws {
        if let file { try file.write(bytes) } else { try StandardOutput.write(bytes) }
    }

    private func tell(_ totals: BillingTotals, at desk: Desk) throws {
        if output != nil {
            try StandardOutput.write(totals.text(width: StandardOutput.width))
        } else if format == .csv {
            desk.say(String(totals.text(width: nil).dropLast()))
        }
    }
}
