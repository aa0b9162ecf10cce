import Foundation
import PackagePlugin

/// Turns the files that a target carries into one generated Swift file, `EmbeddedFiles.swift`.
///
/// SwiftPM's own `embedInCode` mangles names that start with a digit (as migrations do), and a resource bundle is lost
/// with the build folder.
@main
struct EmbedPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let (folder, suffix): (URL, String)
        switch target.name {
        case "Cluster": (folder, suffix) = (root.appending(path: "Schema"), "sql")
        case "Records": (folder, suffix) = (root.appending(path: "Schema/catalogue"), "csv")
        case "Reports": (folder, suffix) = (root.appending(path: "Sources/Reports/Templates"), "mustache")
        case "firststep": (folder, suffix) = (root.appending(path: "Sources/firststep/Demo"), "tour")
        default:
            Diagnostics.error("EmbedPlugin does not know what \(target.name) carries")
            return []
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == suffix }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) \(suffix) files into \(target.name)",
                executable: try context.tool(named: "EmbedFiles").url,
                arguments: [output.path(percentEncoded: false)] + files.map { $0.path(percentEncoded: false) },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }
}
