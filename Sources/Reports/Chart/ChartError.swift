/// A chart or a PDF that could not be made.
public struct ChartError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what would mend it.
    public let description: String
}
