import TestSupport
import Testing

@Suite("The two heels of an exam against each other")
struct ExamDifferenceTests {
    private static let record = """
        exam record C-1001 --on 2025-01-13 --finding left:dorsiflexion-bent=12 --finding right:dorsiflexion-bent=8 \
        --finding left:hop=neg --finding right:hop=pos --finding left:squeeze=neg --finding right:squeeze=neg \
        --finding left:tenderness@arch-border=2 --finding right:tenderness=1
        """

    @Test("a test of both heels says how the right one differs, in words and as data")
    func differences() async throws {
        let clinic = try await TestClinic.withHeels()
        let recorded = try await clinic.firststep(Self.record)
        #expect(recorded.code == 0)
        #expect(recorded.output.contains("right 4 deg less") && recorded.output.contains("differs"))
        #expect(!recorded.output.contains("Differs"))
        #expect(try await clinic.firststep("exam show E-1").output == recorded.output)
        #expect(
            try await clinic.firststep("exam show E-1 --format csv").output == """
                exam,side,technique,name,zone,value,unit,result,difference,differs\r
                E-1,left,dorsiflexion-bent,"Ankle dorsiflexion, knee bent",,12,deg,,,\r
                E-1,left,hop,Hop test,,,,negative,,\r
                E-1,left,squeeze,Heel squeeze,,,,negative,,\r
                E-1,left,tenderness,Tenderness on palpation (0-3),arch-border,2,,,,\r
                E-1,right,dorsiflexion-bent,"Ankle dorsiflexion, knee bent",,8,deg,,-4,true\r
                E-1,right,hop,Hop test,,,,positive,,true\r
                E-1,right,squeeze,Heel squeeze,,,,negative,,false\r
                E-1,right,tenderness,Tenderness on palpation (0-3),,1,,,,\r\n
                """
        )
        let json = try await clinic.firststep("exam show E-1 --format json").output
        #expect(json.contains("\"difference\" : -4,") && json.contains("\"differs\" : true,"))
    }

    @Test("a table of one heel has no such column")
    func oneHeel() async throws {
        let clinic = try await TestClinic.withHeels()
        let recorded = try await clinic.firststep("exam record C-1001 --side left --finding hop=neg")
        #expect(recorded.code == 0 && !recorded.output.contains("Differ"))
    }
}
