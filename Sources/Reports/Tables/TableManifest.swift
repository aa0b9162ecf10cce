import Domain
import Foundation
import Records

/// What lies in a folder of tables: each file with its rows and digest and what its columns mean, and what is not in it.
///
/// It holds no moment, so that the same rows are the same bytes.
public struct TableManifest: Sendable {
    /// The file in the folder.
    public static let file = "manifest.json"

    private let clinic: ClinicCode
    private let isIdentified: Bool
    private let notPermitted: [String]
    private var files: [File] = []

    /// A manifest without files yet; what is not for who exports is named.
    public init(of clinic: ClinicCode, isIdentified: Bool, notPermitted: [String]) {
        (self.clinic, self.isIdentified, self.notPermitted) = (clinic, isIdentified, notPermitted)
    }

    /// Rows of all files.
    public var rows: Int { files.map(\.rows).reduce(0, +) }

    /// Number of files.
    public var count: Int { files.count }

    /// Takes up a file that is complete.
    public mutating func add(_ sheet: TableSheet, of table: ExportTable, digest: HexDigest) {
        let columns = table.columns.map { Column(name: $0.name, type: $0.type, meaning: $0.meaning) }
        files.append(File(file: sheet.file, rows: sheet.rows, sha256: digest.rawValue, columns: columns))
    }

    /// One JSON object.
    public func json() throws -> [UInt8] {
        let content = Content(
            clinic: clinic.rawValue,
            deidentified: !isIdentified,
            files: files,
            notPermitted: notPermitted
        )
        return Array(try JSONText.encode(content))
    }

    private struct Content: Encodable {
        let clinic: String
        let deidentified: Bool
        let files: [File]
        let notPermitted: [String]
    }

    private struct File: Encodable {
        let file: String
        let rows: Int
        let sha256: String
        let columns: [Column]
    }

    private struct Column: Encodable {
        let name: String
        let type: String
        let meaning: String
    }
}
