import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Sealing
import ServiceModel

/// The reference platform: everything that a kiosk may ask of the real one, in one program.
@main
struct KioskPlatform: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk-platform",
    abstract:
      "The reference platform: takes submissions in, answers enquiries, issues certificates.",
    discussion: "Starts with nothing to configure. The contract is docs/platform-api.yaml.")

  @Option(help: "The address to listen at.")
  var address = "127.0.0.1"

  @Option(help: "The port to listen at; 0 takes a free one.")
  var port: UInt16 = 8080

  @Option(help: "The folder for the database and the keys; made when there is none.")
  var state = "platform-state"

  @Option(help: "A file whose one line is the kiosks' token. Default: the demonstration's.")
  var tokenFile: String?

  @Option(
    help: """
      A file whose one line is the operator's token. Default: the demonstration's when the \
      kiosks' is that too, otherwise no operator is let in.
      """)
  var operatorTokenFile: String?

  @Option(help: "Where the ready line goes: a file, or stdout.")
  var announce = "stdout"

  @Option(help: "The folder with fonts and the sample persons' contributions. Default: found.")
  var assets: String?

  @Option(
    help: "The catalogue's bundle that kiosks fetch. Default: catalogue.bundle in the state folder."
  )
  var catalogue: String?

  @Option(
    help: """
      Where phones reach this platform, with https:// and without a slash at the end: what the codes \
      hold that kiosks show for taking photos. Default: where the kiosk itself reaches it.
      """)
  var publicURL: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical; to standard error.")
  var logLevel: Logger.Level = .info

  func run() async throws {
    let log = Self.log(logLevel)
    let service = try PlatformParts(
      state: state, tokens: TokenFiles(kiosk: tokenFile, platformOperator: operatorTokenFile),
      assets: assets, bundle: catalogue, publicURL: publicURL, log: log
    ).service()
    let readyLine = ReadyLine(destination: announce, address: address)
    let application = Application(
      router: PlatformRouter.router(for: service),
      // A kiosk's line may die without a word: a connection that is silent so long is given up.
      // Nor does an end wait longer for a request that is not whole.
      server: .http1(configuration: .init(idleTimeout: .seconds(20))),
      configuration: .init(address: .hostname(address, port: Int(port))),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        readyLine.write(port: port, log)
      },  // The server's own log below warnings is about connections, not about the platform.
      logger: Self.log(max(logLevel, .warning)))
    try await application.runService()
    log.info("ended")
  }

  private static func log(_ level: Logger.Level) -> Logger {
    var log = Logger(label: "kiosk-platform") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = level
    return log
  }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
