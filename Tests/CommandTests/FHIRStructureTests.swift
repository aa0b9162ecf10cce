import Foundation
import TestSupport
import Testing

/// That a bundle is FHIR: by the R4B models of the Python package `fhir.resources`, and by R4's own definitions.
@Suite("The structure of FHIR bundles")
struct FHIRStructureTests {
    /// The demonstration's three cases, entered once for all tests, which only read.
    static let demonstration = Task {
        let clinic = try await TestClinic(patient: false)
        for line in try tour() {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL.path()

    /// The lines that `init --demo` runs, but for the founding of the clinic and what only reads.
    private static func tour() throws -> [String] {
        let text = try String(contentsOfFile: "\(root)Sources/firststep/Demo/article-cases.tour", encoding: .utf8)
        return text.split(separator: "\n").map(String.init).filter { line in
            !["#", "clinic add", "case summary", "outcomes", "billing export"].contains { line.hasPrefix($0) }
        }
    }

    private static let exports = [
        "export fhir C-1001", "export fhir C-1002", "export fhir C-1003", "patient export P-1003 --format fhir",
    ]

    /// The demonstration's bundles, and one with all that the demonstration does not have.
    private func bundles() async throws -> [ReadBundle] {
        var bundles: [ReadBundle] = []
        let clinic = try await Self.demonstration.value
        for line in Self.exports { bundles.append(try ReadBundle(try await clinic.firststep(line))) }
        let rich = try await TestClinic.withEverything.value
        bundles.append(try ReadBundle(try await rich.firststep("patient export P-1001 --format fhir")))
        return bundles
    }

    @Test("the R4B models accept every bundle, and read in it what it says")
    func models() async throws {
        let python = "\(Self.root).build-python/bin/python"
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "the models are not here; run: Scripts/install-requirements test"
        )
        let folder = TemporaryFolder.newPath()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        for (index, bundle) in try await bundles().enumerated() {
            try Data(bundle.text.utf8).write(to: URL(filePath: "\(folder)/\(index).json"))
        }
        let checked = try await FirstStepBinary(environment: [:])
            .shell("'\(python)' '\(Self.root)Tests/fhir/check.py' \(folder)/*.json")
        #expect(checked.code == 0, "\(checked.output)\(checked.errors)")
        #expect(checked.output.components(separatedBy: ": valid\n").count == Self.exports.count + 2)
    }

    @Test("every resource has what R4 requires, with codes of R4's value sets")
    func definitions() async throws {
        for bundle in try await bundles() {
            #expect(bundle.object["type"] as? String == "collection")
            #expect(!bundle.resources.isEmpty)
            for resource in bundle.resources {
                let type = resource["resourceType"] as? String ?? ""
                let definition = try #require(FHIRDefinition.all[type], "R4's definition of \(type) is not here")
                #expect(definition.faults(resource) == [], "\(type)/\(resource["id"] ?? "")")
            }
        }
    }

    @Test("the definitions find what is missing, and what is no code")
    func faults() throws {
        let episode = try #require(FHIRDefinition.all["EpisodeOfCare"])
        let broken: [String: Any] = ["status": "open", "diagnosis": [["rank": 1]]]
        #expect(episode.faults(broken) == ["patient is missing", "diagnosis.condition is missing", "status open"])
    }

    @Test("every kind of resource occurs, so that each definition was held against something")
    func kinds() async throws {
        let found = Set(try await bundles().flatMap(\.resources).compactMap { $0["resourceType"] as? String })
        #expect(found == Set(FHIRDefinition.all.keys))
    }

    @Test("every reference finds its resource in the bundle, and no two have one address")
    func references() async throws {
        for bundle in try await bundles() {
            let addresses = bundle.entries.compactMap { $0["fullUrl"] as? String }
            #expect(Set(addresses).count == bundle.entries.count)
            let names = bundle.resources.map { "\($0["resourceType"] ?? "")/\($0["id"] ?? "")" }
            #expect(zip(addresses, names).allSatisfy { $0 == "https://firststep.invalid/clinic/denver/\($1)" })
            for resource in bundle.resources {
                let contained = texts(resource, "contained.id").map { "#\($0)" }
                let used = Self.references(in: resource)
                for reference in used {
                    #expect(names.contains(reference) || contained.contains(reference), "\(reference)")
                }
                #expect(Set(contained).isSubset(of: used), "dom-3: what is contained is referred to")
            }
        }
    }

    private static func references(in value: Any) -> [String] {
        switch value {
        case let object as [String: Any]:
            object.flatMap { key, value in key == "reference" ? [value as? String ?? ""] : references(in: value) }
        case let array as [Any]: array.flatMap(references)
        default: []
        }
    }

    @Test("there is no null, nothing empty, and ids and dates are what R4 takes")
    func primitives() async throws {
        func check(_ value: Any, _ key: String) {
            switch value {
            case let object as [String: Any]:
                #expect(!object.isEmpty, "\(key)")
                for (key, value) in object { check(value, key) }
            case let array as [Any]:
                #expect(!array.isEmpty, "\(key)")
                for value in array { check(value, key) }
            case let text as String:
                #expect(text.contains { !$0.isWhitespace }, "\(key)")
                #expect(!text.unicodeScalars.contains { $0.value < 32 && !"\t\r\n".unicodeScalars.contains($0) })
                if key == "id" { #expect(text.wholeMatch(of: /[A-Za-z0-9\-.]{1,64}/) != nil, "\(text)") }
                if key.hasSuffix("Date") || key.hasSuffix("DateTime") || ["start", "end", "authoredOn"].contains(key) {
                    #expect(text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, "\(key) \(text)")
                }
            default: #expect(!(value is NSNull), "\(key)")
            }
        }
        for bundle in try await bundles() { check(bundle.object, "bundle") }
    }

    @Test("the rules between elements hold: con-3, con-4, con-5, ext-1, obs-6, obs-7, per-1, tim-2")
    func invariants() async throws {
        for resource in try await bundles().flatMap(\.resources) {
            for period in values(resource, "period") + values(resource, "activity.detail.scheduledPeriod") {
                let (start, end) = (texts(period, "start").first, texts(period, "end").first)
                #expect(end == nil || start.map { $0 <= end ?? "" } == true, "per-1")
            }
            for part in values(resource, "extension") + values(resource, "activity.detail.extension") {
                let keys = (part as? [String: Any] ?? [:]).keys
                #expect(keys.contains("extension") != keys.contains { $0.hasPrefix("value") }, "ext-1")
            }
            for timing in values(resource, "occurrenceTiming.repeat") {
                let hasPeriod = !values(timing, "period").isEmpty
                #expect(hasPeriod == !values(timing, "periodUnit").isEmpty, "tim-2")
            }
            switch resource["resourceType"] as? String {
            case "Condition":
                let clinical = texts(resource, "clinicalStatus.coding.code").first ?? ""
                #expect(!clinical.isEmpty, "con-3; con-5: nothing is entered in error")
                let isAbated = resource["abatementDateTime"] != nil
                #expect(!isAbated || ["inactive", "resolved", "remission"].contains(clinical), "con-4")
            case "Observation":
                let values = resource.keys.filter { $0.hasPrefix("value") }
                #expect(values.count <= 1 && resource["dataAbsentReason"] == nil, "obs-6")
                #expect(resource["component"] == nil, "obs-7")
            default: break
            }
        }
    }
}
