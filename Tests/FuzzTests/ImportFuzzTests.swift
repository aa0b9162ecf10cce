import Domain
import Exchange
import Postgres
import Records
import Tabular
import TestSupport
import Testing

/// What holds of an import whatever its cells are: a row is taken or refused by its line, the database has nothing to add, and the
/// same file again changes nothing.
@Suite("Imports of every kind of cell")
struct ImportFuzzTests {
    private let rows = 250

    @Test("rows are taken or refused one by one, and the same rows again change nothing", arguments: Seeds.all)
    func rowByRow(seed: UInt64) async throws {
        let clinic = try await TestClinic(patient: false)
        var text = HardText(seed: seed)
        var settings = ImportSettings()
        settings.missingCodes = ["999"]
        settings.dates = DateOrder.allCases.randomElement(using: &text.random) ?? .yearMonthDay
        let days = Self.days(settings.dates)
        try await law(of: IncomingPatient.self, Self.patients(days), settings, &text, at: clinic)
        try await law(of: IncomingCase.self, Self.cases(days), settings, &text, at: clinic)
        try await law(of: IncomingSession.self, Self.sessions(days), settings, &text, at: clinic)
        try await law(of: IncomingScore.self, Self.scores(days), settings, &text, at: clinic)
    }

    private func law<Row: CSVImportable>(
        of kind: Row.Type,
        _ valid: [[String]],
        _ settings: ImportSettings,
        _ text: inout HardText,
        at clinic: TestClinic
    ) async throws {
        let file = file(of: kind, valid, &text)
        let first = try await imported(kind, file, settings, at: clinic)
        #expect(first.rows == 2 * rows, "every row is counted once")
        #expect(first.inserted + first.missing >= rows && first.rejected > 0, "\(kind): \(first)")
        let again = try await imported(kind, file, settings, at: clinic)
        var expected = first
        (expected.inserted, expected.unchanged) = (0, first.inserted)
        #expect(again == expected, "\(kind)")
    }

    /// Rows that are right, as many in which some cells are not, and the header.
    private func file(of kind: any CSVImportable.Type, _ valid: [[String]], _ text: inout HardText) -> [UInt8] {
        var writer = CSVWriter()
        writer.writeHeader(kind.columnNames)
        for number in 0..<2 * rows {
            var cells = valid.map { $0[number % $0.count] }
            cells[0] = "\(kind.columnNames[1].prefix(1))\(number)"
            if number >= rows {
                for column in cells.indices where Int.random(in: 0..<4, using: &text.random) == 0 {
                    cells[column] = text.next(near: valid[column])
                }
            }
            // Not guarded against spreadsheets: the cells are meant as they are.
            writer.writeHeader(cells)
        }
        return writer.bytes
    }

    private func imported<Row: CSVImportable>(
        _ kind: Row.Type,
        _ file: [UInt8],
        _ settings: ImportSettings,
        at clinic: TestClinic
    ) async throws -> ImportCounts {
        try await clinic.pool.transaction { try await GrownTables.look(in: $0) }
        return try await clinic.pool.transaction { transaction in
            let context = try await ClinicContext.find(nil, in: transaction)
            let source = try SourceName(parsing: "fuzz")
            let question = ImportQuestion(clinic: context, source: source, replacesChanged: false)
            try await question.begin(in: transaction)
            let records = ImportRecords<Row>(question)
            try await records.begin(in: transaction)
            let catalogue = try await ImportCatalogue.read(in: transaction)
            var reader = CSVImport<Row>(catalogue: catalogue, settings: settings)
            var rest = file[...]
            var isAtEnd = false
            _ = try await records.load(in: transaction) { intake in
                guard !isAtEnd else { return false }
                isAtEnd = rest.isEmpty
                if isAtEnd {
                    try reader.finish(into: &intake)
                } else {
                    try reader.read(Array(rest.prefix(4_096)), into: &intake)
                }
                rest = rest.dropFirst(4_096)
                return true
            }
            let counts = try await records.judge(in: transaction)
            var said = 0
            try await records.rejections(naming: reader.columns, in: transaction) { _ in said += 1 }
            #expect(said >= counts.rejected, "every refused row is said")
            try await records.write(in: transaction) { _, _ in }
            return counts
        }
    }
}

extension ImportFuzzTests {
    /// Days of 2024 in an order: one of each month, and later ones.
    private static func days(_ order: DateOrder) -> (early: [String], late: [String]) {
        func day(_ year: Int, _ month: Int, _ day: Int) -> String {
            let parts = [day, month].map { $0 < 10 ? "0\($0)" : "\($0)" }
            return switch order {
            case .yearMonthDay: "\(year)-\(parts[1])-\(parts[0])"
            case .dayMonthYear: "\(parts[0]).\(parts[1]).\(year)"
            case .monthDayYear: "\(parts[1])/\(parts[0])/\(year)"
            }
        }
        return ((1...12).map { day(1970 + $0, $0, 11) }, (1...250).map { day(2024, 1 + $0 % 12, 1 + $0 % 28) })
    }

    private static func ids(_ letter: String) -> [String] { (0..<250).map { "\(letter)\($0)" } }

    private static func patients(_ days: (early: [String], late: [String])) -> [[String]] {
        [
            [""], ["Müller", "Example"], ["Ann", "Zoë"], days.early, ["female", "", "male"], ["303-555-0100", ""],
            ["ann@example.org", ""], ["1 Main St, Apt 2", ""], ["80202", ""], ["CO", "", "ny"],
        ]
    }

    private static func cases(_ days: (early: [String], late: [String])) -> [[String]] {
        [
            [""], ids("f"), ["left", "right"], [days.late[0]], [""], ["plantar-fasciopathy", ""],
            ["confirmed", ""], [""], [""],
        ]
    }

    private static func sessions(_ days: (early: [String], late: [String])) -> [[String]] {
        [
            [""], ids("p"), [""], ["focused-eswt"], days.late, ["0.2", "0.125", ""], [""], ["2000", ""],
            ["4", "4.5", ""],
            [""], ["", "ultrasound"], ["", "heel"], ["", "device"], ["", "L77"],
        ]
    }

    private static func scores(_ days: (early: [String], late: [String])) -> [[String]] {
        [[""], ids("p"), [""], ["morning-pain", "ffi"], ["7", "0", "999", "10"], days.late]
    }
}
