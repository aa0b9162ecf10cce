import Domain
import Foundation
import Reports

extension NightShelf {
    /// Removes what runs that were ended by force left; gives what looks like it and is not theirs, which stays.
    func removeLeftovers() throws -> [String] {
        var foreign: [String] = []
        for name in try entries(of: path) where name.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]+\.part/) != nil {
            let folder = "\(path)/\(name)"
            guard Self.isFolder(folder), !OutputFolder.isBeingWritten(folder) else { continue }
            if try isOurs(unfinished: folder) { try discard(folder) } else { foreign.append(folder) }
        }
        return foreign
    }

    /// Removes the folders of the days before one that hold what their manifest says and nothing else; gives the days.
    func removeNights(before first: Day) throws -> [Day] {
        try days().filter { $0 < first }.sorted().filter { day in
            let folder = path(of: day)
            guard let manifest = try manifest(in: folder), manifest.clinic == clinic.rawValue, manifest.day == day,
                try Set(entries(of: folder)).subtracting(manifest.files.map(\.file)) == [NightlyManifest.file]
            else { return false }
            // Under the name of what is left behind: ended by force amid this, the next run removes the rest.
            let doomed = "\(folder).\(getpid()).part"
            guard rename(folder, doomed) == 0 else { throw FileFailure.unwritable(folder) }
            try discard(doomed)
            return true
        }
    }

    /// Whether a folder was begun by the nightly job of this clinic: its manifest is its first file.
    private func isOurs(unfinished folder: String) throws -> Bool {
        let names = try entries(of: folder)
        guard names.allSatisfy({ Self.isFile("\(folder)/\($0)") }) else { return false }
        if let manifest = try manifest(in: folder) { return manifest.clinic == clinic.rawValue }
        return names.allSatisfy { $0.wholeMatch(of: /manifest\.json\.[0-9]+\.part/) != nil }
    }

    /// Removes a folder of files, the manifest last, by which it is known until then.
    private func discard(_ folder: String) throws {
        let names = try entries(of: folder).filter { $0 != NightlyManifest.file } + [NightlyManifest.file]
        for name in names { unlink("\(folder)/\(name)") }
        guard rmdir(folder) == 0 else { throw FileFailure.unwritable(folder) }
    }
}
