import Foundation

/// A file that could not be read or written.
struct FileFailure: Error, CustomStringConvertible {
    let exitCode: Int32
    let description: String

    /// A file that cannot be written; nothing is left of it.
    static func unwritable(_ path: String) -> FileFailure {
        FileFailure(exitCode: Exit.cannotWrite, description: "\(path) cannot be written: \(lastError)")
    }

    /// A file that cannot be read.
    static func unreadable(_ path: String) -> FileFailure {
        FileFailure(exitCode: Exit.noInput, description: "\(path) cannot be read: \(lastError)")
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}
