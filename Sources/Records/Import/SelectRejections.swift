import Domain
import Postgres

/// The columns by which a row names one of another kind.
enum ImportParent: String {
    case ofPatient = "patient_external_id"
    case ofCase = "case_external_id"

    /// The fault of a row whose parent is not known, and what it is where the parent was refused in the same run.
    fileprivate var fault: SQL {
        switch self {
        case .ofPatient:
            """
            WHEN fault IN ('unknown-patient', 'no-case-then') AND EXISTS (
                SELECT FROM refused
                WHERE refused.kind = \(IncomingPatient.noun) AND refused.external_id = incoming.patient_external_id)
            THEN 'refused-patient'
            """
        case .ofCase:
            """
            WHEN fault = 'unknown-case' AND EXISTS (
                SELECT FROM refused
                WHERE refused.kind = \(IncomingCase.noun) AND refused.external_id = incoming.case_external_id)
            THEN 'refused-case'
            """
        }
    }
}

/// What is refused, by the order of the file, and of a row in the order in which it was found.
struct SelectRejections: Statement {
    let columns: ImportColumns
    let parents: [ImportParent]

    var sql: SQL {
        """
        SELECT incoming.line AS row_number, coalesce(incoming.stands_on, incoming.line) AS line,
               incoming.fault_column, incoming.fault_class, incoming.fault_reason, NULL AS fault,
               incoming.ctid AS place, NULL::bigint AS number
        FROM incoming WHERE incoming.fault_reason IS NOT NULL
        UNION ALL
        SELECT incoming.line, coalesce(incoming.stands_on, incoming.line), NULL, NULL, NULL,
               CASE WHEN fault IS NULL THEN fault \(parents.map(\.fault).joined(separator: " ")) ELSE fault END,
               NULL, number
        FROM judged
        JOIN incoming ON incoming.line = judged.line,
            unnest(CASE WHEN cardinality(judged.faults) > 0 THEN judged.faults ELSE '{conflict}' END)
                WITH ORDINALITY AS found (fault, number)
        WHERE judged.verdict = 'reject'
        ORDER BY row_number, place, number
        """
    }

    func decode(_ row: Row) throws -> Rejection {
        let code: String? = try row["fault"]
        guard let fault = code.flatMap(ImportFault.init(rawValue:)) else {
            let valueClass: String? = try row["fault_class"]
            return try Rejection(
                line: row["line"],
                column: row["fault_column"],
                valueClass: valueClass.flatMap(ValueClass.init(rawValue:)),
                reason: row["fault_reason"]
            )
        }
        return try Rejection(
            line: row["line"],
            column: fault.column(in: columns),
            valueClass: fault.valueClass,
            reason: fault.reason,
            isConsequence: fault.isConsequence
        )
    }
}
