/// What is broken in a chain, and at which event it shows first.
public enum ChainFault: Error, Hashable, Sendable {
    /// An event is not there; another comes instead.
    case missing(Int64, next: Int64)
    /// An event comes where a later one should.
    case doubled(Int64, after: Int64)
    /// The digest of an event is not that of its header and of the event before it.
    case changed(Int64)
    /// A line says that an event follows one with another digest than the line before.
    case unlinked(Int64)
    /// An event belongs to another clinic than the first.
    case otherClinic(Int64)
    /// The detail of an event is not what its digest is of.
    case detailChanged(Int64)
    /// An event is another than the one that an anchor was made of.
    case differsFromAnchor(Int64)
    /// The chain ends before the event that an anchor was made of.
    case cutOff(anchor: Int64, last: Int64)
    /// The chain ends with another event than the database says.
    case differsFromHead(head: Int64, last: Int64)
}

extension ChainFault: CustomStringConvertible {
    /// One sentence that begins with the event.
    public var description: String {
        switch self {
        case .missing(let number, let next): "event \(number) is missing: event \(next) stands in its place"
        case .doubled(let number, let last):
            "event \(number) stands twice, or not in its place: it comes after event \(last)"
        case .changed(let number):
            "event \(number) is not what was logged: its header was changed, or event \(number - 1) before it was"
        case .unlinked(let number):
            "event \(number) does not follow this event \(number - 1), but one with another digest"
        case .otherClinic(let number): "event \(number) is of another clinic than the events before it"
        case .detailChanged(let number): "event \(number): its detail was changed since it was logged"
        case .differsFromAnchor(let number):
            "event \(number) is not the one that the anchor was made of: the log was rewritten up to there"
        case .cutOff(let anchor, let last):
            "event \(last + 1) and what followed were cut off: an anchor was made of event \(anchor), and the log ends with \(last)"
        case .differsFromHead(let head, let last) where head == last:
            "event \(last) is not the one that the head of the chain names"
        case .differsFromHead(let head, let last):
            "event \(min(head, last) + 1) is where the log and the head of the chain part: the head says \(head), the log ends with \(last)"
        }
    }
}
