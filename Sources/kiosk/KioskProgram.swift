import ArgumentParser
import Foundation
import KioskConfiguration
import Logging
import TouchUI
import WebDriver

/// The full-screen program of the hall.
@main
struct KioskProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "便民服务中心自助终端 · the self-service kiosk",
    discussion: "Ends with 78 when the profile is wrong and there is no screen to say so on.")

  @Argument(help: "本机的配置文件 · the kiosk's profile, YAML.")
  var profile: String

  @Option(help: "本机数据的文件夹 · where the kiosk writes; the profile's folder by default.")
  var state: String?

  @Flag(help: "开成窗口，不占全屏 · in a window, for work at a desk.")
  var windowed = false

  @Option(
    help: ArgumentHelp(
      """
      让测试程序通过 W3C WebDriver 操作，只在演示环境，如 127.0.0.1:4444 · the loopback address on \
      which clients of W3C WebDriver drive the screen; in a demonstration only.
      """,
      valueName: "host:port"))
  var webdriver: WebDriverAddress?

  func run() throws {
    Desktop.doWithout()
    let folder = state ?? URL(filePath: profile).deletingLastPathComponent().path
    let libraries = LibrariesAhead(folder: folder)
    libraries.read()
    // `main` is on the process's first thread, which is the main actor's.
    let code = MainActor.assumeIsolated { start(libraries) }
    if code != 0 { throw ExitCode(code) }
  }

  @MainActor
  private func start(_ libraries: LibrariesAhead) -> Int32 {
    let profile: KioskProfile
    do {
      profile = try KioskProfile.load(path: self.profile, stateDirectory: state)
    } catch {
      return outOfService("\(error)")
    }
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = Logger.Level(rawValue: profile.kiosk.logLevel.rawValue) ?? .info
      return handler
    }
    if webdriver != nil, profile.kiosk.environment != .demo {
      return outOfService("--webdriver is for demonstrations: kiosk.environment is production")
    }
    do {
      let kiosk = try Kiosk(profile, windowed: windowed, webDriver: webdriver, libraries: libraries)
      kiosk.run()
      return 0
    } catch {
      return outOfService("\(error)", centre: profile.centre)
    }
  }

  /// Nothing can be offered: the reason goes to the journal, where to go instead to the screen.
  @MainActor
  private func outOfService(_ reason: String, centre: KioskProfile.Centre? = nil) -> Int32 {
    FileHandle.tell(reason)
    let whom = centre?.phone.map { "请到窗口办理，或打电话 \($0)。" } ?? "请到窗口办理。"
    do throws(WindowError) {
      let screen = try LastResortScreen(
        lines: ["本机暂停服务", whom, "Out of service. Please go to the counter."],
        size: windowed ? (width: 540, height: 960) : nil)
      screen.run()
    } catch {
      FileHandle.tell("no screen: \(error)")
    }
    return 78
  }
}

/// Refused, with the command's usage, unless it is an address of the loopback.
extension WebDriverAddress: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
