import Cluster
import Domain
import Postgres
import Records
import Reports

/// What is of now and goes with the last night: the worklist, the charges that no batch has claimed, and the checks.
struct NightlyMorning {
    let desk: Desk
    let folder: NightFolder

    /// What was written, for the log and for who reads the run's words.
    struct Told: Sendable {
        /// Whose records are in it.
        let subject: AuditSubject
        /// The checks that found something.
        let findings: [IntegrityFinding]
    }

    /// More lines than that nobody works off; what is left out waits behind what is there.
    private static let mostLines = 10_000
    /// Width of a text file in columns.
    private static let pageWidth = 120

    /// Writes the files, all read in one transaction, after the rules were asked about the open cases.
    func write(until day: Day) async throws -> Told {
        try await desk.review()
        let schema = try await schemaFinding()
        return try await desk.read { transaction, clinic in
            let now = try await OutcomeRecords(clinic).moment(asOf: nil, in: transaction).moment
            let cases = try await writeWorklist(clinic, in: transaction)
            let (patients, lines) = try await writeCharges(until: day, clinic, in: transaction)
            let found = try await IntegrityRecords(clinic).findings(in: transaction, beside: schema)
            let sheet = IntegritySheet(found, of: clinic, at: now)
            try put("integrity", sheet, csv: false)
            folder.note(readAt: now, checksPassed: sheet.passed)
            let subject = AuditSubject(patients: patients, cases: Set(cases).sorted(), rows: cases.count + lines)
            return Told(subject: subject, findings: found.filter { $0.count > 0 })
        }
    }

    private func writeWorklist(
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> [CaseNumber] {
        let question = WorklistQuestion(
            day: clinic.today,
            quietAfter: WorklistQuestion.usualSilence,
            limit: Self.mostLines + 1
        )
        let found = try await WorklistRecords(clinic).list(question, in: transaction)
        if found.count > Self.mostLines { desk.say("warning: the worklist has only its first \(Self.mostLines) lines") }
        let items = Array(found.prefix(Self.mostLines))
        try put("worklist", WorklistSheet(items, on: question.day), csv: true)
        return items.map(\.caseNumber)
    }

    /// The lines go into their files as they come; there may be many.
    private func writeCharges(
        until day: Day,
        _ clinic: ClinicContext,
        in transaction: borrowing Transaction
    ) async throws -> (patients: [PatientNumber], lines: Int) {
        let records = ChargeRecords(clinic)
        let unclaimed = try await records.unclaimedPeriod(until: day, in: transaction)
        let period = try unclaimed ?? DayPeriod(from: day, to: day)
        var csv = NightSheet(BillingCSV(clinic: clinic.code), try folder.begin("unclaimed.csv"))
        var json = NightSheet(BillingJSON(clinic: clinic.code, period: period), try folder.begin("unclaimed.json"))
        var (totals, patients) = (BillingTotals(currency: clinic.currency), [PatientNumber]())
        try await records.unclaimedLines(period, in: transaction) { line in
            totals.add(line)
            patients.append(line.recordedUnder)
            try csv.add(line)
            try json.add(line)
        }
        for file in [try csv.finish(totals), try json.finish(totals)] { try folder.end(file) }
        let text = "Charges until \(day) that no batch has claimed\n\n\(totals.text(width: Self.pageWidth))"
        try folder.put("unclaimed.txt", Array(text.utf8))
        // In order, so that the log need not sort them.
        patients.sort()
        return (patients, totals.whole.lines)
    }

    private func schemaFinding() async throws -> IntegrityFinding {
        guard case .changed(let version) = try await Migrator().verifiedState(of: desk.pool) else {
            return .nothing(by: .schema)
        }
        return IntegrityFinding(.schema, count: 1, words: "migration \(version) is not this program's")
    }

    private func put(_ name: String, _ value: some Presentable, csv: Bool) throws {
        try folder.put("\(name).txt", Array(value.text(width: Self.pageWidth).utf8))
        try folder.put("\(name).json", Array(value.json()))
        if csv { try folder.put("\(name).csv", value.csv()) }
    }
}

/// A sheet of charges that goes into its file in pieces.
private struct NightSheet<Sheet: BillingSheet> {
    private var sheet: Sheet
    private let file: NightFile

    init(_ sheet: Sheet, _ file: NightFile) { (self.sheet, self.file) = (sheet, file) }

    mutating func add(_ line: BillingLine) throws {
        try sheet.add(line)
        // Pieces of 64 KiB, as elsewhere.
        if sheet.pending >= 65_536 { try file.write(sheet.drain()) }
    }

    mutating func finish(_ totals: BillingTotals) throws -> NightFile {
        try sheet.finish(totals)
        try file.write(sheet.drain())
        return file
    }
}
