/// The rules that hold on a day in a clinic: their versions, and their numbers, the clinic's own where it has set them.
public struct RuleBook: Hashable, Sendable {
    /// One rule.
    public struct Rule: Hashable, Sendable {
        /// Version of the catalogue.
        public let version: Int
        /// Its numbers by name, in their units.
        public let numbers: [String: ExactNumber]

        /// A rule.
        public init(version: Int, numbers: [String: ExactNumber]) {
            (self.version, self.numbers) = (version, numbers)
        }
    }

    private let rules: [RuleCode: Rule]

    /// The book of a day.
    ///
    /// A rule that is not in it does not fire. Throws ``InvalidInput`` for a rule that lacks one of its numbers.
    public init(_ rules: [RuleCode: Rule]) throws {
        for (code, rule) in rules {
            for parameter in code.parameters where rule.numbers[parameter] == nil {
                throw InvalidInput("the catalogue lacks the number \"\(parameter)\" of the rule \(code)")
            }
        }
        self.rules = rules
    }

    /// The version of a rule that holds, or nil where none does.
    public func version(of code: RuleCode) -> Int? { rules[code]?.version }

    /// A number of a rule; only for a rule that holds.
    func number(_ code: RuleCode, _ parameter: String) -> ExactNumber {
        rules[code]?.numbers[parameter] ?? ExactNumber(unscaled: 0)
    }

    /// A number of a rule that is counted in whole units; a fraction counts as the whole below.
    func count(_ code: RuleCode, _ parameter: String) -> Int {
        let number = number(code, parameter)
        var divisor: Int64 = 1
        for _ in 0..<number.scale { divisor *= 10 }
        return Int(number.unscaled / divisor)
    }
}
