import Testing

@testable import Cluster

@Suite("Where the home is")
struct ServerHomeTests {
    private func home(_ environment: [String: String], isRoot: Bool = false) throws -> String {
        try ServerHome.decide(environment: environment, isRoot: isRoot, userFolder: "/home/anna", workingFolder: "/srv")
            .path
    }

    @Test("FIRSTSTEP_HOME wins, also for root, and may be relative")
    func given() throws {
        #expect(try home(["FIRSTSTEP_HOME": "/data/heel", "XDG_DATA_HOME": "/x"]) == "/data/heel")
        #expect(try home(["FIRSTSTEP_HOME": "/data/heel/"], isRoot: true) == "/data/heel")
        #expect(try home(["FIRSTSTEP_HOME": "heel"]) == "/srv/heel")
    }

    @Test("root's server is the machine's, whatever root's XDG_DATA_HOME says")
    func root() throws {
        #expect(try home(["XDG_DATA_HOME": "/root/data"], isRoot: true) == "/var/lib/firststep")
    }

    @Test("a person's server is under XDG_DATA_HOME, else under ~/.local/share; empty and relative values do not count")
    func person() throws {
        #expect(try home(["XDG_DATA_HOME": "/data", "FIRSTSTEP_HOME": ""]) == "/data/firststep")
        #expect(try home(["XDG_DATA_HOME": "data"]) == "/home/anna/.local/share/firststep")
        #expect(try home([:]) == "/home/anna/.local/share/firststep")
    }

    @Test("a path too long for a socket is refused with the length that would fit")
    func tooLong() throws {
        // "/run/.s.PGSQL.5432" takes 18 of the 107 bytes.
        let longest = "/" + String(repeating: "a", count: 88)
        #expect(try ServerHome(path: longest).socket.utf8.count == 107)
        let error = try #require(throws: ClusterError.self) { try ServerHome(path: longest + "é") }
        #expect(error.code == .socketPathTooLong)
        #expect(error.description.contains("at most 89 bytes"))
        #expect(error.description.contains("2 bytes too long"))
    }
}
