// swift-tools-version: 6.2

import PackageDescription

// CI refuses warnings; a clinic that builds with a newer compiler, which may know new ones, is not stopped by them.
let settings: [SwiftSetting] =
    [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
    + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "firststep",
    products: [.executable(name: "firststep", targets: ["firststep"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "CDistributions"),

        .target(name: "Tabular", swiftSettings: settings),
        .target(name: "Postgres", dependencies: ["CLibPQ"], swiftSettings: settings),
        .target(name: "Domain", swiftSettings: settings),
        .target(name: "Outcomes", dependencies: ["CDistributions"], swiftSettings: settings),

        .target(
            name: "Records",
            dependencies: [
                "Postgres", "Domain", "Outcomes", "Tabular", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings,
            plugins: ["EmbedPlugin"]
        ),
        .target(
            name: "Cluster",
            dependencies: ["Postgres", .product(name: "Subprocess", package: "swift-subprocess")],
            swiftSettings: settings,
            plugins: ["EmbedPlugin"]
        ),
        .target(
            name: "Reports",
            dependencies: [
                "Records", "Outcomes", "Domain", "Tabular",
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Templates"],
            swiftSettings: settings,
            plugins: ["EmbedPlugin"]
        ),
        .target(name: "Exchange", dependencies: ["Records", "Outcomes", "Domain", "Tabular"], swiftSettings: settings),
        .executableTarget(
            name: "firststep",
            dependencies: [
                "Reports", "Exchange", "Cluster", "Records", "Outcomes", "Domain", "Postgres", "Tabular",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Demo/article-cases.tour"],
            swiftSettings: settings,
            plugins: ["EmbedPlugin"]
        ),

        // Carries Schema/ and the page templates inside the program, so that it runs without the checkout.
        .executableTarget(name: "EmbedFiles", swiftSettings: settings),
        .plugin(
            name: "EmbedPlugin",
            capability: .buildTool(),
            dependencies: ["EmbedFiles"],
            path: "Sources/EmbedPlugin"
        ),

        .target(
            name: "TestSupport",
            dependencies: [
                "Cluster", "Domain", "Postgres", "Records",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        // What Scripts/bench measures inside one connection. Nothing installs it.
        .executableTarget(
            name: "Benchmark",
            dependencies: ["Domain", "Postgres", "Records"],
            path: "Tests/Benchmark",
            swiftSettings: settings
        ),
        .testTarget(name: "TabularTests", dependencies: ["Tabular", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "OutcomesTests", dependencies: ["Outcomes", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: settings),
        // Bounded by count and repeatable by seed: FIRSTSTEP_SEED=N looks elsewhere.
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "Domain", "Exchange", "Outcomes", "Postgres", "Records", "Reports", "Tabular", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Domain", "Exchange", "Outcomes", "Records", "Reports", "TestSupport",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: settings
        ),
        .testTarget(name: "RecordsTests", dependencies: ["Domain", "Records"], swiftSettings: settings),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ClusterTests",
            dependencies: ["Cluster", "Postgres", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AccessTests",
            dependencies: ["Domain", "Postgres", "TestSupport", "firststep"],
            exclude: ["matrix.txt"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Domain", "firststep", "Postgres", "Reports", "Tabular", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ]
)
