import Domain
import Postgres

/// The techniques and zones of the catalogue, as findings are checked against them.
public enum ExamCatalogue {
    /// Checks findings that were typed for a case.
    ///
    /// - Parameters:
    ///   - entries: what was typed.
    ///   - side: the heel of those that do not say theirs.
    ///   - openCase: the case they are of.
    ///   - transaction: where the catalogue is read.
    /// - Returns: the findings, in the order typed.
    /// - Throws: ``InvalidInput`` for an unknown technique or zone, a value that the technique does not have, a heel that
    ///   the case is not about, and a finding given twice.
    public static func findings(
        _ entries: [FindingEntry],
        _ side: Side?,
        of openCase: OpenCase,
        in transaction: borrowing Transaction
    ) async throws -> [Finding] {
        let techniques = try await techniques(of: entries, in: transaction)
        for zone in Set(entries.compactMap(\.zone)).sorted() {
            try await CatalogueRecords.require(zone, in: transaction)
        }
        var findings: [Finding] = []
        for entry in entries {
            guard let technique = techniques[entry.technique] else { continue }
            let finding = Finding(
                side: try openCase.heel(entry.side ?? side),
                technique: technique,
                zone: entry.zone,
                value: try technique.value(of: entry.value)
            )
            guard !findings.contains(where: { $0.isSameTest(as: finding) }) else {
                throw InvalidInput("\(entry.technique) is given twice for the \(finding.side) heel")
            }
            findings.append(finding)
        }
        return findings
    }

    private static func techniques(
        of entries: [FindingEntry],
        in transaction: borrowing Transaction
    ) async throws -> [TechniqueCode: ExamTechnique] {
        let codes = Set(entries.map(\.technique)).sorted()
        let known = try await transaction.query(SelectTechniques(codes: codes))
        let techniques = Dictionary(uniqueKeysWithValues: known.map { ($0.code, $0) })
        for code in codes where techniques[code] == nil {
            try await CatalogueRecords.require(code, in: transaction)
        }
        return techniques
    }
}

private struct SelectTechniques: Statement {
    let codes: [TechniqueCode]

    var sql: SQL {
        """
        SELECT technique.code, technique.name, technique.kind, technique.unit, technique.minimum, technique.maximum,
               technique.decimals
        FROM catalogue.exam_technique AS technique
        WHERE technique.code = ANY (\(codes)::text[])
        """
    }

    func decode(_ row: Row) throws -> ExamTechnique {
        let minimum: ExactNumber? = try row["minimum"]
        let maximum: ExactNumber? = try row["maximum"]
        var limits: ClosedRange<ExactNumber>?
        if let minimum, let maximum { limits = minimum...maximum }
        return try ExamTechnique(
            code: row["code"],
            name: row["name"],
            kind: row["kind"],
            unit: row["unit"],
            limits: limits,
            decimals: Int(row.decode("decimals", as: Int16.self))
        )
    }
}
