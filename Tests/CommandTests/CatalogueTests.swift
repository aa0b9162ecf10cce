import Foundation
import TestSupport
import Testing

/// The reference data: that nothing of the article is missing, and that each row says where it comes from.
@Suite("The catalogue")
struct CatalogueTests {
    /// Where each section of the article went: tables of the catalogue, and rows that must stand in them.
    static let coverage: [(section: String, table: String, rows: Set<String>)] = [
        (
            "common causes", "diagnosis-class",
            ["plantar-fasciopathy", "achilles-tendinopathy", "retrocalcaneal", "calcaneal-stress"]
        ),
        ("side-specific pain", "side-cause", ["gait", "camber", "shoe"]),
        ("how common", "fact", ["leading-cause", "lifetime-incidence", "runners-at-risk", "most-respond"]),
        ("likely causes", "diagnosis-class", ["nerve-entrapment"]),
        (
            "likely causes", "diagnosis",
            [
                "plantar-fasciopathy", "achilles-midportion", "achilles-insertional", "retrocalcaneal-bursitis",
                "haglund",
                "stress-reaction", "stress-fracture", "nerve-entrapment",
            ]
        ),
        ("more than one at once", "fact", ["more-than-one"]),
        ("right against left", "side-cause", ["track", "leg-length", "sprain", "weakness"]),
        (
            "confirming the diagnosis", "exam-technique",
            [
                "tenderness", "dorsiflexion-straight", "dorsiflexion-bent", "rotation", "single-leg-squat", "hop",
                "squeeze",
                "night-pain", "swelling", "numbness",
            ]
        ),
        ("confirming the diagnosis", "rule", ["img-trigger"]),
        ("imaging", "modality", ["xray", "ultrasound", "mri", "ct"]),
        ("ultrasound pearls", "rule", ["us-thick"]),
        ("ultrasound pearls", "guidance", ["thickness", "guided-procedures", "history-leads"]),
        (
            "steps at home", "home-measure",
            [
                "rest", "cold", "stretch", "roll", "eccentric", "splint", "cushioned-shoe", "orthosis-otc",
                "orthosis-custom", "tape",
            ]
        ),
        ("steps at home", "guidance", ["insert-brands", "splint-brands", "first-line"]),
        ("hard no", "hard-no", ["hill-repeats", "ignore-morning-pain", "ballistic-stretch"]),
        ("risk reduction", "risk-strategy", ["shoe-rotation", "cadence", "replace-shoes", "mix-routes"]),
        (
            "clinic treatments", "treatment",
            [
                "focused-eswt", "radial-eswt", "prp", "corticosteroid", "tenotomy", "microtenotomy", "fenestration",
            ]
        ),
        (
            "clinic treatments", "guidance",
            ["eswt-effect", "eswt-evidence", "prp-evidence", "steroid-sparingly", "procedures-last"]
        ),
        ("clinic treatments", "rule", ["csi-repeat", "csi-guided", "prp-guided"]),
        ("the consultant's rule", "rule", ["plateau", "plateau-eswt"]),
        ("the cases", "treatment", ["hydrodissection"]),
        ("the cases", "home-measure", ["nerve-glide", "toe-box", "cadence", "loading"]),
        ("the cases", "milestone-kind", ["running-resumed", "pain-free-strides", "jog-walk-5k"]),
        (
            "shoes, inserts, surfaces", "guidance",
            [
                "high-stack", "moderate-drop", "rocker", "prefabricated", "two-shoes", "vary-surfaces", "replace-at",
                "shoe-is-dated",
            ]
        ),
        ("shoes, inserts, surfaces", "rule", ["shoe-miles"]),
        (
            "seek care quickly", "red-flag",
            ["persists", "at-rest", "swelling", "numbness", "weight", "bony", "pop", "recurrent"]
        ),
        ("seek care quickly", "rule", ["rf-persist", "rf-rest", "rf-bony", "rf-pop", "rf-recur"]),
        ("Achilles", "fact", ["achilles-recreational", "achilles-elite"]),
        ("diagnostic choice", "imaging-scenario", ["first-step", "focal-bony", "posterior", "burning"]),
        ("diagnostic choice", "modality", ["nerve-conduction"]),
        ("treatment ladder", "rule", ["stage3-addon", "stage4-proc"]),
        ("editorial advice", "home-measure", ["heel-lift", "route-audit", "shoe-rotation"]),
        (
            "editorial advice", "guidance",
            ["match-load", "basics-first", "route-audit", "heel-lift", "morning-pain-week"]
        ),
        ("editorial advice", "rule", ["morning-pain", "adjunct", "route-audit", "no-go", "cadence-step"]),
        ("notes under the charts", "guidance", ["bars", "compare"]),
        (
            "where it contradicts itself", "guidance",
            [
                "conflict-drop", "conflict-flat", "conflict-eswt", "conflict-care", "conflict-camber",
            ]
        ),
        ("sources", "source", ["heel-pain-article", "jospt-2023", "malisoux-2015", "firststep"]),
    ]

