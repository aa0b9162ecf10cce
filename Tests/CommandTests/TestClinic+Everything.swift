import TestSupport
import Testing

extension TestClinic {
    /// Two cases of P-1001 with everything that can be recorded: C-1001 of both heels, C-1002 right and resolved; made once
    /// for the tests that only read it.
    static let withEverything = Task { try await everything() }

    /// The same made anew, for a test that changes it.
    static func everything() async throws -> TestClinic {
        let clinic = try await TestClinic()
        for line in [
            "patient edit P-1001 --given \"Ann Mary\" --phone \"303 555 0100\" --email ann@example.org "
                + "--address \"1 Elm St \u{201C}A\u{201D}\" --city Boulder --state CO --postal-code 80301",
            "case open P-1001 --side bilateral --opened-on 2025-01-13 --onset-on 2024-12-01 --complaint \"both \\ hurt\"",
            "case diagnose C-1001 --side left --diagnosis plantar-fasciopathy --status confirmed --basis history,imaging "
                + "--on 2025-01-14 --by dlee",
            "case diagnose C-1001 --side left --diagnosis haglund --status suspected --secondary --on 2025-01-14",
            "case diagnose C-1001 --side right --diagnosis nerve-entrapment --status suspected --on 2025-01-14",
            "case diagnose C-1001 --side right --diagnosis stress-fracture --status refuted --on 2025-01-14",
            "exam record C-1001 --on 2025-01-13 --by dlee --finding left:dorsiflexion-bent=8deg "
                + "--finding right:tenderness@arch-border=2 --finding left:hop=negative --finding right:rotation=abnormal "
                + "--note winced",
            "exam record C-1001 --on 2025-01-15 --note \"only\u{7} seen\"",
            "imaging order C-1001 --side left --modality ultrasound --on 2025-01-13 --quote 450.50 --by dlee",
            "imaging result I-1 --conclusion positive --measure fascia-thickness=4.1mm --on 2025-01-14 --note thick",
            "imaging order C-1001 --side right --modality mri --on 2025-01-13",
            "imaging cancel I-2 --on 2025-01-15 --note \"no need\"",
            "imaging order C-1001 --side right --modality xray --on 2025-01-13 --booked-on 2025-01-20",
            "imaging order C-1001 --side right --modality ultrasound --on 2025-01-13",
            "imaging result I-4 --conclusion negative --measure fascia-thickness=4.0mm --on 2025-01-14",
            "home prescribe C-1001 stretch --side left --dose hold=30-45s --dose reps=3 --from 2025-01-14 --by dlee",
            "home prescribe C-1001 splint --side right --product \"Blue sock\" --from 2025-01-14",
            "home stop H-2 --on 2025-01-14 --note \"too tight\"",
            "series plan C-1001 --side left --treatment focused-eswt --sessions 3 --interval 7 --on 2025-01-20 "
                + "--starts-on 2025-01-21 --by dlee",
            "session record S-1 --on 2025-01-21 --booked-on 2025-01-22 --by dlee --energy 0.125 --impulses 2000 "
                + "--frequency 4.5 --device \"Dev 1\" --lot L-7 --guidance none --target-site \"Baxter's nerve\" "
                + "--pain-during 6 --anaesthesia --note \"went well\"",
            "series stop S-1 --kind withdrawn --on 2025-01-30 --note moved",
            "series plan C-1001 --side right --treatment prp --sessions 1 --on 2025-01-20 --starts-on 2025-01-21",
            "session record S-2 --on 2025-01-21 --volume 2.5 --guidance ultrasound --image-reference PACS-1 "
                + "--preparation \"leucocyte-poor\"",
            "score record C-1001 --side left --value 0 --on 2025-01-20 --note \"says none\"",
            "score record C-1001 --side right --value 8 --on 2025-01-21 --after-treatment",
            "score record C-1001 --side right --instrument ffi --value 33.3 --on 2025-01-20",
            "score record C-1001 --instrument lefs --value 61 --on 2025-01-20",
            "score record C-1001 --side left --value 9 --on 2025-01-19",
            "score void M-5 --reason mistyped",
            "case milestone C-1001 easy-runs --side left --on 2025-02-01",
            "billing fees set visit-new --amount 180 --from 2025-01-01",
            "billing charges add C-1001 --service visit-new --on 2025-01-13 --by dlee",
            "billing charges add C-1001 --service orthosis-custom --side left --amount 425.50 --units 2 --on 2025-01-14",
            "billing charges add C-1001 --service visit-new --units -1 --on 2025-01-14",
            "case open P-1001 --side right --opened-on 2025-03-01",
            "case diagnose C-1002 --diagnosis achilles-insertional --status confirmed --on 2025-03-01",
            "case close C-1002 --outcome resolved --on 2025-04-01",
        ] {
            let outcome = try await clinic.firststep(line)
            try #require(outcome.code == 0, "\(line): \(outcome.errors)")
        }
        return clinic
    }
}
