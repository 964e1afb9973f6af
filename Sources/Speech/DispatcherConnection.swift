import CSpeechd
import Glibc

/// A connection to speech-dispatcher that one thread holds.
///
/// libspeechd finds the dispatcher, starts it where it does not run, and says who is there. The
/// rest is written and read here: libspeechd waits for an answer without end, tells an event
/// without saying of which connection, gives the descriptor back while another thread may write
/// to it, and ends the process on an answer that it does not know.
final class DispatcherConnection {
  private let library: UnsafeMutablePointer<SPDConnection>
  private var parser = DispatcherReplyParser()
  /// Events that came while an answer was waited for.
  private var notices: [DispatcherNotice] = []

  var socket: Int32 { library.pointee.socket }

  /// Connects; may block for good where the dispatcher is there and does not answer.
  ///
  /// - Parameter path: the dispatcher's socket; `nil` is `SPEECHD_ADDRESS`, else the one in the
  ///   user's runtime directory.
  init(path: String?) throws(SpeechTrouble) {
    var problem: UnsafeMutablePointer<CChar>?
    var address = SPDConnectionAddress()
    address.method = SPD_METHOD_UNIX_SOCKET
    address.unix_socket_name = path.flatMap { strdup($0) }
    defer {
      free(address.unix_socket_name)
      free(problem)
    }
    let opened = withUnsafePointer(to: address) {
      spd_open2(
        "convenience-kiosk", "screen", "kiosk", SPD_MODE_SINGLE, path == nil ? nil : $0, 1,
        &problem)
    }
    guard let opened else { throw .notRunning }
    // The library has closed a connection that ended during the greeting.
    guard opened.pointee.stream != nil else {
      spd_close(opened)
      throw .lost
    }
    library = opened
    _ = fcntl(opened.pointee.socket, F_SETFD, FD_CLOEXEC)
  }

  /// Nothing of this connection is said any more, also by a dispatcher that only later reads on.
  deinit {
    try? write("CANCEL SELF\r\n")
    spd_close(library)
  }

  /// Sends a command and waits for its answer.
  ///
  /// - Throws: `lost`, `silent` when no answer came within `limit`, `refused` when it was no.
  @discardableResult
  func ask(_ command: String, within limit: Duration) throws(SpeechTrouble) -> DispatcherReply {
    try write(command + "\r\n")
    let deadline = ContinuousClock.now + limit
    var answer: DispatcherReply?
    while answer == nil {
      let left = deadline - .now
      guard left > .zero else { throw .silent }
      var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      poll(&watched, 1, left.wholeMilliseconds)
      for reply in try receive() {
        if reply.isEvent {
          if let notice = reply.notice { notices.append(notice) }
        } else {
          answer = reply
        }
      }
    }
    guard let answer, answer.isAccepted else { throw .refused }
    return answer
  }

  /// Hands a line over to be said after those before it.
  ///
  /// - Returns: its number in the events.
  func say(_ line: String, within limit: Duration) throws(SpeechTrouble) -> Int {
    try ask("SPEAK", within: limit)
    let oneLine = String(line.map { $0.isNewline ? " " : $0 })
    // A dot alone ends the text, so one that begins it is doubled.
    let text = oneLine.hasPrefix(".") ? "." + oneLine : oneLine
    let reply = try ask("\(text)\r\n.", within: limit)
    guard let number = reply.values.first.flatMap({ Int($0) }) else { throw .refused }
    return number
  }

  /// The events that have come since, without waiting.
  func takeNotices() throws(SpeechTrouble) -> [DispatcherNotice] {
    for reply in try receive() {
      if let notice = reply.notice { notices.append(notice) }
    }
    defer { notices = [] }
    return notices
  }

  private func write(_ text: String) throws(SpeechTrouble) {
    let bytes = Array(text.utf8)
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let sent = send(socket, bytes, bytes.count, flags)
    // A socket that takes no more has a hundred kilobytes that nobody reads.
    guard sent == bytes.count else { throw sent < 0 && errno != EAGAIN ? .lost : .silent }
  }

  private func receive() throws(SpeechTrouble) -> [DispatcherReply] {
    var replies: [DispatcherReply] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return replies }
      guard count > 0 else { throw .lost }
      replies += try parser.take(bytes[..<count])
    }
  }
}
