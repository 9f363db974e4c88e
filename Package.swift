// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is compiled with. `QIANTAI_STRICT` (set by scripts/check) turns warnings into errors:
/// a newcomer with a newer compiler must still be able to build.
let house: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["QIANTAI_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

func layer(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
    linker: [LinkerSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house, linkerSettings: linker)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: house)
}

let package = Package(
    name: "qiantai",
    products: [.executable(name: "qiantai", targets: ["qiantai"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // What a front desk knows, and what people may do there.
        layer("Domain"),
        layer(
            "Vault",
            [
                "Domain", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        layer("SQL"),
        layer(
            "SQLite",
            [
                "SQL", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        layer("Store", ["Domain", "SQL", "Vault"]),
        layer("Operations", ["Domain", "Store", "SQL", "Vault"]),

        .target(
            name: "Demo", dependencies: ["Domain", "SQL", "Store", "Operations", "Vault", "Yams"],
            resources: [.embedInCode("Packs")], swiftSettings: house),

        // The screen.
        layer("Surface"),
        layer("Widgets", ["Surface"]),
        layer("Desk", ["Domain", "Operations", "Widgets", "Surface"], exclude: ["Wording/en.po"]),
        .target(
            name: "CTerminal",
            cSettings: [
                .define("_XOPEN_SOURCE", to: "700"), .define("_DEFAULT_SOURCE"), .define("NCURSES_WIDECHAR", to: "1"),
            ],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        layer("Curses", ["Surface", "CTerminal"]),

        // What is neither screen nor books.
        .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // Opens libcurl when it is first needed, so it is not linked.
        .target(name: "CCurl"),
        layer("Devices", ["Domain", "CQRencode", "CCurl", .product(name: "Crypto", package: "swift-crypto")]),

        // Opens FreeType when it is first needed, as CCurl its library.
        .target(name: "CFreeType", cSettings: [.unsafeFlags(["-I/usr/include/freetype2"])]),
        layer("Glyphs", ["Widgets", "CFreeType"]),

        .executableTarget(
            name: "qiantai",
            dependencies: [
                "Domain", "Vault", "SQL", "SQLite", "Store", "Operations", "Surface", "Widgets", "Desk", "Curses",
                "CTerminal", "Demo", "Devices", "Glyphs", "Yams",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: house),

        .target(
            name: "StoreFixture", dependencies: ["Domain", "Vault", "SQL", "SQLite", "Store", "Operations"],
            path: "Tests/StoreFixture", swiftSettings: house),
        tests("DomainTests", ["Domain", "Vault"]),
        tests("StoreTests", ["Domain", "Vault", "SQL", "SQLite", "Store"]),
        tests("OperationsTests", ["Domain", "Vault", "SQL", "SQLite", "Store", "Operations", "StoreFixture"]),
        tests("DemoTests", ["Demo", "Domain", "Vault", "SQL", "SQLite", "Store", "Operations", "StoreFixture"]),
        tests("SurfaceTests", ["Surface"]),
        tests("WidgetsTests", ["Surface", "Widgets"]),
        tests(
            "DeskTests",
            [
                "Domain", "Vault", "SQL", "SQLite", "Store", "Operations", "Surface", "Widgets", "Desk", "Devices",
                "Glyphs", "StoreFixture",
            ], exclude: ["Golden"]),
        tests("GlyphsTests", ["Surface", "Widgets", "Glyphs"]),
        tests("CursesTests", ["Surface", "Curses", "CTerminal"]),
        tests("DevicesTests", ["Domain", "Surface", "Widgets", "Devices"], exclude: ["Recorded"]),
        tests("EndToEndTests", ["Surface", "Widgets", "Glyphs"]),
    ],
    swiftLanguageModes: [.v6]
)
