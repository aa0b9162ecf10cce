/// What an import did, or would do: each row of the file is counted once.
public struct ImportCounts: Hashable, Sendable {
    /// Rows that are new.
    public var inserted = 0
    /// Rows that stand as they are.
    public var unchanged = 0
    /// Rows that stood otherwise and were replaced.
    public var changed = 0
    /// Scores whose value is missing, which store nothing.
    public var missing = 0
    /// Rows that cannot be taken.
    public var rejected = 0

    /// Nothing counted yet.
    public init() {}

    /// Rows of the file.
    public var rows: Int { inserted + unchanged + changed + missing + rejected }

    /// Rows that are written.
    public var written: Int { inserted + changed }

    /// Counts the rows of another kind of the same file too.
    public static func += (all: inout ImportCounts, kind: ImportCounts) {
        all.inserted += kind.inserted
        all.unchanged += kind.unchanged
        all.changed += kind.changed
        all.missing += kind.missing
        all.rejected += kind.rejected
    }

    /// What is left of it where nothing is written.
    public var refused: ImportCounts {
        var counts = self
        (counts.inserted, counts.changed) = (0, 0)
        return counts
    }
}
