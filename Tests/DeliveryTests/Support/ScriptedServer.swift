import Foundation
import Glibc
import Synchronization

@testable import KioskSimulators

/// A small HTTP/1.1 server on loopback that answers what its script says, faults included.
final class ScriptedServer: Sendable {
  struct Request: Sendable {
    var method: String
    var path: String
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]
    /// Which of the server's connections it came over, from 1.
    var connection: Int
  }

  enum Reply: Sendable {
    case answer(Int, [String: String] = [:], [UInt8] = [])
    /// Closes the connection without a word.
    case hangUp
    /// Says nothing until the client goes away.
    case nothing
    /// These bytes as they are, then the connection closes.
    case raw([UInt8])
  }

  let port: UInt16
  private let listener: Int32
  private let script: @Sendable (Request) -> Reply
  private struct Open {
    var handles: Set<Int32> = []
    var isStopped = false
    var connections = 0
  }
  private let open = Mutex(Open())

  var connections: Int { open.withLock { $0.connections } }
  var url: String { "http://127.0.0.1:\(port)" }

  init(_ script: @escaping @Sendable (Request) -> Reply) throws {
    self.script = script
    listener = try LoopbackSocket.bound(to: 0)
    port = LoopbackSocket.port(of: listener)
    guard listen(listener, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
  }

  /// The server runs for the length of `body` and is gone after it.
  static func run<Value>(
    _ script: @escaping @Sendable (Request) -> Reply,
    _ body: (ScriptedServer) async throws -> Value
  ) async throws -> Value {
    let server = try ScriptedServer(script)
    Thread.detachNewThread { server.acceptAll() }
    defer { server.stop() }
    return try await body(server)
  }

  private func stop() {
    open.withLock { open in
      open.isStopped = true
      open.handles.forEach { shutdown($0, Int32(SHUT_RDWR)) }
    }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private func acceptAll() {
    defer { close(listener) }
    while true {
      let handle = accept(listener, nil, nil)
      guard handle >= 0 else { return }
      LoopbackSocket.sendAtOnce(handle)
      let number = open.withLock { open -> Int? in
        guard !open.isStopped else { return nil }
        open.handles.insert(handle)
        open.connections += 1
        return open.connections
      }
      guard let number else {
        close(handle)
        return
      }
      Thread.detachNewThread {
        self.serve(handle, number)
        self.open.withLock { _ = $0.handles.remove(handle) }
        close(handle)
      }
    }
  }

  private func serve(_ handle: Int32, _ connection: Int) {
    var received: [UInt8] = []
    while var request = Self.next(handle, &received) {
      request.connection = connection
      switch script(request) {
      case .hangUp: return
      case .nothing:
        var byte: UInt8 = 0
        while read(handle, &byte, 1) > 0 {}
        return
      case .raw(let bytes):
        _ = bytes.withUnsafeBytes { LoopbackSocket.sendAll(handle, $0) }
        return
      case .answer(let status, let headers, let body):
        var head = "HTTP/1.1 \(status) Scripted\r\nContent-Length: \(body.count)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        let bytes = Array((head + "\r\n").utf8) + body
        guard bytes.withUnsafeBytes({ LoopbackSocket.sendAll(handle, $0) }) else { return }
      }
    }
  }

  private static func next(_ handle: Int32, _ received: inout [UInt8]) -> Request? {
    var room = [UInt8](repeating: 0, count: 65_536)
    func more() -> Bool {
      let got = read(handle, &room, room.count)
      guard got > 0 else { return false }
      received += room[..<got]
      return true
    }
    var end = Self.headEnd(received)
    while end == nil {
      guard more() else { return nil }
      end = headEnd(received)
    }
    let lines = String(decoding: received[..<end!], as: UTF8.self)
      .split(separator: "\r\n").map(String.init)
    let first = lines[0].split(separator: " ").map(String.init)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      headers[parts[0].lowercased()] =
        parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    received.removeFirst(end!)
    let length = Int(headers["content-length"] ?? "0") ?? 0
    while received.count < length { guard more() else { return nil } }
    let body = Array(received.prefix(length))
    received.removeFirst(length)
    return Request(
      method: first[0], path: first[1], headers: headers, body: body, connection: 0)
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
      .map { $0 + 4 }
  }
}
