import ArgumentParser

/// Cases: episodes of heel trouble.
struct CaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Cases: open, show, list, diagnose, milestone, close, reopen, summary.",
        subcommands: [
            CaseOpen.self, CaseShow.self, CaseList.self, CaseDiagnose.self, CaseMilestone.self, CaseClose.self,
            CaseReopen.self, CaseSummaryCommand.self,
        ]
    )
}
