import ArgumentParser

/// Patients of a clinic.
struct PatientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patient",
        abstract: """
            Patients: add, show, list, find, edit, duplicates, distinct, merge, unmerge, open, restrict, unrestrict, export, \
            erase.
            """,
        subcommands: [
            PatientAdd.self, PatientShow.self, PatientList.self, PatientFind.self, PatientEdit.self,
            PatientDuplicates.self, PatientDistinct.self, PatientMergeCommand.self, PatientUnmerge.self,
            PatientOpen.self, PatientRestrict.self, PatientUnrestrict.self, PatientExport.self, PatientErase.self,
        ]
    )
}
