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
        let text = ServerConfiguration.settings(
            home: home,
            group: nil,
            durability: .full,
            audits: true,
            memory: MachineMemory(mebibytes: 4_096)
        )
        #expect(text.contains("unix_socket_directories = '/srv/o''brien/run'"))
    }

    @Test(
        "memory is shared out by the machine's size, within bounds",
        arguments: [
            (0, "128MB", "256MB", "4MB", "64MB"),
            (1_024, "128MB", "512MB", "4MB", "64MB"),
            (4_096, "512MB", "2048MB", "8MB", "128MB"),
            (24_576, "1024MB", "12288MB", "48MB", "512MB"),
            (1_048_576, "1024MB", "65536MB", "64MB", "512MB"),
        ]
    )
    func memory(mebibytes: Int, buffers: String, cache: String, work: String, maintenance: String) {
        let settings = MachineMemory(mebibytes: mebibytes).settings
        #expect(settings.contains("shared_buffers = \(buffers)"))
        #expect(settings.contains("effective_cache_size = \(cache)"))
        #expect(settings.contains("work_mem = \(work)"))
        #expect(settings.contains("maintenance_work_mem = \(maintenance)"))
    }

    @Test("no size of a machine costs durability", arguments: [0, 1_024, 1_048_576])
    func durability(mebibytes: Int) throws {
        let home = try ServerHome(path: "/srv/heel")
        let lines = ServerConfiguration.settings(
            home: home,
            group: nil,
            durability: .full,
            audits: true,
            memory: MachineMemory(mebibytes: mebibytes)
        ).split(separator: "\n")
        for name in ["fsync", "full_page_writes", "synchronous_commit"] {
            #expect(lines.filter { $0.hasPrefix("\(name) ") } == ["\(name) = on"])
        }
    }

    @Test("the memory of this machine is known")
    func here() {
        #expect(MachineMemory.here.size > 0)
    }
}
