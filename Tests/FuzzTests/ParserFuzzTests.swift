import Domain
import Exchange
import Foundation
import Records
import Reports
import TestSupport
import Testing

/// What holds of every parser of a value, whatever it is given: it reads or refuses, and what it has read it reads again.
@Suite("Values of every kind")
struct ParserFuzzTests {
    private static let parsers: [FuzzedParser] =
        [
            FuzzedParser(Day.self, "2026-04-07", "1884-02-29", "9999-12-31"),
            FuzzedParser(
                Moment.self,
                "2026-04-07T18:30:00Z",
                "2026-04-07 12:30:00.000001-06:00",
                "0001-01-01T00:00Z",
                "9999-12-31T23:59:59.999999Z"
            ),
            FuzzedParser(AsOf.self, ["2026-04-07", "2026-04-07T18:30:00Z"]) { asOf in
                switch asOf {
                case .endOf(let day): day.description
                case .moment(let moment): moment.description
                }
            },
            FuzzedParser(ExactNumber.self, "7", "-5.2", "0.000000001", "9223372036854775807", "-9223372036854775808"),
            FuzzedParser(Amount.self, ["250", "$249.50", "92233720368547758.07"]) {
                String($0.money(in: .usd).decimal)
            },
            FuzzedParser(Currency.self, "USD", "eur"),
            FuzzedParser(PatientNumber.self, "P-1001", "p1001", "1001", "P-9223372036854775807"),
            FuzzedParser(DiagnosisCode.self, "plantar-fasciopathy", "12w", "50%"),
            FuzzedParser(StateCode.self, "CO", "ny"),
            FuzzedParser(Line.self, "Müller-O'Neill", " 1 Main St, Apt 2 "),
            FuzzedParser(NoteText.self, ["sharp\nfirst steps", " x "]) { $0.rawValue },
            FuzzedParser(ProviderNumber.self, "1234567893"),
            FuzzedParser(EmailAddress.self, "ann@example.org", "ü@ö.example"),
            FuzzedParser(LoginName.self, "ann", "ann.example@clinic"),
            FuzzedParser(RetentionYears.self, "10", "100"),
            FuzzedParser(Units.self, "1", "-999", "+3"),
            FuzzedParser(FormVersion.self, "2026-01"),
            FuzzedParser(HexDigest.self, HexDigest.ofNothing.rawValue),
            FuzzedParser(
                AuditAnchor.self,
                "firststep-audit-anchor-1 denver 12 2026-04-07T18:30:00Z \(HexDigest.ofNothing)",
                "firststep-audit-anchor-1 denver 0 - \(HexDigest.ofNothing)"
            ),
            FuzzedParser(Distance.self, "10km", "6.2 mi", "800m"),
            FuzzedParser(ExternalID.self, "A-17", "a 17", "{é}"),
            FuzzedParser(
                FindingEntry.self,
                ["hop=negative", "right:tenderness@arch-border=2", "left:dorsiflexion-bent = -8.5 deg"]
            ) { _ in nil },
            FuzzedParser(
                ExamFile.self,
                [
                    #"{"on":"2026-03-09","by":"dlee","note":"a\n\u00e9","findings":[{"side":"left","technique":"hop","zone":null,"value":"no"}]}"#,
                    #"{"findings": [{"technique": "tenderness", "zone": "arch-border", "value": -8.5, "unit": "deg"}]}"#,
                    #"{"note": "calm"}"#,
                ]
            ) { _ in nil },
            FuzzedParser(MeasurementEntry.self, ["fascia-thickness=5.2mm", "x = -1 %"]) { _ in nil },
            FuzzedParser(DoseEntry.self, ["hold=30-45s", "reps=3", "rest= 1.5 – 2 min"]) { _ in nil },
            FuzzedParser(OutcomeBreakdowns.self, ["diagnosis,treatment", "diagnosis"]) { _ in nil },
        ] + choices

