import Domain
import Outcomes

extension Instrument {
    /// How `Outcomes` is to read the steps of this instrument.
    public var scale: Scale {
        Scale(
            stepsPerUnit: (0..<decimals).reduce(1) { power, _ in power * 10 },
            direction: higherIsBetter ? .higherIsBetter : .lowerIsBetter,
            best: best,
            zeroIsNoComplaint: zeroIsNoComplaint
        )
    }
}
