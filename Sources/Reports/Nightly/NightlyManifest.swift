import Domain
import Foundation
import Records

/// What lies in the folder of a night, and as of when: each file with its size and digest.
public struct NightlyManifest: Codable, Sendable, Equatable {
    /// The file in the folder.
    public static let file = "manifest.json"

    /// By which a folder is known as one of the nightly job.
    private static let maker = "firststep nightly"

    private let madeBy: String
    /// Code of the clinic.
    public let clinic: String
    /// The clinical day.
    public let day: Day
    /// Whether every file is there; not before the folder has its name.
    public private(set) var complete = false
    /// The end of the day in the clinic's zone, as of which the outcome report is.
    public private(set) var asOf: Moment?
    /// Whether nothing earlier can be recorded any more, so that the report is the same for ever.
    public private(set) var settled = false
    /// When the worklist, the charges and the checks were read, which are of now; missing where the folder has none.
    public var readAt: Moment?
    /// Whether the checks found nothing; missing where the folder has none.
    public var checksPassed: Bool?
    /// Version of the program.
    public let program: String
    /// Number of the newest migration.
    public let schema: Int
    /// The files.
    public private(set) var files: [File] = []

    /// A file with what it has to be.
    public struct File: Codable, Sendable, Equatable {
        /// Its name.
        public let file: String
        /// Its length.
        public let bytes: Int
        /// Its SHA-256 in hexadecimal.
        public let sha256: String
    }

    /// A manifest of a night that is only begun.
    public init(of clinic: ClinicCode, day: Day, program: String, schema: Int) {
        madeBy = Self.maker
        (self.clinic, self.day, self.program, self.schema) = (clinic.rawValue, day, program, schema)
    }

    /// Reads a manifest; nil for what the nightly job did not write.
    public init?(reading bytes: [UInt8]) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let read = try? decoder.decode(Self.self, from: Data(bytes)), read.madeBy == Self.maker else {
            return nil
        }
        self = read
    }

    /// Takes up a file that is complete.
    public mutating func add(_ file: String, bytes: Int, digest: HexDigest) {
        files.append(File(file: file, bytes: bytes, sha256: digest.rawValue))
    }

    /// Says as of when everything is, and that nothing is missing.
    public mutating func finish(at moment: ReportMoment) {
        (asOf, settled, complete) = (moment.moment, moment.isSettled, true)
    }

    /// One JSON object.
    public func json() throws -> [UInt8] { Array(try JSONText.encode(self)) }
}