    @Test("holds every section of the article")
    func covered() async throws {
        let clinic = try await TestClinic(patient: false)
        var tables: [String: Set<String>] = [:]
        for (section, table, rows) in Self.coverage {
            if tables[table] == nil {
                tables[table] = Set(try await show(table, at: clinic).compactMap { $0["code"] as? String })
            }
            let missing = rows.subtracting(tables[table] ?? [])
            #expect(missing.isEmpty, "\(section): \(table) lacks \(missing.sorted())")
        }
    }

    @Test("gives shares that add up to 100, and none to nerve entrapment")
    func shares() async throws {
        let clinic = try await TestClinic(patient: false)
        let classes = try await show("diagnosis-class", at: clinic)
        #expect(classes.compactMap { $0["share_pct"] as? Double }.reduce(0, +) == 100)
        let nerve = try #require(classes.first { $0["code"] as? String == "nerve-entrapment" })
        #expect(nerve["share_pct"] is NSNull)
    }

    @Test("keeps the numbers of the article")
    func numbers() async throws {
        let clinic = try await TestClinic(patient: false)
        let ladder = try await show("ladder-stage", at: clinic)
        #expect(ladder.map { $0["from_day"] as? Int } == [0, 14, 42, 84])
        #expect(ladder.map { $0["to_day"] as? Int } == [14, 42, 84, nil])
        let strategies = try await show("risk-strategy", at: clinic)
        let percents = Dictionary(
            uniqueKeysWithValues: strategies.map { ($0["code"] as? String, $0["percent"] as? Int) }
        )
        #expect(percents == ["shoe-rotation": 39, "cadence": 12, "replace-shoes": 18, "mix-routes": 10])
        #expect(
            strategies.filter { $0["is_approx"] as? Bool == false }.map { $0["code"] as? String } == ["shoe-rotation"]
        )
        let steps = try await show("imaging-step", at: clinic)
        let burning = steps.filter { $0["scenario_code"] as? String == "burning" }
        #expect(burning.map { $0["modality_code"] as? String } == [nil, "ultrasound", "nerve-conduction"])
        #expect(!steps.contains { $0["scenario_code"] as? String == "posterior" && $0["step"] as? String == "next" })
    }

    @Test("is loaded once: the same catalogue again changes nothing")
    func loadedOnce() async throws {
        let clinic = try await TestClinic(patient: false)
        let environment = TestServer.shared.environment(database: clinic.database, user: "firststep_superuser")
        let again = try await FirstStepBinary(environment: environment).run(["catalogue", "load", "--format", "json"])
        #expect(again.code == 0 && again.output.contains("\"changed_rows\" : 0"), "\(again.errors)")
        let loads = try await clinic.askSuperuser("SELECT count(*) AS loads FROM meta.catalogue_load")
        #expect(try loads.first?.decode("loads", as: Int64.self) == 1)
    }

    @Test("names what is near a table that is not there")
    func unknownTable() async throws {
        let clinic = try await TestClinic(patient: false)
        let result = try await clinic.firststep("catalogue show lader-stage")
        #expect(result.code == 65)
        #expect(result.errors.contains("did you mean ladder-stage?"))
    }

    private func show(_ table: String, at clinic: TestClinic) async throws -> [[String: Any]] {
        let result = try await clinic.firststep("catalogue show \(table) --format json")
        let rows = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return try #require(rows as? [[String: Any]])
    }
}
