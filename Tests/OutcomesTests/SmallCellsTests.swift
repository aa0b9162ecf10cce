import Outcomes
import TestSupport
import Testing

@Suite("Small cells")
struct SmallCellsTests {
    @Test("counts of 1 to 10 are hidden, 0 and 11 are shown")
    func counts() {
        #expect((0...12).filter(SmallCells.hides(count:)) == Array(1...10))
    }

    @Test("a percentage is hidden by a small numerator, denominator or rest")
    func proportions() {
        #expect(SmallCells.hides(proportion: Proportion(5, of: 100)))
        #expect(SmallCells.hides(proportion: Proportion(95, of: 100)))
        #expect(SmallCells.hides(proportion: Proportion(0, of: 8)))
        #expect(!SmallCells.hides(proportion: Proportion(0, of: 20)))
        #expect(!SmallCells.hides(proportion: Proportion(20, of: 20)))
        #expect(!SmallCells.hides(proportion: Proportion(11, of: 22)))
    }

    @Test("means, rank statistics, sums and curves need 11")
    func figures() {
        #expect(SmallCells.hides(meanOver: 10, of: 40) && SmallCells.hides(meanOver: 35, of: 40))
        #expect(!SmallCells.hides(meanOver: 40, of: 40) && !SmallCells.hides(meanOver: 20, of: 40))
        #expect(SmallCells.hidesRankStatistics(n: 10) && SmallCells.hidesRankStatistics(n: 0))
        #expect(!SmallCells.hidesRankStatistics(n: 11))
        #expect(SmallCells.showsSums(n: 11) && !SmallCells.showsSums(n: 10))
        #expect(SmallCells.showsSurvival(atRisk: 11) && !SmallCells.showsSurvival(atRisk: 10))
    }

    @Test("one small count takes the next smallest of its row and column with it")
    func complementary() {
        let table = SuppressedTable([[5, 20, 30], [40, 50, 60], [70, 80, 90]])
        #expect(
            table.cells == [
                [.hidden, .hidden, .shown(30)], [.hidden, .hidden, .shown(60)], [.shown(70), .shown(80), .shown(90)],
            ]
        )
        #expect(table.rowTotals == [.shown(55), .shown(150), .shown(240)])
        #expect(table.total == .shown(445))
    }

    @Test("zeros and large counts are all shown where nothing is small")
    func nothingSmall() {
        let table = SuppressedTable([[0, 20], [11, 0]])
        #expect(table.cells == [[.shown(0), .shown(20)], [.shown(11), .shown(0)]])
        #expect(table.columnTotals == [.shown(11), .shown(20)] && table.total == .shown(31))
        #expect(SuppressedTable([]).total == .shown(0))
    }

    @Test("a total that repeats a hidden count is hidden with it")
    func repeated() {
        let row = SuppressedTable([[5, 20, 30]])
        #expect(row.cells == [[.hidden, .hidden, .shown(30)]])
        #expect(row.columnTotals == [.hidden, .hidden, .shown(30)])
        #expect(row.rowTotals == [.shown(55)])
        let single = SuppressedTable([[7]])
        #expect(single.cells == [[.hidden]] && single.total == .hidden && single.rowTotals == [.hidden])
    }

    @Test("two hidden ones whose sum leaves only two values take a third", arguments: [[1, 1, 40], [1, 2, 40]])
    func tight(row: [Int]) {
        let counts = [row, [50, 60, 70]]
        #expect(Attacker(SuppressedTable(counts), counts).fewestValues >= 3)
    }

    @Test(
        "whoever tries every table with the printed counts finds at least three values for each hidden one",
        arguments: 0..<120
    )
    func attacked(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let (rows, columns) = (Int.random(in: 1...3, using: &random), Int.random(in: 1...3, using: &random))
        // Mostly small, with zeros and large ones between, so that every kind of neighbourhood comes up.
        let counts = (0..<rows).map { _ in
            (0..<columns).map { _ in
                let largest = [0, 2, 4, 12, 40].randomElement(using: &random) ?? 0
                return Int.random(in: 0...largest, using: &random)
            }
        }
        let table = SuppressedTable(counts)
        #expect(Attacker(table, counts).fewestValues >= 3, "\(counts)")
        for (row, cells) in zip(counts, table.cells) {
            for (count, cell) in zip(row, cells) {
                #expect(cell == .hidden || !SmallCells.hides(count: count))
                #expect(cell == .hidden || cell == .shown(count))
                #expect(count > 0 || cell == .shown(0))
            }
        }
    }

    @Test("the attacker is not blind: a single hidden count in a row with its total is found")
    func attackerSees() {
        let attacker = Attacker(
            cells: [[nil, 20, 25], [30, 40, 70], [35, 60, 95]],
            counts: [[5, 20, 25], [30, 40, 70], [35, 60, 95]]
        )
        #expect(attacker.fewestValues == 1)
    }
}
