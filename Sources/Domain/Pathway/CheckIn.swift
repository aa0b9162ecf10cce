/// Swelling, as the patient reports it.
public enum Swelling: String, Choice {
    /// There is none.
    case none
    /// There is some.
    case present
    /// It grows.
    case progressive

    /// swelling.
    public static let noun = "swelling"
}

/// What a patient reports of a heel on a day; nil is not asked, and never no.
public struct CheckIn: Hashable, Sendable {
    /// Pain at rest.
    public var painAtRest: Bool?
    /// Pain at night.
    public var painAtNight: Bool?
    /// Swelling.
    public var swelling: Swelling?
    /// Numbness or tingling.
    public var numbnessTingling: Bool?
    /// Burning.
    public var burning: Bool?
    /// Whether the foot bears weight.
    public var canBearWeight: Bool?
    /// A sudden pop in calf or heel.
    public var suddenPop: Bool?
    /// Pain after the run, 0-10.
    public var postRunPain: Int?
    /// A flare after the run.
    public var postRunFlare: Bool?
    /// Minutes walked without pain.
    public var painFreeWalk: Int?
    /// Ran hill repeats.
    public var hillRepeats: Bool?
    /// Stretched the calf ballistically.
    public var ballisticStretch: Bool?
    /// Ran a race.
    public var raced: Bool?
    /// Pain flared when running was rebuilt.
    public var flareOnRebuild: Bool?
    /// Runs less than before.
    public var mileageReduced: Bool?
    /// Mileage had jumped.
    public var mileageSpike: Bool?
    /// Features that do not fit; the remark says which.
    public var atypical: Bool?

    /// A check-in in which nothing was asked yet.
    public init() {}

    /// Throws ``InvalidInput`` where nothing was asked, or a number is out of range.
    public func check() throws {
        guard self != CheckIn() else { throw InvalidInput("say what the patient reports, as --night-pain yes") }
        if let postRunPain, !(0...10).contains(postRunPain) {
            throw InvalidInput("--post-run-pain \(postRunPain) is outside 0-10")
        }
        if let painFreeWalk, !(0...1440).contains(painFreeWalk) {
            throw InvalidInput("--pain-free-walk \(painFreeWalk) is outside 0-1440 minutes")
        }
    }
}
