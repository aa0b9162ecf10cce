import Domain
import Outcomes

/// How the scores of a spreadsheet are to be read, and what is asked of them.
public struct AnalysisQuestion: Sendable {
    /// How its whole numbers are to be read.
    public let scale: Scale
    /// What makes a responder.
    public let definitions: [ResponderDefinition]
    /// What the rank test does with subjects who did not change.
    public let zeroMethod: ZeroMethod
    /// The group that the others are set against; nil is the largest.
    public let reference: String?

    /// A question.
    public init(
        scale: Scale,
        definitions: [ResponderDefinition],
        zeroMethod: ZeroMethod = .wilcox,
        reference: String? = nil
    ) {
        self.scale = scale
        self.definitions = definitions
        self.zeroMethod = zeroMethod
        self.reference = reference
    }
}
