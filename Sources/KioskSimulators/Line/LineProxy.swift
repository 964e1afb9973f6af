import Synchronization

/// A TCP line on loopback between a kiosk and its platform, with faults on demand.
///
/// Give the kiosk `port` as the platform's. The mode can be changed while it works. The line is
/// gone when it is closed or released.
public final class LineProxy: Sendable {
  public let port: UInt16
  private let works: LineWorks

  /// - Parameter upstream: the platform's port on loopback.
  public init(to upstream: UInt16, mode: LineMode = .up) throws(LineProxyError) {
    let handle = try LoopbackSocket.boundToFreePort()
    port = LoopbackSocket.port(of: handle)
    works = try LineWorks(bound: handle, upstream: upstream, mode: mode)
    works.start()
  }

  deinit { works.stop() }

  public var mode: LineMode { works.state.withLock { $0.mode } }

  /// Requests whose head came over the line, in whatever mode.
  public var requests: Int { works.state.withLock { $0.requests } }

  /// What begins after this returns, begins in the new mode. `cut` breaks what stands, and so does
  /// leaving `silent`: what was swallowed would be missing.
  public func set(_ mode: LineMode) throws(LineProxyError) { try works.set(mode) }

  /// Breaks everything and gives the port back.
  public func close() { works.stop() }
}
