import Foundation
import Reports
import Testing

@Suite("The PDF of a report")
struct PDFTests {
    @Test("the same document makes the same bytes, with every heading in its outline and no time of making")
    func same() async throws {
        let pdf = try await SyntheticReport.document().pdf()
        let again = try await SyntheticReport.document().pdf()
        #expect(pdf == again)
        let text = String(decoding: pdf, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-") && !text.contains("CreationDate") && !text.contains("ModDate"))
        for heading in ["Outcome report", "At a glance", "Time to response", "Everything in one table"] {
            #expect(text.contains("/Title (\(heading))"), "\(heading)")
        }
    }
}
