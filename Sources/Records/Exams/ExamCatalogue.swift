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
        try await requireZones(of: entries, in: transaction)
        var findings: [Finding] = []
        for entry in entries {
            guard let technique = techniques[entry.technique] else { continue }
            let finding = Finding(
                side: try heel(of: entry, side, openCase),
                technique: technique,
                zone: entry.zone,
                value: try value(of: entry, technique)
            )
            guard !findings.contains(where: { $0.isSameTest(as: finding) }) else {
                throw entry.refusal(
                    of: .technique,
                    "\(entry.technique) is given twice for the \(finding.side) heel"
                )
            }
            findings.append(finding)
        }
        return findings
    }

    private static func heel(of entry: FindingEntry, _ side: Side?, _ openCase: OpenCase) throws -> Side {
        do {
            return try openCase.heel(entry.side ?? side)
        } catch let error as InvalidInput {
            let isUnsaid = entry.place != nil && entry.side == nil
            let words = "case \(openCase.number) has two heels; say \"side\": \"left\" or \"right\""
            throw entry.refusal(of: .side, isUnsaid ? words : error.description)
        }
    }

    /// What is typed comes back in the refusal; what stands in a file does not, since it may be anything.
    private static func value(of entry: FindingEntry, _ technique: ExamTechnique) throws -> FindingValue {
        do {
            return try technique.value(of: entry.value)
        } catch let error as InvalidInput {
            guard entry.place != nil else { throw error }
            var part = FindingEntry.Part.value
            if case .number(_, let unit?) = entry.value, unit != technique.unit { part = .unit }
            throw entry.refusal(of: part, "\(technique.code) is \(technique.expected)")
        }
    }

    private static func requireZones(
        of entries: [FindingEntry],
        in transaction: borrowing Transaction
    ) async throws {
        var known: Set<ZoneCode> = []
        for entry in entries {
            guard let zone = entry.zone, known.insert(zone).inserted else { continue }
            do {
                try await CatalogueRecords.require(zone, in: transaction)
            } catch let error as InvalidInput {
                throw entry.refusal(of: .zone, error.description)
            }
        }
    }

    private static func techniques(
        of entries: [FindingEntry],
        in transaction: borrowing Transaction
    ) async throws -> [TechniqueCode: ExamTechnique] {
        let codes = Set(entries.map(\.technique)).sorted()
        let known = try await transaction.query(SelectTechniques(codes: codes))
        let techniques = Dictionary(uniqueKeysWithValues: known.map { ($0.code, $0) })
        guard let stranger = entries.first(where: { techniques[$0.technique] == nil }) else { return techniques }
        do {
            try await CatalogueRecords.require(stranger.technique, in: transaction)
        } catch let error as InvalidInput {
            throw stranger.refusal(of: .technique, error.description)
        }
        return techniques
    }
}

private struct SelectTechniques: Statement {
    let codes: [TechniqueCode]

    var sql: SQL {
        """
        SELECT \(ExamTechnique.columns)
        FROM catalogue.exam_technique AS technique
        WHERE technique.code = ANY (\(codes)::text[])
        """
    }

    func decode(_ row: Row) throws -> ExamTechnique { try ExamTechnique(row) }
}

extension ExamTechnique {
    /// The columns that one is read from, of a table called `technique`.
    static let columns: SQL = """
        technique.code, technique.name, technique.kind, technique.unit, technique.minimum, technique.maximum,
        technique.decimals
        """

    /// One as a row of these columns has it.
    init(_ row: Row) throws {
        let minimum: ExactNumber? = try row["minimum"]
        let maximum: ExactNumber? = try row["maximum"]
        var limits: ClosedRange<ExactNumber>?
        if let minimum, let maximum { limits = minimum...maximum }
        try self.init(
            code: row["code"],
            name: row["name"],
            kind: row["kind"],
            unit: row["unit"],
            limits: limits,
            decimals: Int(row.decode("decimals", as: Int16.self))
        )
    }
}
