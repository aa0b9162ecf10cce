import Domain
import Foundation
import Records

/// A billing export as one JSON object: the period, the lines, the totals.
public struct BillingJSON: BillingSheet {
    private let clinic: ClinicCode
    private let period: DayPeriod
    private var bytes: [UInt8]
    private var isFirst = true
    private let encoder = JSONEncoder()

    /// An export of a clinic and a period.
    public init(clinic: ClinicCode, period: DayPeriod) {
        self.clinic = clinic
        self.period = period
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        bytes = Array("{\n  \"from\": \"\(period.from)\",\n  \"lines\": [".utf8)
    }

    /// Number of bytes to be drained.
    public var pending: Int { bytes.count }

    /// Adds an object, on a line of its own.
    public mutating func add(_ line: BillingLine) throws {
        let object = JSONText.object(Array(zip(BillingColumns.keys, BillingColumns.cells(line, clinic: clinic))))
        append(isFirst ? "\n    " : ",\n    ")
        bytes += try encoder.encode(object)
        isFirst = false
    }

    /// Adds the totals and closes the object.
    public mutating func finish(_ totals: BillingTotals) throws {
        append(isFirst ? "],\n" : "\n  ],\n")
        append("  \"to\": \"\(period.to)\",\n  \"totals\": ")
        bytes += try encoder.encode(totals)
        append("\n}\n")
    }

    /// Hands over what was written since the last call.
    public mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String) {
        bytes += text.utf8
    }
}
