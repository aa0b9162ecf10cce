import Domain
import Records
import Reports

/// What a command read or changed, with what the log is told of it.
///
/// Nothing of a patient can be shown or changed without one.
struct Deed<Value: Sendable>: Sendable {
    let value: Value
    let subject: AuditSubject
    let detail: AuditDetail

    /// Records that were read: the header of the event says all.
    init(_ value: Value, of subject: AuditSubject, detail: AuditDetail = AuditDetail()) {
        (self.value, self.subject, self.detail) = (value, subject, detail)
    }

    /// A change: what stands now, what stood before, and why.
    init(
        _ value: Value,
        of subject: AuditSubject,
        after: some Presentable,
        before: (any Presentable)? = nil,
        reason: Line? = nil
    ) throws {
        var detail = AuditDetail()
        if let before { try detail.before(before) }
        try detail.after(after)
        if let reason { try detail.note("reason", reason.rawValue) }
        self.init(value, of: subject, detail: detail)
    }
}

extension Deed where Value: Presentable {
    /// A change that is printed as it is logged.
    init(changing value: Value, of subject: AuditSubject, before: (any Presentable)? = nil, reason: Line? = nil) throws
    {
        try self.init(value, of: subject, after: value, before: before, reason: reason)
    }
}
