import FlyingFox
import FlyingSocks
import Foundation
import Logging

/// The part of W3C WebDriver (Level 2, §6 to §17) that a screen of accessible names can answer:
/// sessions, finding by identifier or name, reading, clicking, pictures. Loopback only.
struct DriverServer: Sendable {
  let port: UInt16
  let commands: DriverCommands

  init(port: UInt16, window: any DrivenScreen) {
    self.port = port
    commands = DriverCommands(window: window)
  }

  func run() async {
    do {
      let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled)
      await route(server)
      try await server.run()
    } catch {
      Logger(label: "driver").error("not driven", metadata: ["cause": "\(error)"])
    }
  }

  private func route(_ server: HTTPServer) async {
    let commands = commands
    await server.appendRoute("GET /status") { _ in
      try .value(["ready": DriverValue.truth(true), "message": .text("")])
    }
    await server.appendRoute("POST /session") { _ in
      try .value([
        "sessionId": DriverValue.text(DriverCommands.session),
        "capabilities": .object(["browserName": .text("kiosk")]),
      ])
    }
    await server.appendRoute("DELETE /session/:session") { _ in try .value(DriverValue.none) }
    await server.appendRoute("POST /session/:session/timeouts") { _ in
      try .value(DriverValue.none)
    }
    await server.appendRoute("POST /session/:session/element") { request in
      try await commands.find(request).first.map { try .value($0) } ?? .noSuchElement
    }
    await server.appendRoute("POST /session/:session/elements") { request in
      try .value(.list(try await commands.find(request)))
    }
    await server.appendRoute("POST /session/:session/element/:element/click") { request in
      await commands.click(request)
    }
    await server.appendRoute("GET /session/:session/element/:element/text") { request in
      try await commands.read(request) { .text($0.value ?? $0.name) }
    }
    await server.appendRoute("GET /session/:session/element/:element/enabled") { request in
      try await commands.read(request) { .truth($0.enabled) }
    }
    await server.appendRoute("GET /session/:session/element/:element/name") { request in
      try await commands.read(request) { .text($0.role) }
    }
    await server.appendRoute("GET /session/:session/element/:element/rect") { request in
      try await commands.read(request) { node in
        .object([
          "x": .number(node.bounds.x), "y": .number(node.bounds.y),
          "width": .number(node.bounds.width), "height": .number(node.bounds.height),
        ])
      }
    }
    await server.appendRoute("GET /session/:session/element/:element/attribute/:name") { request in
      let name = request.routeParameters["name"] ?? ""
      return try await commands.read(request) { $0.attribute(name) }
    }
    await server.appendRoute("GET /session/:session/source") { _ in
      try .value(.text(try await commands.source()))
    }
    await server.appendRoute("GET /session/:session/screenshot") { _ in
      try .value(.text(try await commands.screenshot()))
    }
  }
}
