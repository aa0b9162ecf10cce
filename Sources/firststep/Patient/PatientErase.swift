import ArgumentParser
import Domain
import Foundation
import Records
import Reports

struct PatientErase: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Forget who a patient is, for ever; for an administrator.",
        discussion: """
            Name, birth date, contact, address, insurance, every free text and what the log says of them are deleted, under \
            all numbers of the person. What was done stays under the number, so statistics and money are the same. It waits \
            until the years of retention are over (firststep clinic edit --retention-years), unless the law allows it earlier.

            Examples:
              firststep patient erase P-1001 --dry-run
              firststep patient erase P-1001 --confirm P-1001
              firststep patient erase P-1001 --confirm P-1001 --override-retention \\
                  --reason "court order of 2026-05-04"
            """
    )

    @OptionGroup var target: PatientArgument

    @Option(
        help: "The number once more, since this cannot be undone; asked for on a terminal.",
        transform: PatientNumber.init(parsing:)
    )
    var confirm: PatientNumber?

    @Flag(help: "Erase before the years of retention are over; needs --reason.")
    var overrideRetention = false

    @Option(help: "Why; no names, the log keeps it.", transform: Line.init(parsing:))
    var reason: Line?

    @OptionGroup var output: OutputOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard !overrideRetention || reason != nil else {
            throw ValidationError("--override-retention needs --reason \"...\"")
        }
        guard let confirm else {
            guard change.dryRun || Terminal.canAsk else {
                throw ValidationError(
                    "this cannot be undone; say --confirm \(target.number), or --dry-run to see what goes"
                )
            }
            return
        }
        guard confirm == target.number else {
            throw ValidationError("--confirm says \(confirm), and the patient is \(target.number)")
        }
    }

    func run(at desk: Desk) async throws {
        if confirm == nil, !change.dryRun {
            let answer = try Terminal.ask("Forget who \(target.number) is, for ever? Type the number to go on: ")
            guard let answer, (try? PatientNumber(parsing: answer)) == target.number else {
                throw InvalidInput("not confirmed; nothing was erased")
            }
        }
        let card = try await desk.change(change) { transaction, clinic in
            let erasure = try await ErasureRecords(clinic)
                .erase(target.number, overridingRetention: overrideRetention, in: transaction)
            let subject = AuditSubject(record: target.number.description, patients: erasure.numbers)
            return try Deed(changing: Listings.erasure(erasure), of: subject, reason: reason)
        }
        try output.print(card)
    }
}