    private static let choices = [
        FuzzedParser(choice: Side.self), FuzzedParser(choice: CaseSide.self), FuzzedParser(choice: Sex.self),
        FuzzedParser(choice: CaseOutcome.self), FuzzedParser(choice: CaseState.self),
        FuzzedParser(choice: DiagnosisStatus.self), FuzzedParser(choice: DiagnosisBasis.self),
        FuzzedParser(choice: ConsentDecision.self), FuzzedParser(choice: ConsentPurpose.self),
        FuzzedParser(choice: FindingResult.self), FuzzedParser(choice: TechniqueKind.self),
        FuzzedParser(choice: Duty.self),
        FuzzedParser(choice: PriceOrigin.self), FuzzedParser(choice: ImagingConclusion.self),
        FuzzedParser(choice: SeriesState.self), FuzzedParser(choice: TreatmentKind.self),
        FuzzedParser(choice: Guidance.self), FuzzedParser(choice: SeriesEnd.self),
        FuzzedParser(choice: ServiceKind.self),
        FuzzedParser(choice: AuditOutcome.self), FuzzedParser(choice: DateOrder.self),
        FuzzedParser(choice: OutcomeDimension.self), FuzzedParser(choice: OutcomePurpose.self),
        FuzzedParser(choice: OutcomeFlow.self), FuzzedParser(choice: ScoreRounding.self),
        FuzzedParser(choice: CourseExclusion.self), FuzzedParser(choice: IntegrityCheck.self),
        FuzzedParser(choice: EstimateBasis.self), FuzzedParser(choice: ScenarioCode.self),
        FuzzedParser(choice: WorklistKind.self),
        FuzzedParser(choice: Answer.self), FuzzedParser(choice: Swelling.self), FuzzedParser(choice: RunKind.self),
        FuzzedParser(choice: Surface.self), FuzzedParser(choice: TrackDirection.self),
        FuzzedParser(choice: RuleCode.self),
        FuzzedParser(choice: AlertTier.self), FuzzedParser(choice: ContraindicationSeverity.self),
        FuzzedParser(choice: ContraindicationWeight.self),
    ]

    @Test("a parser reads a text or says what would be right, and reads again what it has read", arguments: Seeds.all)
    func stable(seed: UInt64) {
        var text = HardText(seed: seed)
        for parser in Self.parsers {
            var read = 0
            for _ in 0..<400 {
                let input = text.next(near: parser.examples)
                do {
                    let isStable = try parser.isStable(input)
                    #expect(isStable, "seed \(seed): \(parser.name) of \(input.debugDescription)")
                    read += 1
                } catch {
                    #expect(error is InvalidInput, "seed \(seed): \(parser.name) of \(input.debugDescription)")
                }
            }
            #expect(read > 0, "\(parser.name) reads its examples")
        }
    }

    @Test("every day has a text in each order of dates, and no text crashes the reading of one", arguments: Seeds.all)
    func dateOrders(seed: UInt64) {
        var text = HardText(seed: seed)
        for order in DateOrder.allCases {
            for _ in 0..<1_000 {
                let number = Int.random(in: -719_162...2_932_896, using: &text.random)
                let (year, month, day) = Day(daysSince1970: number).civil
                let parts =
                    switch order {
                    case .yearMonthDay: [String(format: "%04d", year), "\(month)", "\(day)"]
                    case .dayMonthYear: ["\(day)", "\(month)", String(format: "%04d", year)]
                    case .monthDayYear: ["\(month)", "\(day)", String(format: "%04d", year)]
                    }
                let written = parts.joined(separator: ["-", "/", "."].randomElement(using: &text.random) ?? "-")
                #expect(order.day(written)?.daysSince1970 == number, "seed \(seed): \(written)")
                _ = order.day(text.next(near: [written, "31.12.1979", "02/30/2024"]))
            }
        }
    }

    @Test("every parser of the sources is among them")
    func complete() throws {
        let known = Set(Self.parsers.map(\.name))
        let found = try Self.parsersInSources()
        #expect(found.count > 40, "the sources were found and read")
        // A generic one stands for all its kinds, a protocol for nobody.
        #expect(found.subtracting(known).subtracting(["Choice"]) == [], "add them to the list above")
        #expect(known.subtracting(found) == [])
    }

    /// Names of the types that are declared to be `Parsable` or a `Choice`.
    private static func parsersInSources() throws -> Set<String> {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
            .standardizedFileURL
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return try (files ?? []).filter { $0.pathExtension == "swift" }.reduce(into: []) { names, file in
            let source = try String(contentsOf: file, encoding: .utf8)
            let declaration =
                /(?m)^ *(?:public )?(?:struct|enum|extension|protocol) (?:\w+\.)*(\w+)(?:<[^>]*>)?: [^{\n]*\b(?:Parsable|Choice)\b/
            let lines = source.split(separator: "\n").filter { $0.contains("Parsable") || $0.contains("Choice") }
            for match in lines.joined(separator: "\n").matches(of: declaration) { names.insert(String(match.1)) }
        }
    }
}
