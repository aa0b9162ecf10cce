/// What a treatment is by its means; decides which doses fit.
public enum TreatmentKind: String, Choice {
    /// Shockwaves.
    case shockwave
    /// Something injected.
    case injection
    /// A minimally invasive procedure.
    case procedure

    /// kind of treatment.
    public static let noun = "kind of treatment"
}

/// What guided the needle or the head.
public enum Guidance: String, Choice {
    /// Nothing but the hand.
    case none
    /// Ultrasound.
    case ultrasound

    /// guidance.
    public static let noun = "guidance"
}

/// How a series ended before its last session.
public enum SeriesEnd: String, Choice {
    /// The clinic stopped it.
    case stopped
    /// The patient withdrew.
    case withdrawn
    /// It goes on elsewhere.
    case transferred

    /// kind of end.
    public static let noun = "kind of end"
}

extension TreatmentCode {
    /// Focused shockwaves, dosed by energy.
    static let focusedShockwave = TreatmentCode(rawValue: "focused-eswt")
    /// Radial shockwaves, dosed by pressure.
    static let radialShockwave = TreatmentCode(rawValue: "radial-eswt")
    /// Platelet-rich plasma.
    static let plateletRichPlasma = TreatmentCode(rawValue: "prp")
    /// Corticosteroid.
    static let corticosteroid = TreatmentCode(rawValue: "corticosteroid")
}
