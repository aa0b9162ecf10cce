import Domain
import Exchange
import Reports
import Tabular

/// A clinic's own spreadsheet, read from its file.
struct SheetFile {
    let path: String

    /// Reads all of it; says the first rows that cannot be taken, and then throws ``InvalidInput``.
    func read(into sheet: inout some AnalysisSheet) throws {
        let input = try InputFile(path)
        do {
            while let piece = try input.next() { try sheet.read(piece) }
            try sheet.finish()
        } catch let error as InvalidInput {
            throw InvalidInput("\(path): \(error)")
        }
        guard sheet.refusalCount > 0 else { return }
        for refusal in sheet.refusals { StandardError.say(TerminalText.harmless("\(path): \(refusal.words)")) }
        let more = sheet.refusalCount - sheet.refusals.count
        if more > 0 { StandardError.say("... and \(more) more") }
        let cells = sheet.refusalCount == 1 ? "1 cell or row" : "\(sheet.refusalCount) cells or rows"
        throw InvalidInput("\(cells) of \(path) cannot be read, so nothing was analysed; mend the file")
    }
}
