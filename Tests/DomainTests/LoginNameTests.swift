import Domain
import Testing

@Suite("Names of logins")
struct LoginNameTests {
    @Test(
        "names that cannot be a login are refused",
        arguments: [
            "", "firststep_owner", "firststep_superuser", "pg_monitor", "a\"b", "a b", "a\nb", "-a", "/a", "a\\1",
            "public", "none", String(repeating: "x", count: 64),
        ]
    )
    func refused(name: String) {
        #expect(throws: InvalidInput.self) { try LoginName(parsing: name) }
    }

    @Test(
        "names of people and accounts are taken",
        arguments: ["anna", "Anna.B", "zoë", "svc_1", "a@clinic.example", "x$"]
    )
    func taken(name: String) throws {
        #expect(try LoginName(parsing: name).rawValue == name)
    }

    @Test("a code of the staff is made from any of them")
    func codes() {
        #expect(StaffCode.made(from: LoginName(rawValue: "Anna.B")).rawValue == "anna-b")
        #expect(StaffCode.made(from: LoginName(rawValue: "7up$")).rawValue == "staff-7up")
        #expect(StaffCode.made(from: LoginName(rawValue: "$$")).rawValue == "staff-login")
    }
}
