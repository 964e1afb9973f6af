import FlyingFox
import FlyingSocks
import Glibc

/// Sockets that send at once. The server writes an answer's head and body one after the other: the
/// kernel would hold the body back until the client acknowledged the head, 40 ms later (RFC 896;
/// measured: 44 ms a command, 2 without).
struct PromptPool: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  /// The first to wait is the one that listens; those that it accepts take over what it is set to.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let noDelay = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
    try? socket.setValue(true, for: noDelay)
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
