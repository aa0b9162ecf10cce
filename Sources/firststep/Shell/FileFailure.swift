import Foundation

/// A file that could not be written.
struct FileFailure: Error, CustomStringConvertible {
    let exitCode: Int32
    let description: String

    /// A file that cannot be written; nothing is left of it.
    static func unwritable(_ path: String) -> FileFailure {
        FileFailure(exitCode: Exit.cannotWrite, description: "\(path) cannot be written: \(lastError)")
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}
