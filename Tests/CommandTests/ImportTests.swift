import TestSupport
import Testing

@Suite("Imports from CSV files")
struct ImportTests {
    @Test("patients, cases, sessions and scores come in once, and the same files again change nothing")
    func idempotent() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write(ImportFiles.small)
        for (kind, first, again) in [
            ("patients", "inserted 3, unchanged 0", "inserted 0, unchanged 3"),
            ("cases", "inserted 3, unchanged 0", "inserted 0, unchanged 3"),
            ("sessions", "inserted 4, unchanged 0", "inserted 0, unchanged 4"),
            ("scores", "inserted 3, unchanged 0", "inserted 0, unchanged 3"),
        ] {
            let missing = kind == "scores" ? 1 : 0
            let inserted = try await clinic.firststep("import \(kind) \(folder)/\(kind).csv")
            #expect(inserted.output == "\(first), changed 0, missing \(missing), rejected 0\n", "\(inserted.errors)")
            let repeated = try await clinic.firststep("import \(kind) \(folder)/\(kind).csv")
            #expect(repeated.output == "\(again), changed 0, missing \(missing), rejected 0\n", "\(repeated.errors)")
            #expect(inserted.code == 0 && repeated.code == 0)
        }
        let series = try await clinic.firststep("series list --format csv").output
        #expect(
            series.contains("S-1,C-1001,left,focused-eswt,completed")
                && series.contains("S-2,C-1001,left,focused-eswt,")
        )
    }

    @Test("a bad row keeps all others out and is named without its value, and --keep-good writes the others")
    func refused() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write([
            "patients.csv":
                "external_id,family_name,given_name,birth_date\np1,Example,Ann,1984-03-05\np2,Sample,Ben,31.12.1979\n"
        ])
        let refused = try await clinic.firststep("import patients \(folder)/patients.csv")
        #expect(refused.code == 65 && refused.output == "inserted 0, unchanged 0, changed 0, missing 0, rejected 1\n")
        #expect(
            refused.errors.contains(
                "line 3, birth_date (date): write a day of the calendar as YYYY-MM-DD, or say --dates dmy\n"
            )
        )
        #expect(!refused.errors.contains("1979"))
        #expect(try await !clinic.firststep("patient list").output.contains("Example"))
        let kept = try await clinic.firststep("import patients \(folder)/patients.csv --keep-good")
        #expect(kept.code == 0 && kept.output == "inserted 1, unchanged 0, changed 0, missing 0, rejected 1\n")
    }

    @Test("a changed score is a conflict, unless --update strikes the old one and records it anew")
    func changed() async throws {
        let clinic = try await TestClinic(patient: false)
        let folder = ImportFiles.write(ImportFiles.small)
        for kind in ["patients", "cases", "scores"] {
            _ = try await clinic.firststep("import \(kind) \(folder)/\(kind).csv")
        }
        let other = ImportFiles.write([
            "scores.csv": (ImportFiles.small["scores.csv"] ?? "").replacing("pain,7", with: "pain,8")
        ])
        let conflict = try await clinic.firststep("import scores \(other)/scores.csv")
        #expect(
            conflict.code == 65
                && conflict.errors.contains("line 2: was imported with other values; --update replaces them")
        )
        let updated = try await clinic.firststep("import scores \(other)/scores.csv --update")
        #expect(updated.output == "inserted 0, unchanged 2, changed 1, missing 1, rejected 0\n")
        #expect(try await clinic.firststep("score list C-1001 --format csv").output.contains("2024-01-31,21,8,"))
    }

    @Test("a large import leaves statistics, so that the next one is planned for what is there")
    func statistics() async throws {
        let clinic = try await TestClinic(patient: false)
        let cohort = try await Cohort(heels: 1_400)
        for kind in ["patients", "cases"] {
            let outcome = try await clinic.firststep("import \(kind) \(cohort.path(kind)).csv")
            #expect(outcome.code == 0, "\(outcome.errors)")
        }
        for table in ["clinic.patient", "clinic.demographics", "clinic.case", "clinic.heel"] {
            let counted = try await clinic.superuser(
                "SELECT reltuples::bigint AS counted, (SELECT count(*) FROM \(unescaped: table)) AS there FROM pg_class WHERE oid = \(literal: table)::regclass"
            )
            #expect(try counted[0]["counted"] as Int == counted[0]["there"], "\(table)")
        }
    }
}
