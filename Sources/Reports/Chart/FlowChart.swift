/// What became of a cohort: stage by stage, who goes on and who is left behind, adding up.
public struct FlowChart: Sendable, Equatable {
    /// A stage.
    public struct Stage: Sendable, Equatable {
        let label: String
        let count: Int
        let left: [Leaving]

        /// Makes a stage: who reached it, and who of the stage before did not.
        public init(_ label: String, _ count: Int, left: [Leaving] = []) {
            self.label = label
            self.count = count
            self.left = left
        }

        /// How many were left behind.
        var leaving: Int { left.reduce(0) { $0 + $1.count } }
    }

    /// A reason to be left behind, and how many it was that of.
    public struct Leaving: Sendable, Equatable {
        let reason: String
        let count: Int

        /// Makes a reason: `no baseline`, 32.
        public init(_ reason: String, _ count: Int) {
            self.reason = reason
            self.count = count
        }
    }

    let stages: [Stage]

    /// Makes a chart of the stages from the first, which is everybody.
    public init(_ stages: [Stage]) {
        self.stages = stages
    }

    /// How many everybody is.
    var whole: Int { stages.first.map { $0.count + $0.leaving } ?? 0 }
}
