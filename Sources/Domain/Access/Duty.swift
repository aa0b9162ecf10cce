/// What a person of the staff does, and by that what their login may see and do: a role of the database.
public enum Duty: String, Choice {
    /// Examines, orders and treats.
    case clinician
    /// Registers patients and books; reads no findings.
    case frontdesk
    /// Charges and exports.
    case billing
    /// Reads de-identified views and statistics.
    case analyst
    /// Reads the log.
    case auditor
    /// Manages staff, fees and settings; reads no patient.
    case administrator
    /// The nightly job: what an analyst, billing and an auditor may, and reads what a clinician reads.
    case nightly

    /// role.
    public static let noun = "role"

    /// Every duty of people: what who founds a clinic begins with.
    public static let ofPeople: [Duty] = allCases.filter { $0 != .nightly }
}
