import ArgumentParser
import Domain

/// The questions of a check-in; what is not asked is left out.
struct CheckInOptions: ParsableArguments {
    @Option(help: "Pain at rest: yes or no.", completion: .words(of: Answer.self), transform: Answer.init(parsing:))
    var restPain: Answer?

    @Option(help: "Pain at night: yes or no.", completion: .words(of: Answer.self), transform: Answer.init(parsing:))
    var nightPain: Answer?

    @Option(
        help: "Swelling: none, present or progressive.",
        completion: .words(of: Swelling.self),
        transform: Swelling.init(parsing:)
    )
    var swelling: Swelling?

    @Option(
        help: "Numbness or tingling: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var numbness: Answer?

    @Option(help: "Burning: yes or no.", completion: .words(of: Answer.self), transform: Answer.init(parsing:))
    var burning: Answer?

    @Option(
        help: "Whether the foot bears weight: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var bearsWeight: Answer?

    @Option(
        help: "A sudden pop in calf or heel: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var pop: Answer?

    @Option(help: "Pain after the run, 0-10.")
    var postRunPain: Int?

    @Option(
        help: "A flare after the run: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var flare: Answer?

    @Option(help: "Minutes walked without pain.")
    var painFreeWalk: Int?

    @Option(help: "Ran hill repeats: yes or no.", completion: .words(of: Answer.self), transform: Answer.init(parsing:))
    var hillRepeats: Answer?

    @Option(
        help: "Stretched the calf ballistically: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var ballisticStretch: Answer?

    @Option(help: "Ran a race: yes or no.", completion: .words(of: Answer.self), transform: Answer.init(parsing:))
    var raced: Answer?

    @Option(
        help: "Pain flared when running was rebuilt: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var flareOnRebuild: Answer?

    @Option(
        help: "Runs less than before: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var mileageReduced: Answer?

    @Option(
        help: "Mileage had jumped: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var mileageSpike: Answer?

    @Option(
        help: "Features that do not fit; --note says which: yes or no.",
        completion: .words(of: Answer.self),
        transform: Answer.init(parsing:)
    )
    var atypical: Answer?

    /// What was reported.
    var report: CheckIn {
        var report = CheckIn()
        report.painAtRest = restPain?.isYes
        report.painAtNight = nightPain?.isYes
        report.swelling = swelling
        report.numbnessTingling = numbness?.isYes
        report.burning = burning?.isYes
        report.canBearWeight = bearsWeight?.isYes
        report.suddenPop = pop?.isYes
        report.postRunPain = postRunPain
        report.postRunFlare = flare?.isYes
        report.painFreeWalk = painFreeWalk
        report.hillRepeats = hillRepeats?.isYes
        report.ballisticStretch = ballisticStretch?.isYes
        report.raced = raced?.isYes
        report.flareOnRebuild = flareOnRebuild?.isYes
        report.mileageReduced = mileageReduced?.isYes
        report.mileageSpike = mileageSpike?.isYes
        report.atypical = atypical?.isYes
        return report
    }
}
