import ArgumentParser
import DataFiles
import FoundationEssentials
import Glibc
import KioskConfiguration

/// `kioskctl status PROFILE`: how the running kiosk stands, as its control socket says.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "正在运行的机器现在怎样 / how the running kiosk stands, as JSON.")

  @Option(name: .long, help: "机器写文件的文件夹 / where the kiosk keeps what it writes.")
  var state: String?

  @Argument(help: "配置文件 / the profile.", completion: .file(extensions: ["yaml"]))
  var profile: String

  func run() throws {
    let socket: String
    do throws(FileProblems) {
      socket = try KioskProfile.load(path: profile, stateDirectory: state).files.controlSocket
    } catch {
      throw refuse(error.all)
    }
    guard let answer = ControlLine.get("/v1/status", at: socket) else {
      print("\(socket): 没有应答，机器没有运行 / no answer: the kiosk does not run")
      throw Ending.noAnswer
    }
    print(answer)
  }
}

/// One question to the kiosk's control socket.
enum ControlLine {
  /// The body of the answer; `nil` when nobody listens or the answer is no 200.
  static func get(_ path: String, at socketPath: String) -> String? {
    ask("GET", path, at: socketPath)
  }

  /// The same for a question that makes the kiosk do something.
  static func post(_ path: String, at socketPath: String) -> String? {
    ask("POST", path, at: socketPath)
  }

  private static func ask(_ method: String, _ path: String, at socketPath: String) -> String? {
    let line = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard line >= 0 else { return nil }
    defer { close(line) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard socketPath.utf8.count < room.count else { return false }
      room.copyBytes(from: socketPath.utf8)
      return true
    }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(line, $0, size) == 0 }
    }
    guard fits, isConnected else { return nil }
    let request = Array(
      "\(method) \(path) HTTP/1.1\r\nHost: kiosk\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        .utf8)
    guard write(line, request, request.count) == request.count else { return nil }
    var answer: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(line, &part, part.count), count > 0 { answer += part[..<count] }
    let text = String(decoding: answer, as: UTF8.self)
    guard text.hasPrefix("HTTP/1.1 200"), let head = text.range(of: "\r\n\r\n") else { return nil }
    return String(text[head.upperBound...])
  }
}
