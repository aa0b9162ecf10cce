import Tabular

/// Rows of a terminal's chart under one axis: a label, a track, and the numbers in words.
struct TrackTable {
    /// A row; one without a track stands for itself.
    struct Row {
        let label: String
        var shown = ""
        var track: ((inout TextTrack) -> Void)?

        /// Rows under a name that they share.
        static func group(_ name: String, _ rows: [Row]) -> [Row] {
            [Row(label: name)] + rows.map { Row(label: "  " + $0.label, shown: $0.shown, track: $0.track) }
        }
    }

    let title: String
    let axis: ChartAxis
    let values: [Double]
    let rows: [Row]

    /// The table in at most so many columns of the terminal; nil: as in 80.
    func text(width: Int?) -> String {
        let whole = width ?? 80
        let shown = rows.map { DisplayWidth.of($0.shown) }.max() ?? 0
        let labels = min(rows.map { DisplayWidth.of($0.label) }.max() ?? 0, max(12, whole / 3))
        let room = min(50, max(12, whole - labels - shown - 4))
        let scale = axis.scale(for: values, about: max(2, room / 10))
        let lines = rows.map { row in
            var track = TextTrack(scale, width: room)
            row.track?(&track)
            return [row.label, track.text, row.shown]
        }
        return TextTable(
            [TextColumn(title, isFlexible: true), TextColumn(axis.title), TextColumn("")],
            rows: lines + [["", TextTrack.axis(scale, width: room), ""]]
        ).rendered(maximumWidth: whole)
    }
}
