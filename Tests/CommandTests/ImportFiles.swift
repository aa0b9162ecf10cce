import Foundation
import TestSupport

/// Import files for a test.
enum ImportFiles {
    /// Three patients with their cases, sessions and scores; one score is missing.
    static let small = [
        "patients.csv": """
        external_id,family_name,given_name,birth_date,sex,phone,email,address,postal_code,state
        p1,Example,Ann,1984-03-05,female,303-555-0100,ann@example.org,"1 Main St, Apt 2",80202,CO
        p2,Sample,Ben,1979-12-31,male,,,,,
        p3,Müller-O'Neill,Zoë,2000-02-29,,,,,,

        """,
        "cases.csv": """
        external_id,patient_external_id,side,opened_on,onset_on,diagnosis,diagnosis_status,closed_on,outcome
        c1,p1,left,2024-01-10,2023-11-01,plantar-fasciopathy,confirmed,2024-09-01,resolved
        c2,p2,bilateral,2025-02-01,,achilles-midportion,,,
        c3,p3,right,2025-03-01,,,,,

        """,
        "sessions.csv": """
        external_id,case_external_id,side,treatment,performed_on,energy_mj_mm2,impulses,frequency_hz,volume_ml,guidance,lot
        t1,c1,left,focused-eswt,2024-02-01,0.2,2000,4,,,
        t2,c1,,focused-eswt,2024-02-08,0.2,2000,4,,,
        t3,c1,,focused-eswt,2024-08-16,0.2,2000,4,,,
        t4,c2,right,prp,2025-03-16,,,,4.5,ultrasound,L77

        """,
        "scores.csv": """
        external_id,case_external_id,side,instrument,value,taken_on
        s1,c1,left,morning-pain,7,2024-01-31
        s2,c1,,morning-pain,,
        s3,c1,,morning-pain,0,2024-05-01
        s4,c2,right,morning-pain,0,2025-02-28

        """,
    ]

    /// Writes bytes into a file of their own and gives its path.
    static func write(_ bytes: some Sequence<UInt8>) -> String {
        let path = TemporaryFolder.newPath()
        try? Data(bytes).write(to: URL(filePath: path))
        return path
    }

    /// A file of so many patients, from `p1` on, each with a name and a birth date.
    static func patients(_ count: Int) -> String {
        let rows = (1...count).map {
            "p\($0),Family\($0),Given\($0 % 97),19\(50 + $0 % 50)-0\(1 + $0 % 9)-1\($0 % 10)\n"
        }
        return write(("external_id,family_name,given_name,birth_date\n" + rows.joined()).utf8)
    }

    /// Writes files into a folder of their own and gives its path.
    static func write(_ files: [String: String]) -> String {
        let folder = "\(TemporaryFolder.path)/import-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try? Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
        }
        return folder
    }
}
