import Domain
import Foundation
import Records
import Reports

/// The folder in which the nights lie, a folder a day, named by it.
///
/// Throws ``FileFailure``.
struct NightShelf {
    let path: String
    let clinic: ClinicCode

    /// What stands under the name of a day.
    enum Night {
        /// Nothing.
        case absent
        /// A folder with every file as its manifest says.
        case whole(NightlyManifest)
        /// Something else, and why.
        case damaged(String)
    }

    /// Opens it; makes it where it is not there, for its owner alone.
    init(_ path: String, of clinic: ClinicCode) throws {
        self.path = URL(filePath: path, directoryHint: .notDirectory).standardizedFileURL.path(percentEncoded: false)
        self.clinic = clinic
        // The mode at its making is cut by the umask.
        if mkdir(self.path, 0o700) == 0 {
            _ = chmod(self.path, 0o700)
        } else if errno != EEXIST {
            throw FileFailure.unwritable(path)
        }
        guard access(self.path, R_OK | W_OK | X_OK) == 0 else { throw FileFailure.unwritable(path) }
    }

    /// Where the folder of a day is.
    func path(of day: Day) -> String { "\(path)/\(day)" }

    /// The days that have a folder; throws ``InvalidInput`` where the newest is of another clinic.
    func days() throws -> [Day] {
        let days = try entries(of: path).compactMap { name in
            (try? Day(parsing: name)).flatMap { Self.isFolder("\(path)/\(name)") ? $0 : nil }
        }
        if let newest = days.max(), let manifest = try manifest(in: path(of: newest)) {
            try requireOwn(manifest, in: path(of: newest))
        }
        return days
    }

    /// Looks at the folder of a day, every byte of it; throws ``InvalidInput`` for one of another clinic.
    func night(of day: Day) throws -> Night {
        let folder = path(of: day)
        var status = stat()
        guard lstat(folder, &status) == 0 else { return .absent }
        guard Self.isFolder(folder) else { return .damaged("it is no folder") }
        guard let manifest = try manifest(in: folder) else { return .damaged("it has no manifest of the nightly job") }
        try requireOwn(manifest, in: folder)
        guard manifest.day == day, manifest.complete else { return .damaged("its manifest is not of this day") }
        if let wrong = try manifest.files.first(where: { try !Self.isWhole($0, in: folder) }) {
            return .damaged("\(wrong.file) is not what the manifest says")
        }
        return .whole(manifest)
    }

    /// The newest day before a plan of nights to come, if its folder is whole and was not settled: it can be by now.
    func unsettledBefore(_ plan: NightPlan) throws -> [Day] {
        guard let asked = plan.days.last, case .absent = try night(of: asked), let first = plan.days.first,
            let last = try days().filter({ $0 < first }).max(),
            case .whole(let manifest) = try night(of: last), !manifest.settled
        else { return [] }
        return [last]
    }

    /// Begins the folder of a day.
    func begin(_ day: Day) throws -> OutputFolder { try OutputFolder(path(of: day)) }

    /// Gives what stands under the name of a day another name beside it, which says why, and gives that.
    func setAside(_ day: Day, as word: String) throws -> String {
        let names = sequence(first: 1) { $0 + 1 }.lazy.map { "\(path(of: day)).\(word)\($0 == 1 ? "" : "-\($0)")" }
        var status = stat()
        guard let name = names.first(where: { lstat($0, &status) != 0 }), rename(path(of: day), name) == 0 else {
            throw FileFailure.unwritable(path(of: day))
        }
        return name
    }

    private func requireOwn(_ manifest: NightlyManifest, in folder: String) throws {
        guard manifest.clinic != clinic.rawValue else { return }
        throw InvalidInput(
            "\(folder) is of the clinic \(manifest.clinic), not of \(clinic); give each clinic an --output of its own"
        )
    }

    /// The manifest of a folder, where the nightly job wrote one.
    func manifest(in folder: String) throws -> NightlyManifest? {
        try Self.bytes(of: NightlyManifest.file, in: folder).flatMap(NightlyManifest.init(reading:))
    }

    private static func isWhole(_ file: NightlyManifest.File, in folder: String) throws -> Bool {
        var (digest, count) = (RunningDigest(), 0)
        let isThere = try read(file.file, in: folder) {
            digest.add($0)
            count += $0.count
        }
        return isThere && count == file.bytes && digest.digest.rawValue == file.sha256
    }

    private static func bytes(of file: String, in folder: String) throws -> [UInt8]? {
        var bytes: [UInt8] = []
        return try read(file, in: folder) { bytes += $0 } ? bytes : nil
    }

    /// Hands over a file of a folder; false where it is none that can be read.
    ///
    /// Ctrl-C is thrown: what was not read to its end is not for that damaged.
    private static func read(_ file: String, in folder: String, _ body: ([UInt8]) -> Void) throws -> Bool {
        guard !file.contains("/"), isFile("\(folder)/\(file)") else { return false }
        do {
            try InputFile("\(folder)/\(file)").read(body)
            return true
        } catch is FileFailure {
            return false
        }
    }

    static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

    static func isFile(_ path: String) -> Bool { kind(of: path) == S_IFREG }

    /// What a path names, a link being a link.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    func entries(of folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            throw FileFailure.unwritable(folder)
        }
    }
}
