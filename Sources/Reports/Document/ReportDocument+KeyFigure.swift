extension ReportDocument {
    /// A number that is an answer, as large as it deserves.
    public struct KeyFigure: Sendable, Equatable {
        let label: String
        let value: String?
        let interval: String?
        let sentence: String

        /// Makes a key figure.
        ///
        /// - Parameters:
        ///   - label: what it is: `Responders`.
        ///   - value: the number: `61 %`; nil: it cannot be estimated, and the sentence says why.
        ///   - interval: its 95 % interval: `48 to 73 %`.
        ///   - sentence: what it means: `34 of 56 heels fell by at least 2 points.`
        public init(_ label: String, _ value: String?, interval: String? = nil, _ sentence: String) {
            self.label = label
            self.value = value
            self.interval = interval
            self.sentence = sentence
        }
    }
}
