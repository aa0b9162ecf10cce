import ArgumentParser

/// The root of all commands.
struct FirstStep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firststep",
        abstract: "The back office of a heel-pain and sports-medicine clinic.",
        discussion: """
            Start with an empty machine:
              firststep init
              firststep clinic add denver --name "Denver Heel Clinic" --time-zone America/Denver
              firststep patient add --family Example --given Ann --born 1984-03-05 --sex female

            Data goes to standard output, words to standard error. Exit codes: 0 done, 64 usage, 65 bad input,
            66 no such file, 69 no database, 70 a bug, 73 output failed, 74 disk full, 75 try again, 77 not permitted,
            78 schema older or newer than the program, 130 interrupted.

            Completion: firststep --generate-completion-script bash (or zsh, fish).
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self,
            StatusCommand.self,
            MigrateCommand.self,
            ServerCommand.self,
            ClinicCommand.self,
            StaffCommand.self,
            PatientCommand.self,
            CaseCommand.self,
            ExamCommand.self,
            ImagingCommand.self,
            HomeCommand.self,
            SeriesCommand.self,
            SessionCommand.self,
            ScoreCommand.self,
            OutcomesCommand.self,
            BillingCommand.self,
        ]
    )
}
