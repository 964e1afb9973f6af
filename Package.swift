// swift-tools-version:6.2
import PackageDescription

/// Every target of the house: Swift 6, complete concurrency checking, no warning left standing.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    swiftSettings: strict)
}

func clibrary(_ name: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")

let package = Package(
  name: "convenience-kiosk",
  products: [
    .executable(name: "kiosk", targets: ["kiosk"]),
    .executable(name: "kioskctl", targets: ["kioskctl"]),
    .executable(name: "kiosk-paper", targets: ["kiosk-paper"]),
    .executable(name: "kiosk-typing", targets: ["kiosk-typing"]),
    .executable(name: "kiosk-photo", targets: ["kiosk-photo"]),
    .executable(name: "kiosk-capture", targets: ["kiosk-capture"]),
    .executable(name: "kiosk-platform", targets: ["kiosk-platform"]),
    .executable(name: "kiosk-dock", targets: ["kiosk-dock"]),
    .library(name: "PhotoDecoderSample", type: .dynamic, targets: ["PhotoDecoderSample"]),
    .library(name: "KioskSimulators", targets: ["KioskSimulators"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // Programs: wiring only.
    program(
      "kiosk",
      [
        "Journeys", "TouchUI", "Drawing", "IdentityCards", "Printing", "PaperOrders",
        "GuidanceCatalog", "ApplicationForms", "Ledger", "Delivery", "Sealing",
        "KioskConfiguration", "ServiceModel", "Speech", "TypingOrders", "CaptureOrders",
        "WebDriver",
        argumentParser,
        logging, flyingFox, "CLate", "Workers",
      ]),
    program(
      "kioskctl",
      [
        "KioskConfiguration", "GuidanceCatalog", "ApplicationForms", "DataFiles", "IdentityCards",
        "Sealing", "ServiceModel", argumentParser,
      ]),
    program(
      "kiosk-paper",
      ["Paperwork", "PaperOrders", "ServiceModel", "Confinement", "CLate", argumentParser]),
    program("kiosk-typing", ["InputMethods", "CLinux"]),
    // CWipe: what it frees, the closed library too, is wiped.
    program("kiosk-photo", ["Confinement", "CWipe"]),
    program(
      "kiosk-capture",
      [
        "PageCapture", "CaptureOrders", "ServiceModel", "Confinement", "CLate", "CLinux",
        argumentParser,
      ]),
    program(
      "kiosk-platform",
      [
        "Paperwork", "PaperOrders", "Sealing", "ServiceModel", argumentParser, logging, grdb,
        hummingbird,
      ]),
    program(
      "kiosk-dock", ["KioskSimulators", "TouchUI", "Drawing", "ServiceModel", argumentParser]),

    // What a person can do here.
    room(
      "Journeys", ["TouchUI", "GuidanceCatalog", "ApplicationForms", "ServiceModel"]),

    // What touches the screen from outside, in tests and demonstrations.
    room("WebDriver", ["TouchUI", "Drawing", "CXML", "CLate", flyingFox, logging]),

    // The features. None knows another.
    room("TouchUI", ["Drawing", "CSDL", "CSDLTTF", "CDispatchPump", "CLate"]),
    room("Drawing", ["CPango", "CQRCode", "CLate"]),
    room("IdentityCards", ["ServiceModel", "Workers", "CUSB", "CPCSC", "CLate", logging]),
    room("Printing", ["ServiceModel", "CCups", "CLate", logging]),
    room("PaperOrders", ["ServiceModel", "Workers", "CLinux"]),
    room("Paperwork", ["PaperOrders", "Drawing", "ServiceModel", "CPoppler"]),
    room("CaptureOrders", ["ServiceModel", "Workers", "CLinux"]),
    // Calculates with every pixel of a page.
    .target(
      name: "PageCapture",
      dependencies: [
        "CaptureOrders", "Drawing", "ServiceModel", "CSANE", "CTurboJPEG", "CPoppler", "CVideo",
      ],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    room("TypingOrders", ["ServiceModel", "Workers", "CLinux"]),
    room("InputMethods", ["TypingOrders", "CRime", "CZinnia"]),
    // Calculates: unoptimised its tests and the first build of a catalogue take twenty times as long.
    .target(
      name: "GuidanceCatalog", dependencies: ["ServiceModel", "DataFiles", "CZstd", grdb],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))],
      // The archive: one library less for the loader to find when a kiosk starts.
      linkerSettings: [.linkedLibrary(":libzstd.a")]),
    // Calculates too: ten thousand fillings of every form.
    .target(
      name: "ApplicationForms", dependencies: ["ServiceModel", "DataFiles"],
      swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    room("Ledger", ["ServiceModel", "Sealing", grdb, logging]),
    room("Delivery", ["ServiceModel", "Workers", "CCurl", "CLate", logging]),
    room("Sealing", ["ServiceModel", "COpenSSL"]),
    room("KioskConfiguration", ["ServiceModel", "DataFiles"]),
    room("Speech", ["Workers", "CSpeechd"]),
    // YAML with line and column, nothing unknown let through; under every room that reads data.
    room("DataFiles", [yams]),
    room("ServiceModel"),
    // Threads for what blocks, programs that are started.
    room("Workers", ["CLinux", "CWipe"]),
    // What such a program lays upon itself.
    room("Confinement", ["CLinux"]),

    // Stand-ins for hardware that is not there; no program of the product links them.
    room("KioskSimulators", ["ServiceModel", "IdentityCards", logging]),

    // One folder per C library: module map and shim, nothing else.
    clibrary("CSDL", pkgConfig: "sdl2", apt: "libsdl2-dev"),
    clibrary("CSDLTTF", pkgConfig: "SDL2_ttf", apt: "libsdl2-ttf-dev"),
    clibrary("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
    clibrary("CQRCode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
    clibrary("CUSB", pkgConfig: "libusb-1.0", apt: "libusb-1.0-0-dev"),
    clibrary("CPCSC", pkgConfig: "libpcsclite", apt: "libpcsclite-dev"),
    clibrary("CCups", pkgConfig: nil, apt: "libcups2-dev"),
    clibrary("CPoppler", pkgConfig: "poppler-glib", apt: "libpoppler-glib-dev"),
    clibrary("CSANE", pkgConfig: "sane-backends", apt: "libsane-dev"),
    clibrary("CTurboJPEG", pkgConfig: "libturbojpeg", apt: "libturbojpeg0-dev"),
    clibrary("CRime", pkgConfig: "rime", apt: "librime-dev"),
    clibrary("CZinnia", pkgConfig: "zinnia", apt: "libzinnia-dev"),
    clibrary("CZstd", pkgConfig: nil, apt: "libzstd-dev"),
    clibrary("CCurl", pkgConfig: nil, apt: "libcurl4-openssl-dev"),
    clibrary("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
    clibrary("CSpeechd", pkgConfig: "speech-dispatcher", apt: "libspeechd-dev"),
    clibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    clibrary("CVideo", pkgConfig: nil, apt: "linux-libc-dev"),
    clibrary("CLinux", pkgConfig: nil, apt: "linux-libc-dev"),
    .target(name: "CDispatchPump"),
    // Wipes what is freed.
    .target(name: "CWipe"),
    // What of pango, SDL, libcups, libcurl, libxml2 and libpcsclite is called, each library loaded at
    // its first call.
    .target(
      name: "CLate", dependencies: ["CPango", "CSDL", "CSDLTTF", "CXML", "CPCSC"],
      linkerSettings: [.linkedLibrary("dl")]),

    // In the place of a maker's closed library.
    .target(name: "PhotoDecoderSample", path: "Tests/PhotoDecoderSample"),
    // What tests of several rooms share.
    .target(name: "Chance", path: "Tests/Chance", swiftSettings: strict),
    tests(of: "ServiceModel"),
    tests(of: "DataFiles"),
    tests(of: "Drawing"),
    tests(of: "TouchUI", ["Drawing", "Chance"]),
    tests(
      of: "WebDriver",
      ["TouchUI", "Drawing", "KioskSimulators", "webdriver-screen", "Chance"]),
    // A window to drive: SDL is one for a process, so that tests of the room have one of its own.
    .executableTarget(
      name: "webdriver-screen", dependencies: ["WebDriver", "TouchUI", "CSDL"],
      path: "Tests/WebDriverScreen", swiftSettings: strict),
    tests(
      of: "IdentityCards",
      ["kioskctl", "kiosk-photo", "ServiceModel", "KioskSimulators"]),
    tests(of: "Printing", ["ServiceModel", "KioskSimulators"]),
    tests(
      of: "Paperwork",
      [
        "PaperOrders", "kiosk-paper", "Drawing", "ServiceModel", "Journeys", "ApplicationForms",
      ]),
    tests(
      of: "PageCapture",
      ["CaptureOrders", "kiosk-capture", "ServiceModel", "CPoppler", "CSANE", "Chance"]),
    tests(of: "InputMethods", ["TypingOrders", "Workers", "kiosk-typing"]),
    tests(
      of: "GuidanceCatalog",
      ["kioskctl", "ApplicationForms", "Sealing", "ServiceModel", "DataFiles"]),
    tests(of: "ApplicationForms", ["Sealing", "ServiceModel", "DataFiles"]),
    tests(of: "Sealing", ["ServiceModel"]),
    tests(of: "Ledger", ["Sealing", "ServiceModel", grdb]),
    tests(of: "Delivery", ["ServiceModel", "KioskSimulators"]),
    tests(of: "KioskConfiguration", ["ServiceModel", "DataFiles"]),
    tests(of: "Speech"),
    tests(
      of: "Journeys",
      [
        "ServiceModel", "TouchUI", "Drawing", "GuidanceCatalog", "ApplicationForms", "Sealing",
        "Chance",
      ]),
    // Parts that are programs, run as programs.
    .testTarget(
      name: "PlatformTests",
      dependencies: ["kiosk-platform", "Delivery", "Sealing", "ServiceModel", grdb, yams],
      swiftSettings: strict),
    // The whole: the real kiosk in a window of its own X server.
    .testTarget(
      name: "KioskTests",
      dependencies: [
        "kiosk", "kioskctl", "kiosk-paper", "kiosk-capture", "kiosk-platform", "kiosk-dock",
        "KioskSimulators",
        "ApplicationForms", "GuidanceCatalog", "Sealing", "ServiceModel",
      ],
      swiftSettings: strict),
    // Who may import whom.
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ]
)
