/// What a private server is doing.
public enum ServerStatus: Sendable, Equatable {
    /// There is none in this home yet.
    case absent
    /// It exists and does not run.
    case stopped
    /// It is on its way up or down.
    case changing
    /// It answers on its socket. The process number is known to its owner and to root.
    case running(process: Int32?)
}
