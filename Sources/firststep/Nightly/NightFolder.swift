import Domain
import Records
import Reports

/// The folder of a night while it is written: its manifest counts what comes in.
final class NightFolder {
    private let folder: OutputFolder
    private(set) var manifest: NightlyManifest

    /// Begins a folder; its first file is the manifest of a night that is only begun, by which what is left of it is known.
    init(_ folder: OutputFolder, _ manifest: NightlyManifest) throws {
        (self.folder, self.manifest) = (folder, manifest)
        _ = try writeManifest()
    }

    /// Writes a file.
    func put(_ name: String, _ bytes: [UInt8]) throws {
        let file = try begin(name)
        try file.write(bytes)
        try end(file)
    }

    /// Begins a file that comes in pieces.
    func begin(_ name: String) throws -> NightFile { NightFile(name, try folder.file(name)) }

    /// Ends a file.
    func end(_ file: NightFile) throws {
        try file.file.commit()
        manifest.add(file.name, bytes: file.count, digest: file.digest.digest)
    }

    /// Notes when what is of now was read, and whether the checks found nothing.
    func note(readAt moment: Moment, checksPassed: Bool) {
        (manifest.readAt, manifest.checksPassed) = (moment, checksPassed)
    }

    /// Takes over what another folder of the day has of the morning after, which cannot be read again.
    func carry(_ old: NightlyManifest, from path: String) throws {
        let names = Set(manifest.files.map(\.file))
        for file in old.files where !names.contains(file.file) {
            let copy = try begin(file.file)
            try InputFile("\(path)/\(file.file)").read { try copy.write($0) }
            try end(copy)
        }
        (manifest.readAt, manifest.checksPassed) = (old.readAt, old.checksPassed)
    }

    /// Writes the manifest of a night with all its files, and gives its digest.
    func finish(at moment: ReportMoment) throws -> HexDigest {
        manifest.finish(at: moment)
        return try writeManifest()
    }

    /// Gives the folder its name.
    func commit() throws { try folder.commit() }

    private func writeManifest() throws -> HexDigest {
        let (bytes, file) = (try manifest.json(), try folder.file(NightlyManifest.file))
        try file.write(bytes)
        try file.commit()
        var digest = RunningDigest()
        digest.add(bytes)
        return digest.digest
    }
}

/// A file of a night while it is written.
final class NightFile {
    let name: String
    fileprivate let file: OutputFile
    fileprivate var digest = RunningDigest()
    fileprivate var count = 0

    fileprivate init(_ name: String, _ file: OutputFile) { (self.name, self.file) = (name, file) }

    /// Writes bytes.
    func write(_ bytes: [UInt8]) throws {
        digest.add(bytes)
        count += bytes.count
        try file.write(bytes)
    }
}
