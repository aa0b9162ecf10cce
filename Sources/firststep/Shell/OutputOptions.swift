import ArgumentParser
import Reports

/// How data is printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
}

/// The options of every command that prints data.
struct OutputOptions: ParsableArguments {
    @Option(help: "How to print: table, json or csv.")
    var format: OutputFormat = .table

    /// Prints a value in the chosen format.
    func print(_ value: some Presentable) throws {
        switch format {
        case .table: try StandardOutput.write(value.text(width: StandardOutput.width))
        case .json: try StandardOutput.write(value.json())
        case .csv: try StandardOutput.write(value.csv())
        }
    }
}
