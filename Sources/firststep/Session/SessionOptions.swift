import ArgumentParser
import Domain

/// What was given in a session, and how.
struct SessionOptions: ParsableArguments {
    @Option(help: "Day it had been booked for, YYYY-MM-DD.", transform: Day.init(parsing:))
    var bookedOn: Day?

    @Option(
        parsing: .unconditional,
        help: "Energy flux density of focused shockwaves, mJ/mm2.",
        transform: ExactNumber.init(parsing:)
    )
    var energy: ExactNumber?

    @Option(
        parsing: .unconditional,
        help: "Pressure of radial shockwaves, bar.",
        transform: ExactNumber.init(parsing:)
    )
    var pressure: ExactNumber?

    @Option(parsing: .unconditional, help: "Number of impulses.")
    var impulses: Int?

    @Option(parsing: .unconditional, help: "Impulses a second, Hz.", transform: ExactNumber.init(parsing:))
    var frequency: ExactNumber?

    @Option(parsing: .unconditional, help: "Volume injected, ml.", transform: ExactNumber.init(parsing:))
    var volume: ExactNumber?

    @Option(help: "What was injected and how it was prepared.", transform: Line.init(parsing:))
    var preparation: Line?

    @Option(help: "none or ultrasound.", completion: .words(of: Guidance.self), transform: Guidance.init(parsing:))
    var guidance: Guidance?

    @Option(help: "Where the guidance image is kept.", transform: Line.init(parsing:))
    var imageReference: Line?

    @Option(help: "Where it was applied.", transform: Line.init(parsing:))
    var targetSite: Line?

    @Flag(inversion: .prefixedNo, help: "Whether under anaesthesia.")
    var anaesthesia: Bool?

    @Option(help: "Device used.", transform: Line.init(parsing:))
    var device: Line?

    @Option(help: "Lot, for a recall.", transform: Line.init(parsing:))
    var lot: Line?

    @Option(parsing: .unconditional, help: "Pain during treatment, 0-10.")
    var painDuring: Int?

    /// What was said, of a day.
    func details(on day: Day) -> SessionDetails {
        var details = SessionDetails(performedOn: day)
        details.bookedOn = bookedOn
        details.dose.energy = energy
        details.dose.pressure = pressure
        details.dose.impulses = impulses
        details.dose.frequency = frequency
        details.dose.volume = volume
        details.preparation = preparation
        details.guidance = guidance
        details.imageReference = imageReference
        details.targetSite = targetSite
        details.withAnaesthesia = anaesthesia
        details.device = device
        details.lot = lot
        details.painDuring = painDuring
        return details
    }
}
