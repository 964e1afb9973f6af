import Glibc
import Logging
import ServiceModel
import Workers

/// One run of `kiosk-photo`, for one card; nothing of it is left when this is gone. Made, used and
/// released on one thread that outlives it.
final class PhotoRun {
  private let decoder: PhotoDecoder
  private let standing: Result<(process: pid_t, socket: Int32), PhotoFailure>
  private let log = Logger(label: "identity-reader")

  init(_ decoder: PhotoDecoder) {
    self.decoder = decoder
    standing = Result { () throws(PhotoFailure) in try Self.start(decoder) }
  }

  deinit {
    guard case .success(let child) = standing else { return }
    close(child.socket)
    kill(child.process, SIGKILL)
    waitpid(child.process, nil, 0)
  }

  /// - Parameter photo: as the card gave it. Once.
  func give(_ photo: [UInt8]) {
    guard case .success(let child) = standing else { return }
    // 1 KB, which the socket takes whole. An ended program is noticed when its answer is read.
    send(child.socket, photo, photo.count, Int32(MSG_NOSIGNAL))
    shutdown(child.socket, Int32(SHUT_WR))
  }

  /// Waits for the picture. That there is none is told to the technician, and nobody else.
  func portrait() -> Portrait? {
    do throws(PhotoFailure) {
      return try answer(of: try standing.get())
    } catch {
      log.warning("a card's photo is not decoded", metadata: ["code": "\(error.rawValue)"])
      return nil
    }
  }

  private func answer(
    of child: (process: pid_t, socket: Int32)
  ) throws(PhotoFailure) -> Portrait {
    let deadline = ContinuousClock.now + decoder.timeLimit
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while answer.count <= Portrait.byteCount {
      var watched = pollfd(fd: child.socket, events: Int16(POLLIN), revents: 0)
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .overdue }
      guard poll(&watched, 1, left.wholeMilliseconds) > 0 else { continue }
      let count = recv(child.socket, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      answer += buffer[..<count]
    }
    guard let portrait = Portrait(rgb: answer) else { throw Self.end(of: child.process) }
    return portrait
  }

  /// What the program says by the way in which it ended; it leaves its body to `deinit`.
  private static func end(of process: pid_t) -> PhotoFailure {
    var about = siginfo_t()
    guard waitid(P_PID, id_t(process), &about, WEXITED | WNOWAIT) == 0,
      about.si_code == Int32(CLD_EXITED)
    else { return .died }
    switch about._sifields._sigchld.si_status {
    case EX_DATAERR: return .refused
    case EX_UNAVAILABLE: return .libraryUnusable
    default: return .died
    }
  }

  private static func start(
    _ decoder: PhotoDecoder
  ) throws(PhotoFailure) -> (process: pid_t, socket: Int32) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .programAbsent }
    defer { close(ends[1]) }
    do throws(StartError) {
      let program = try StartedProgram(
        [decoder.program, decoder.library, decoder.pixels.rawValue], input: ends[1],
        output: ends[1])
      return (program.process, ends[0])
    } catch {
      close(ends[0])
      throw .programAbsent
    }
  }
}
