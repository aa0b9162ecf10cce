import Testing

@testable import Cluster

@Suite("The server's own files")
struct ServerConfigurationTests {
    @Test("roles written into pg_ident.conf are read back in order, once each")
    func rolesRoundTrip() {
        let text = ServerConfiguration.identities(
            masters: ["root", "firststep"],
            roles: ["firststep_superuser", "anna.b"]
        )
        #expect(ServerConfiguration.roles(inIdentities: text) == ["firststep_superuser", "anna.b"])
        #expect(text.contains("firststep \"root\" \"anna.b\"\n"))
    }

    @Test("a quote in the home's path stays inside its setting")
    func quotes() throws {
        let home = try ServerHome(path: "/srv/o'brien")
        let text = ServerConfiguration.settings(home: home, group: nil, durability: .full, audits: true)
        #expect(text.contains("unix_socket_directories = '/srv/o''brien/run'"))
    }
}
