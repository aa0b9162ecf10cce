/// What the template of a report is filled with: the document, in the shape that a template without logic needs.
struct PrintedReport {
    let title: String
    let subtitle: String
    let clinic: String
    let asOf: String
    let facts: [Fact]
    let hasFacts: Bool
    let banners: [Banner]
    let sections: [Section]
    let notes: [String]
    let hasNotes: Bool

    struct Fact {
        let label: String
        let value: String
    }

    struct Banner {
        let isWarning: Bool
        let sentence: String
    }

    struct Section {
        let id: String
        let heading: String
        let lead: [String]
        let blocks: [Block]
    }

    /// One of its parts is there, the others are nil.
    struct Block {
        var keys: [Key] = []
        var hasKeys = false
        var table: PrintedTable?
        var figure: Figure?
        var note: String?
    }

    struct Key {
        let label: String
        let value: String?
        let interval: String?
        let sentence: String
    }

    struct Figure {
        let figureCaption: String
        let wideDrawing: String
        let narrowDrawing: String
        let legend: [PrintedChart.Legend]
        let hasLegend: Bool
        let figureTable: PrintedTable?
        let figureEmpty: String?
    }
}

/// A table as its template is filled: a body for each group of rows.
struct PrintedTable {
    let caption: String
    let columns: [Column]
    let bodies: [Body]
    let tableFooter: String?

    struct Column {
        let heading: String
        let isNumeric: Bool
    }

    struct Body {
        let groupName: String?
        let span: Int
        var rows: [Row]
    }

    struct Row {
        let name: Cell
        let cells: [Cell]
        let isTotal: Bool
    }

    struct Cell {
        let text: String
        let isNumeric: Bool
        let isPart: Bool
    }
}
