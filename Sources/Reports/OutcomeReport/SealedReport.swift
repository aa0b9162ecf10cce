import Foundation
import Records

/// A report with the SHA-256 of its canonical JSON: keys in order, indented, a line end, and without the digest.
///
/// Whoever strikes the line of `sha256` out of the JSON has the bytes that were digested.
struct SealedReport<Report: Encodable>: Encodable {
    private let report: Report
    private let sha256: String

    init(_ report: Report) throws {
        self.report = report
        var running = RunningDigest()
        try running.add([UInt8](JSONText.encode(report)))
        sha256 = running.digest.rawValue
    }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: SealKey.self)
        try container.encode(sha256, forKey: .sha256)
    }
}

private enum SealKey: String, CodingKey {
    case sha256
}
