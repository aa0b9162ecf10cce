/// An examination that is to be recorded, as it was typed, answered or read from a file.
public struct NewExam: Hashable, Sendable {
    /// What was found.
    public let findings: [FindingEntry]
    /// The heel of the findings that do not say theirs.
    public let side: Side?
    /// Day of the visit; nil is today.
    public let day: Day?
    /// Who examined, where said.
    public let staff: StaffCode?
    /// Remark.
    public let note: NoteText?

    /// An examination.
    public init(
        _ findings: [FindingEntry],
        side: Side? = nil,
        on day: Day? = nil,
        by staff: StaffCode? = nil,
        note: NoteText? = nil
    ) {
        self.findings = findings
        self.side = side
        self.day = day
        self.staff = staff
        self.note = note
    }
}

extension NewExam {
    /// The same examination, as a file of this name holds it.
    public func placed(in file: String) -> NewExam {
        NewExam(findings.map { $0.placed(in: file) }, side: side, on: day, by: staff, note: note)
    }
}
