import ArgumentParser

/// The commands of the log.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Read and check the log of who saw and changed what.",
        discussion: """
            Every command that shows or changes the record of a patient writes an event, also where it is refused. The \
            events of a clinic are a chain: each holds a digest of itself and of the one before, so that none can be \
            changed, left out or added in silence. Auditors read it, and nothing else.

            Daily, to a place that nobody of the database's can write to:
              firststep audit anchor >> /mnt/elsewhere/anchors.txt
              firststep audit verify --anchor /mnt/elsewhere/anchors.txt
            """,
        subcommands: [AuditShow.self, AuditExport.self, AuditAnchorCommand.self, AuditVerify.self]
    )
}
