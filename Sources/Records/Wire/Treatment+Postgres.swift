import Domain
import Foundation
import Outcomes
import Postgres

// How the values of treatments and scores are stored.

extension TreatmentKind: PostgresCodable {}
extension Guidance: PostgresCodable {}
extension SeriesEnd: PostgresCodable {}

extension Moment: PostgresCodable {
    /// ISO 8601 in UTC.
    public var postgresValue: PostgresValue { .text(description) }

    /// Reads a `timestamptz`.
    public init(cell: Cell) throws {
        let sinceReference = try Date(cell: cell).timeIntervalSinceReferenceDate
        // Foundation counts from 2001-01-01, which is 978,307,200 seconds after 1970-01-01.
        self.init(microseconds: Int64((sinceReference * 1e6).rounded()) + 978_307_200_000_000)
    }
}

extension Instrument {
    /// How `Outcomes` is to read the steps of this instrument.
    public var scale: Scale {
        Scale(
            stepsPerUnit: (0..<decimals).reduce(1) { power, _ in power * 10 },
            direction: higherIsBetter ? .higherIsBetter : .lowerIsBetter,
            best: best,
            zeroIsNoComplaint: zeroIsNoComplaint
        )
    }
}

extension OutcomeFlow: PostgresCodable {}
