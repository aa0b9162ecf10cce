import Outcomes
import Records

extension HiddenCounts {
    /// Name of all heels together.
    static let heels = "heels"
    /// Name of the heels that were due.
    static let due = "due"

    /// What became of all heels.
    ///
    /// Those due and the others are two rows with totals of their own, which are printed; where one of these would show too
    /// much, all are one row and nothing is said of those due.
    init(flowOf heels: HeelCounts) {
        let parts = OutcomeFlow.allCases.map { ($0, (name: $0.rawValue, count: heels.heels($0))) }
        let due = HiddenCounts(parts.filter(\.0.isDue).map(\.1), total: Self.due)
        let rest = HiddenCounts(parts.filter { !$0.0.isDue }.map(\.1), total: "not_due")
        self.init()
        if let one = due.shown(Self.due), let other = rest.shown("not_due") {
            add(due)
            add(rest)
            set(Self.heels, one + other)
        } else {
            add(HiddenCounts(parts.map(\.1), total: Self.heels))
            set(Self.due, nil)
            set("not_due", nil)
        }
    }

    /// What became of the heels of each stratum, column by column.
    ///
    /// A column stands where its total does. Strata have no totals: so each column is a row of counts with a known sum, and no
    /// other number depends on what is hidden in it.
    static func strata(_ strata: [HeelCounts], under overall: HiddenCounts) -> [HiddenCounts] {
        var rows = Array(repeating: HiddenCounts(), count: strata.count)
        for outcome in OutcomeFlow.allCases where outcome != .noConsent {
            let counts = strata.map { $0.heels(outcome) }
            let row = HiddenRow(counts)
            let isKnown = overall.shown(outcome.rawValue).map { $0 == row.total } ?? false
            for place in rows.indices { rows[place].set(outcome.rawValue, isKnown ? row.cells[place] : nil) }
        }
        return rows
    }

    /// Whether the number of pairs at another window leaves the hidden counts three values each.
    ///
    /// A heel with both scores there is not without consent or baseline here; one with both scores at a later window is due.
    static func shows(_ pairs: Int, later: Bool, beside overall: HiddenCounts, of heels: HeelCounts) -> Bool {
        guard SmallCells.showsSums(n: pairs) else { return false }
        guard !overall.suppressed.isEmpty else { return true }
        let room =
            later
            ? heels.heels(.scored)
            : heels.heels - [.noConsent, .noBaseline, .otherHeel].reduce(0) { $0 + heels.heels($1) }
        return pairs + SuppressedTable.fewestValues - 1 <= room
    }
}
