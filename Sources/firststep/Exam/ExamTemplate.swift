import ArgumentParser
import Domain
import Records
import Reports

struct ExamTemplate: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Show what an exam of a case should test, heel by heel.",
        discussion: """
            The tests are those that the catalogue has for the diagnoses of each heel, the primary one first, with what each \
            found last. Nothing is recorded. A heel without a diagnosis has no tests until --class says for what.

            Examples:
              firststep exam template C-1001
              firststep exam template C-1001 --class achilles-tendinopathy
            """
    )

    @OptionGroup var target: CaseArgument
    @OptionGroup var template: TemplateOptions

    @OptionGroup var output: OutputOptions
    @OptionGroup var database: DatabaseOptions

    func run(at desk: Desk) async throws {
        let tests = try await desk.show { transaction, clinic in
            let entry = try await CaseRecords(clinic).find(target.number, in: transaction)
            let tests = try await ExamTemplates(clinic).template(of: entry, for: template.code, in: transaction)
            return Deed(tests, of: .case(target.number))
        }
        tests.gaps.forEach(desk.say)
        try output.print(Listings.template(tests))
    }
}

/// Whose template is meant.
struct TemplateOptions: ParsableArguments {
    @Option(
        name: .customLong("class"),
        help: ArgumentHelp(
            "Test for this class of causes, as plantar-fasciopathy; without it for what each heel is diagnosed with.",
            valueName: "class"
        ),
        transform: DiagnosisClassCode.init(parsing:)
    )
    var code: DiagnosisClassCode?
}
