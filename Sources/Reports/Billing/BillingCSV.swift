import Domain
import Records
import Tabular

/// A billing export as CSV: a header and a record a line; the totals are told apart from the file.
public struct BillingCSV: BillingSheet {
    private let clinic: ClinicCode
    private var writer = CSVWriter()

    /// An export of a clinic, its header written.
    public init(clinic: ClinicCode) {
        self.clinic = clinic
        writer.writeHeader(BillingColumns.keys)
    }

    /// Number of bytes to be drained.
    public var pending: Int { writer.bytes.count }

    /// Adds a record.
    public mutating func add(_ line: BillingLine) {
        for cell in BillingColumns.cells(line, clinic: clinic) { cell.write(to: &writer) }
        writer.endRecord()
    }

    /// Adds nothing: a file of charges holds charges only.
    public mutating func finish(_ totals: BillingTotals) {}

    /// Hands over what was written since the last call.
    public mutating func drain() -> [UInt8] { writer.drain() }
}
