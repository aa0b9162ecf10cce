import ArgumentParser
import Domain
import Exchange
import Outcomes
import Records
import Reports

struct OutcomesAnalyse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract: "Before against after in a spreadsheet of your own: change, responders, groups compared.",
        discussion: """
            It needs no database. The file is CSV with the columns subject, before and after, and where there are groups, group; \
            others are not read. An empty score is missing. A subject stands once in a group. With --lower-is-better a score of 0 \
            means no complaint, unless the file has scores below 0.

            Examples:
              firststep outcomes analyse pain.csv --instrument morning-pain
              firststep outcomes analyse trial.csv --higher-is-better --reference Cont \\
                  --mcid 5 --format json
            """
    )

    @Argument(help: "File to analyse; - is standard input.", completion: .file())
    var file: String

    @Option(
        help: "Code of the instrument, whose direction, ends and MCID the program knows.",
        transform: InstrumentCode.init(parsing:)
    )
    var instrument: InstrumentCode?

    @Flag(help: "A falling score is an improvement, as of pain.")
    var lowerIsBetter = false

    @Flag(help: "A rising score is an improvement, as of function.")
    var higherIsBetter = false

    @Option(help: "Group that the others are compared with; the largest if not said.")
    var reference: String?

    @Option(
        help: ArgumentHelp("Improvement that matters to patients, in the unit of the scores.", valueName: "number"),
        transform: ExactNumber.init(parsing:)
    )
    var mcid: ExactNumber?

    @Option(
        name: .customLong("missing-code"),
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Score that means that it is missing, as 999; may be repeated.", valueName: "number")
    )
    var missingCodes: [String] = []

    @Option(
        name: .customLong("zero-method"),
        help: "What the rank test does with subjects who did not change: wilcox (drops them) or pratt."
    )
    var zeroMethod: ZeroMethod = .wilcox

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [instrument != nil, lowerIsBetter, higherIsBetter].count(where: \.self) == 1 else {
            throw ValidationError("say one of --instrument CODE, --lower-is-better and --higher-is-better")
        }
        if let mcid, mcid <= ExactNumber(unscaled: 0) {
            throw ValidationError("--mcid \(mcid) is no improvement; say a number above 0")
        }
        if let mcid, mcid.scale > PairSheet.maximumPlaces {
            throw ValidationError("--mcid \(mcid) has more than \(PairSheet.maximumPlaces) decimals")
        }
    }

    func run() async throws {
        let known = try instrument.map { try CarriedCatalogue.instrument($0) }
        var sheet = PairSheet(
            missingCodes: Set(missingCodes),
            range: known.map { $0.minimum...$0.maximum }
        )
        try SheetFile(path: file).read(into: &sheet)
        let mcid = try mcid ?? known.flatMap { try CarriedCatalogue.mcid(of: $0) }
        let places = max(sheet.places, mcid?.scale ?? 0)
        let falls = try CarriedCatalogue.percentFalls().map { ResponderDefinition.percentFall($0) }
        let difference = mcid?.steps(places: places).map { ResponderDefinition.mcid(steps: $0) }
        let question = AnalysisQuestion(
            scale: scale(of: known, places: places, hasNegative: sheet.hasNegative),
            definitions: (difference.map { [$0] } ?? []) + falls,
            zeroMethod: zeroMethod,
            reference: reference
        )
        try output.print(OutcomeAnalysis(sheet.groups(places: places), question))
    }

    private func scale(of instrument: Instrument?, places: Int, hasNegative: Bool) -> Scale {
        let steps = (0..<places).reduce(1) { power, _ in power * 10 }
        guard let instrument else {
            let endsAtZero = lowerIsBetter && !hasNegative
            return Scale(
                stepsPerUnit: steps,
                direction: lowerIsBetter ? .lowerIsBetter : .higherIsBetter,
                best: endsAtZero ? 0 : nil,
                zeroIsNoComplaint: endsAtZero
            )
        }
        let best = instrument.higherIsBetter ? instrument.maximum : instrument.minimum
        return Scale(
            stepsPerUnit: steps,
            direction: instrument.higherIsBetter ? .higherIsBetter : .lowerIsBetter,
            best: best.steps(places: places),
            zeroIsNoComplaint: instrument.zeroIsNoComplaint
        )
    }
}

extension ZeroMethod: ExpressibleByArgument {}
