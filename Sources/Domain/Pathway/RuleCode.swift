/// A clinical rule.
///
/// Which versions there are, and with which numbers, is data of the catalogue and of the clinic; what a rule does with them is here.
public enum RuleCode: String, Choice {
    /// Pain does not fall any more.
    case plateau
    /// The plantar fascia is thick.
    case thickFascia = "us-thick"
    /// Morning pain stays high for days.
    case morningPain = "morning-pain"
    /// ESWT first, after home care and a plateau.
    case plateauESWT = "plateau-eswt"
    /// ESWT or PRP may be added.
    case stage3AddOn = "stage3-addon"
    /// Minimally invasive options.
    case stage4Procedure = "stage4-proc"
    /// Another corticosteroid injection.
    case steroidRepeat = "csi-repeat"
    /// Corticosteroid without ultrasound.
    case steroidGuided = "csi-guided"
    /// PRP without ultrasound.
    case plateletsGuided = "prp-guided"
    /// Red flag: pain persists despite care.
    case persists = "rf-persist"
    /// Red flag: pain at rest, swelling, numbness, no weight.
    case atRest = "rf-rest"
    /// Red flag: bony tenderness after a mileage spike.
    case bony = "rf-bony"
    /// Red flag: a sudden pop.
    case pop = "rf-pop"
    /// Red flag: flares with every rebuild.
    case recurs = "rf-recur"
    /// Imaging may clarify.
    case imaging = "img-trigger"
    /// A negative X-ray does not exclude a stress injury.
    case negativeXRay = "xr-neg-csf"
    /// ESWT or PRP without the basics.
    case adjunct
    /// A hard no was done.
    case noGo = "no-go"
    /// A shoe has run far.
    case shoeMiles = "shoe-miles"
    /// The step of cadence is too small or too large.
    case cadenceStep = "cadence-step"
    /// Runs load one side.
    case routeAudit = "route-audit"
    /// A condition speaks against a treatment.
    case contraindication

    /// rule.
    public static let noun = "rule"
}

extension RuleCode {
    /// The numbers that the rule goes by; a test holds the catalogue to them.
    public var parameters: Set<String> {
        switch self {
        case .plateau: ["span", "recorded", "fall", "still", "vas-fall", "vas-still"]
        case .thickFascia: ["above"]
        case .morningPain: ["above", "days"]
        case .plateauESWT: ["home-days", "adherence"]
        case .stage3AddOn, .stage4Procedure: ["from-day"]
        case .steroidRepeat: ["earlier", "most", "months"]
        case .persists: ["info-day", "alert-day", "exam-clears"]
        case .bony: ["spike"]
        case .recurs: ["flares"]
        case .noGo: ["hills-from"]
        case .shoeMiles: ["note", "replace"]
        case .cadenceStep: ["low", "high"]
        case .routeAudit: ["days"]
        case .steroidGuided, .plateletsGuided, .atRest, .pop, .imaging, .negativeXRay, .adjunct, .contraindication: []
        }
    }
}
