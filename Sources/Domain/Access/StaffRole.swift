/// What a person of the staff does.
public enum StaffRole: String, Choice {
    /// Examines, orders and treats.
    case clinician
    /// Registers patients and books.
    case frontdesk
    /// Charges and exports.
    case billing
    /// Reads statistics.
    case analyst
    /// Reads the log.
    case auditor
    /// Manages staff, fees and settings.
    case administrator

    /// role.
    public static let noun = "role"
}
