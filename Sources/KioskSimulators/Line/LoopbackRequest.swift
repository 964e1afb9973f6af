import Foundation

/// One HTTP/1.1 request to a program of this machine, and its whole answer. A connection of its
/// own each: who asks may be killed, and who is asked may be killed too.
struct LoopbackRequest: Sendable {
  var method: String
  var path: String
  var port: UInt16
  var headers: [(String, String)] = []
  var body: [UInt8] = []
  /// Milliseconds without a byte after which it gives up.
  var patience: Int32 = 10_000

  struct Answer: Sendable {
    let status: Int
    let body: Data
  }

  /// Blocks one of Dispatch's threads, never a task's.
  func send() async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try exchange() })
      }
    }
  }

  private func exchange() throws -> Answer {
    guard let handle = LoopbackSocket.connected(to: port) else {
      throw ResidentError.refused("nobody listens on \(port)")
    }
    defer { close(handle) }
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    for (name, value) in headers { head += "\(name): \(value)\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    let request = Array(head.utf8) + body
    guard request.withUnsafeBytes({ LoopbackSocket.sendAll(handle, $0) }) else {
      throw ResidentError.refused("the connection broke")
    }
    return try Self.answer(in: try received(handle))
  }

  private func received(_ handle: Int32) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var watched = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, patience) > 0 else { throw ResidentError.refused("no answer") }
      let count = recv(handle, &buffer, buffer.count, 0)
      if count == 0 { return bytes }
      guard count > 0 else { throw ResidentError.refused("the connection broke") }
      bytes += buffer[..<count]
      if let (start, length) = Self.extent(of: bytes), bytes.count >= start + length {
        return bytes
      }
    }
  }

  /// Where the body begins and how long it is, once the head is there.
  private static func extent(of bytes: [UInt8]) -> (start: Int, length: Int)? {
    let end = Array("\r\n\r\n".utf8)
    guard
      let place = bytes.indices.first(where: { bytes[$0...].prefix(4).elementsEqual(end) })
    else { return nil }
    let head = String(decoding: bytes[..<place], as: UTF8.self).lowercased()
    let line = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
    let length = line.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
    return length.map { (place + 4, $0) }
  }

  private static func answer(in bytes: [UInt8]) throws -> Answer {
    guard let (start, length) = extent(of: bytes), bytes.count >= start + length,
      let status = Int(String(decoding: bytes.dropFirst(9).prefix(3), as: UTF8.self))
    else { throw ResidentError.refused("half an answer") }
    return Answer(status: status, body: Data(bytes[start..<(start + length)]))
  }
}
