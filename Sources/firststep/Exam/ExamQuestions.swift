import Domain
import Records
import Reports

/// Asks a person at a terminal the tests of a case's template, one by one.
///
/// Nothing is held open in the database meanwhile: the template is read in a transaction of its own before.
struct ExamQuestions {
    private let number: CaseNumber
    private let code: DiagnosisClassCode?
    private let known: NewExam

    /// Questions about a case; `known` is what was said of the exam already, all but its findings.
    init(number: CaseNumber, code: DiagnosisClassCode?, about known: NewExam) {
        (self.number, self.code, self.known) = (number, code, known)
    }

    /// The exam with the findings that were answered, once the person agrees to record them.
    ///
    /// Throws ``InvalidInput`` where there is nothing to ask, nothing was answered, or the person ends it.
    func ask(at desk: Desk) async throws -> NewExam {
        let (template, day) = try await read(at: desk)
        template.gaps.forEach(Terminal.say)
        guard template.heels.contains(where: { !$0.tests.isEmpty }) else {
            throw InvalidInput("there is nothing to ask of \(number); nothing was recorded")
        }
        Terminal.say("Enter leaves a test out, ? says what is allowed, Ctrl-C ends and records nothing.")
        let findings = try template.heels.flatMap(answers)
        guard !findings.isEmpty else { throw InvalidInput("no test was answered; nothing was recorded") }
        Terminal.say("")
        Terminal.say("The exam of \(number) on \(day):")
        for (entry, test) in findings { Terminal.say("  \(entry.side?.rawValue ?? ""): \(test) \(words(entry, test))") }
        try confirm(findings.count)
        return NewExam(findings.map(\.entry), side: known.side, on: day, by: known.staff)
    }

    /// The template, and the day of the exam; refuses what would be refused after all the questions.
    private func read(at desk: Desk) async throws -> (CaseTemplate, Day) {
        try await desk.logging(as: ExamTemplate.self).show { transaction, clinic in
            let entry = try await CaseRecords(clinic).find(number, in: transaction)
            try OpenCase.requireOpen(number, closedOn: entry.closedOn)
            if let day = known.day { try clinic.check(day, of: "the exam date") }
            _ = try await StaffRecords(clinic).id(of: known.staff, in: transaction)
            let template = try await ExamTemplates(clinic).template(of: entry, known.side, for: code, in: transaction)
            return Deed((template, known.day ?? clinic.today), of: .case(number))
        }
    }

    private func answers(of heel: HeelTemplate) throws -> [(entry: FindingEntry, test: ExamTest)] {
        guard !heel.tests.isEmpty else { return [] }
        Terminal.say("")
        Terminal.say("\(heel.side.rawValue.capitalized) heel: \(heel.classes.map(\.rawValue).joined(separator: ", "))")
        return try heel.tests.compactMap { test in
            try answer(to: test, of: heel.side).map { ($0, test.test) }
        }
    }

    /// The finding; nil where the person leaves the test out.
    private func answer(to test: TemplateTest, of side: Side) throws -> FindingEntry? {
        let last = Listings.lastFinding(of: test).map { " (\($0))" } ?? ""
        while true {
            guard let text = try Terminal.ask("\(test.test)\(last): ") else { throw Self.ended }
            switch text.filter({ !$0.isWhitespace }) {
            case "": return nil
            case "?": Terminal.say("  \(test.test.technique.code) is \(test.test.technique.expected)")
            default:
                do {
                    return try test.test.finding(answering: text, of: side)
                } catch let error as InvalidInput {
                    Terminal.say("  \(error)")
                }
            }
        }
    }

    private func confirm(_ count: Int) throws {
        let what = count == 1 ? "this finding" : "these \(count) findings"
        while true {
            guard let answer = try Terminal.ask("Record \(what)? Enter is yes, no ends: ") else { throw Self.ended }
            switch answer.filter({ !$0.isWhitespace }).lowercased() {
            case "", "y", "yes": return
            case "n", "no": throw InvalidInput("not confirmed; nothing was recorded")
            default: continue
            }
        }
    }

    /// The value as it will be recorded: `positive` for `yes`.
    private func words(_ entry: FindingEntry, _ test: ExamTest) -> String {
        guard let value = try? test.technique.value(of: entry.value) else { return "" }
        let unit = value.number == nil ? nil : test.technique.unit
        return "\(value)\(unit.map { " \($0)" } ?? "")"
    }

    private static let ended = InvalidInput("the questions were ended; nothing was recorded")
}
