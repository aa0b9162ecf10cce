import Foundation

/// Where the random numbers of a test begin: always the same, unless `FIRSTSTEP_SEED` says where.
public enum Seeds {
    /// Three seeds; a test that takes them as arguments names the one that it fails with.
    public static let all: [UInt64] = {
        let first = ProcessInfo.processInfo.environment["FIRSTSTEP_SEED"].flatMap(UInt64.init) ?? 1
        return [first, first &+ 1, first &+ 2]
    }()
}
