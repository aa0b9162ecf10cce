import ArgumentParser
import Domain

/// The patient that a command is about.
struct PatientArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Number of the patient, as in P-1001.", valueName: "patient"),
        transform: PatientNumber.init(parsing:)
    )
    var number: PatientNumber
}
