import Foundation
import Records

/// A report with the SHA-256 of its canonical JSON: keys in order, indented, a line end, and without the digest.
///
/// Whoever strikes the line of `sha256` out of the JSON has the bytes that were digested.
struct SealedReport: Encodable {
    private let report: OutcomeReport
    private let sha256: String

    init(_ report: OutcomeReport) throws {
        self.report = report
        var running = RunningDigest()
        try running.add([UInt8](JSONText.encode(report)))
        sha256 = running.digest.rawValue
    }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(sha256, forKey: .sha256)
    }

    private enum Key: String, CodingKey {
        case sha256
    }
}
