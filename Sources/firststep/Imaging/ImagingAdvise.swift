import ArgumentParser
import Domain
import Records
import Reports

struct ImagingAdvise: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "advise",
        abstract: "Say which studies the findings of a case speak for, first and next, and why.",
        discussion: """
            The findings, check-ins and runs of each heel are held against the catalogue's table of imaging pathways; where several of \
            its scenarios match, all are shown. History and exam lead; imaging clarifies when needed. It supports a decision; it takes none.

            Example:
              firststep imaging advise C-1001
            """
    )

    @OptionGroup var target: CaseArgument
    @OptionGroup var heel: HeelOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let advice = try await desk.show { transaction, clinic in
            let advice = try await ImagingAdviser(clinic).advise(on: target.number, side: heel.side, in: transaction)
            return Deed(advice, of: .case(target.number))
        }
        desk.warn(advice.warnings)
        try output.print(ImagingAdviceSheet(advice))
    }
}
