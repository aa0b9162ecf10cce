import Domain
import Foundation
import Postgres

/// The headers of a clinic's chain from an event on, in order.
struct SelectChain: Statement {
    let clinic: Int64
    let first: Int64

    static let columns: SQL = """
        event.clinic_id, event.event_id, (extract(epoch FROM event.occurred_at) * 1000000)::bigint, event.actor, event.action,
        event.outcome, coalesce(event.record, ''), ARRAY(
            SELECT about.patient_id FROM audit.event_patient AS about
            WHERE about.clinic_id = event.clinic_id AND about.event_id = event.event_id ORDER BY about.patient_id),
        event.rows, event.file_sha256, event.origin, encode(event.detail_sha256, 'hex'), encode(event.sha256, 'hex')
        """

    var sql: SQL {
        """
        SELECT \(Self.columns)
        FROM audit.event
        WHERE event.clinic_id = \(clinic) AND event.event_id >= \(first)
        ORDER BY event.event_id
        """
    }

    /// By index, in the order of the columns above: this reads millions of rows.
    func decode(_ row: Row) throws -> ChainEvent {
        try ChainEvent(
            clinic: row[0],
            number: row[1],
            occurredAt: Moment(microseconds: row[2]),
            actor: row[3],
            action: row[4],
            outcome: row[5],
            record: row[6],
            patients: row[7],
            rows: row[8],
            fileDigest: row[9],
            origin: row[10],
            detailDigest: row[11],
            digest: row[12]
        )
    }
}

/// The same with the details that are still there.
struct SelectChainWithDetails: Statement {
    let chain: SelectChain

    var sql: SQL {
        """
        SELECT \(SelectChain.columns), detail.salt, convert_to(detail.body, 'UTF8')
        FROM audit.event
        LEFT JOIN audit.detail ON detail.clinic_id = event.clinic_id AND detail.event_id = event.event_id
        WHERE event.clinic_id = \(chain.clinic) AND event.event_id >= \(chain.first)
        ORDER BY event.event_id
        """
    }

    func decode(_ row: Row) throws -> (event: ChainEvent, detail: StoredDetail?) {
        let (salt, body): (Data?, Data?) = try (row[13], row[14])
        let detail = salt.flatMap { salt in body.map { StoredDetail(salt: Array(salt), body: Array($0)) } }
        return (try chain.decode(row), detail)
    }
}
