/// When a heel counts as a responder; decided in whole numbers, so that exactly 60 % responds.
public enum ResponderDefinition: Sendable, Hashable, CustomStringConvertible {
    /// An improvement of at least the minimal clinically important difference, in steps.
    case mcid(steps: Int)
    /// A fall of at least this percentage of the score before.
    case percentFall(Int)

    /// The name in reports and exports: `mcid`, `30%`.
    public var description: String {
        switch self {
        case .mcid: "mcid"
        case .percentFall(let percent): "\(percent)%"
        }
    }

    /// Why the definition has no meaning on a scale; nil if it has one.
    public func refusal(on scale: Scale) -> Warning? {
        switch self {
        case .mcid: nil
        case .percentFall where scale.direction == .higherIsBetter: .percentNeedsLowerIsBetter
        case .percentFall where !scale.zeroIsNoComplaint: .percentNeedsZeroAsNoComplaint
        case .percentFall: nil
        }
    }

    /// Whether a heel with this score before can be asked at all: a percentage of nothing is not defined.
    func admits(before: Int) -> Bool {
        switch self {
        case .mcid: true
        case .percentFall: before > 0
        }
    }

    /// Whether the change is a response; both scores in steps, `before` admitted.
    func isResponse(before: Int, after: Int, on scale: Scale) -> Bool {
        let improvement = scale.improvement(from: before, to: after)
        return switch self {
        case .mcid(let steps): improvement >= steps
        case .percentFall(let percent): 100 * improvement >= percent * before
        }
    }
}
