import Glibc

/// An account of the operating system.
struct Account: Sendable, Equatable {
    /// The account that a shared server belongs to.
    static let shared = "firststep"

    let name: String
    let uid: uid_t
    let gid: gid_t
    let folder: String

    var isRoot: Bool { uid == 0 }

    /// The account that this process runs as.
    static func current() -> Account {
        // A container may run a number that has no name; PostgreSQL refuses it later, in its own words.
        Account(uid: geteuid()) ?? Account(name: "\(geteuid())", uid: geteuid(), gid: getegid(), folder: "/")
    }

    /// The account of a number, or nil if there is none.
    init?(uid: uid_t) {
        self.init { record, buffer, size, result in getpwuid_r(uid, record, buffer, size, result) }
    }

    /// The account of a name, or nil if there is none.
    init?(named name: String) {
        self.init { record, buffer, size, result in getpwnam_r(name, record, buffer, size, result) }
    }

    private init(name: String, uid: uid_t, gid: gid_t, folder: String) {
        (self.name, self.uid, self.gid, self.folder) = (name, uid, gid, folder)
    }

    private typealias LookUp = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private init?(_ lookUp: LookUp) {
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        // 16 KiB holds any line of passwd(5) and what directory services were seen to answer.
        let account = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer -> Account? in
            guard let start = buffer.baseAddress, lookUp(&record, start, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return Account(
                name: String(cString: record.pw_name),
                uid: record.pw_uid,
                gid: record.pw_gid,
                folder: String(cString: record.pw_dir)
            )
        }
        guard let account else { return nil }
        self = account
    }

    /// The account `firststep`, made as a system account (no login, no password) if it is missing.
    static func makeShared() async throws -> Account {
        if let account = Account(named: shared) { return account }
        let arguments = [
            "--system", "--user-group", "--home-dir", "/var/lib/firststep", "--no-create-home",
            "--shell", "/usr/sbin/nologin", "--comment", "FirstStep", shared,
        ]
        let outcome = try await Program("/usr/sbin/useradd").run(arguments, as: nil)
        // Another process may have made it at the same moment.
        if let account = Account(named: shared) { return account }
        throw ClusterError(
            .programMissing,
            "the system account \(shared) is missing and useradd did not make it (\(outcome.message)): "
                + "run `useradd --system --user-group \(shared)`"
        )
    }
}
