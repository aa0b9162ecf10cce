import ArgumentParser

/// The root of all commands.
struct FirstStep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firststep",
        abstract: "The back office of a heel-pain and sports-medicine clinic.",
        discussion: """
            Start with an empty machine:
              firststep init
              firststep clinic add denver --name "Denver Heel Clinic" \\
                  --time-zone America/Denver
              firststep patient add --family Example --given Ann \\
                  --born 1984-03-05 --sex female

            Data goes to standard output, words to standard error. Exit codes:
              0   done                   73  output cannot be written
              1   a check failed         74  the database's disk is full
              64  usage                  75  try again
              65  bad input              77  not permitted
              66  no such file           78  schema older or newer
              69  no database            130 interrupted
              70  a bug

            Completion: firststep --generate-completion-script bash (or zsh, fish).
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self,
            StatusCommand.self,
            MigrateCommand.self,
            ServerCommand.self,
            CatalogueCommand.self,
            ClinicCommand.self,
            HolidayCommand.self,
            StaffCommand.self,
            PatientCommand.self,
            ConsentCommand.self,
            CaseCommand.self,
            ExamCommand.self,
            ImagingCommand.self,
            HomeCommand.self,
            SeriesCommand.self,
            SessionCommand.self,
            ScoreCommand.self,
            CheckInCommand.self,
            RunCommand.self,
            ShoeCommand.self,
            RouteCommand.self,
            ConditionCommand.self,
            ContraindicationCommand.self,
            WorklistCommand.self,
            AlertCommand.self,
            RuleCommand.self,
            OutcomesCommand.self,
            BillingCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            NightlyCommand.self,
            AuditCommand.self,
        ]
    )
}
