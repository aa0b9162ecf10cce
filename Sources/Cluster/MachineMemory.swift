import Glibc

/// How much memory the machine has, and what of it the private server takes.
///
/// The server is not alone: the program, the desktop of a small clinic and other servers share the machine. So the shares
/// are modest, and bounded above: what is read again and again of a clinic's records fits into a gigabyte.
struct MachineMemory: Hashable {
    /// In MiB.
    let size: Int

    /// Memory of so many MiB.
    init(mebibytes: Int) {
        size = max(0, mebibytes)
    }

    /// That of this machine, or less where a control group allows less; small where the system does not say.
    static var here: MachineMemory {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let pageSize = sysconf(Int32(_SC_PAGESIZE))
        let physical = pages > 0 && pageSize > 0 ? pages / (1 << 20 / pageSize) : 0
        let allowed = Files.read("/sys/fs/cgroup/memory.max").flatMap { Int($0.filter { !$0.isWhitespace }) }
        return MachineMemory(mebibytes: min(physical, allowed.map { $0 >> 20 } ?? .max))
    }

    /// The lines of the server's configuration that follow from it.
    ///
    /// Nothing here trades safety for speed. A larger log only means that a checkpoint is rarer and a start after a crash
    /// takes longer: each page is written once more in full after every checkpoint.
    var settings: [String] {
        [
            "# For \(size) MiB of memory.",
            "shared_buffers = \(share(8, from: 128, to: 1_024))MB",
            "effective_cache_size = \(share(2, from: 256, to: 65_536))MB",
            "work_mem = \(share(512, from: 4, to: 64))MB",
            "maintenance_work_mem = \(share(32, from: 64, to: 512))MB",
            "max_wal_size = \(share(4, from: 1_024, to: 4_096))MB",
            "checkpoint_timeout = 15min",
        ]
    }

    /// The part of the memory that one over `parts` is, within bounds.
    private func share(_ parts: Int, from least: Int, to most: Int) -> Int {
        min(max(size / parts, least), most)
    }
}
