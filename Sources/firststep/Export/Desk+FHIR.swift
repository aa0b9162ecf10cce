import Domain
import Exchange
import Records

extension Desk {
    /// Prints a bundle or completes its file once the log has been told, and says what is left out of it.
    func handOver(
        _ export: FHIRExport,
        about subject: AuditSubject,
        to file: OutputFile?,
        _ clinic: ClinicContext
    ) async throws {
        let bytes = try export.json()
        var told = subject
        told.rows = export.count
        if let file {
            try file.write(bytes)
            var digest = RunningDigest()
            digest.add(bytes)
            told.fileDigest = digest.digest.rawValue
        }
        try await log(.done, told)
        if let file { try file.commit() } else { try StandardOutput.write(bytes) }
        if !export.withheld.isEmpty {
            say("\(clinic.withheld), and so left out: \(export.withheld.map(\.words).joined(separator: ", "))")
        }
        if file != nil { say("\(subject.record ?? ""): \(export.count) resources") }
    }
}
