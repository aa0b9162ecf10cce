import Foundation
import Reports
import Testing

@Suite("The page of a report")
struct PageTests {
    /// Drawn once for the tests that only read it.
    static let page = Task { try await SyntheticReport.document().html() }

    @Test("the same document makes the same bytes")
    func same() async throws {
        let again = try await SyntheticReport.document().html()
        #expect(try await Self.page.value == again)
    }

    @Test("it is one file that asks for nothing from elsewhere and runs nothing")
    func alone() async throws {
        let page = try await Self.page.value
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        for remote in [" src=", "@import", "<link", "<script", "url(", "xlink:href", " id='gp"] {
            #expect(!page.contains(remote), "\(remote)")
        }
    }

    @Test("whatever somebody typed is text, in sentences, tables, labels of charts and names of drawings")
    func hostile() async throws {
        let page = try await SyntheticReport.document(named: SyntheticReport.hostile).html()
        #expect(page.contains("&lt;/title&gt;&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(!page.contains("<script") && !page.contains("T0T"))
        #expect(page.contains("<text>&lt;/title&gt;"))
        #expect(page.components(separatedBy: "<svg ").count == page.components(separatedBy: "</svg>").count)
        let plain = try await Self.page.value
        #expect(page.matches(of: /<[a-z]/).count == plain.matches(of: /<[a-z]/).count)
    }

    @Test("headings go down by one, every section has its own, and the contents lead to each")
    func headings() async throws {
        let page = try await Self.page.value
        let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.dropFirst().allSatisfy { $0 == 2 })
        let sections = page.matches(of: /<section id="([^"]+)"/).map { String($0.1) }
        let links = page.matches(of: /<li><a href="#([^"]+)"/).map { String($0.1) }
        #expect(sections.count == levels.count - 1 && sections == links)
        for mark in ["<html lang=\"en\">", "<main id=\"content\">", "<nav aria-label", "href=\"#content\""] {
            #expect(page.contains(mark), "\(mark)")
        }
    }

    @Test("every chart is named, drawn for a desk and a phone, and followed by its table")
    func tables() async throws {
        let figures = try await Self.page.value.components(separatedBy: "<figure").dropFirst()
        #expect(figures.count == 11)
        for figure in figures {
            let drawings = figure.components(separatedBy: "<svg role=\"img\" aria-label=\"")
            #expect(drawings.count == 3)
            let rest = drawings[2]
            #expect(
                rest.contains("<details>") && rest.contains("<th scope=\"col\"") && rest.contains("<th scope=\"row\"")
            )
        }
    }

    @Test("what cannot be drawn is a sentence in its place")
    func nothing() async throws {
        let page = try await Self.page.value
        #expect(page.contains("<p class=\"note\">A chart without rows: Nothing to show.</p>"))
        #expect(page.contains("<p class=\"note\">A month without a value: Nothing to show.</p>"))
        #expect(page.contains("<p class=\"note\">A table without rows: No heel is due.</p>"))
        #expect(page.contains("<dd class=\"value unknown\">not estimable</dd>"))
        #expect(!page.lowercased().contains("nan"))
    }

    @Test(
        "a browser finds no error, no scrolling to the side, no text that is small, faint, cut or over another",
        .enabled(if: Browser.path != nil, "no Chromium on this machine"),
        arguments: [380, 1_280],
        [false, true]
    )
    func browser(width: Int, isDark: Bool) async throws {
        let seen = try await Browser.look(at: Self.page.value, width: width, isDark: isDark)
        #expect(seen.complaints.isEmpty, "\(seen.complaints)")
        #expect(seen.sight.overflow == 0)
        #expect(seen.sight.smallestText >= 11)
        #expect(seen.sight.misplaced.isEmpty && seen.sight.faint.isEmpty && seen.sight.unnamed.isEmpty)
    }
}
