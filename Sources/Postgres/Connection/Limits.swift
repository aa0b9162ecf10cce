/// What may end a statement before the server does: its task being cancelled, or a moment.
struct Limits: Sendable {
    /// The number under which ``Interrupts`` knows the statement; nil if it may not be cancelled.
    var generation: UInt64?
    var deadline: ContinuousClock.Instant?

    /// How long the server may take to answer a cancel or a ROLLBACK before the connection is given up.
    ///
    /// A cancel is acted on at the server's next check for interrupts, milliseconds away in all but a few C functions.
    static let grace = Duration.seconds(5)

    static var afterGrace: Limits {
        Limits(generation: nil, deadline: .now + grace)
    }
}
