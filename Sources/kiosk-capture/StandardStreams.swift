import ArgumentParser
import CaptureOrders
import Glibc

/// The end that the caller reads from. It is taken away from standard output, on which some drivers
/// of scanners print.
struct AnswerStream {
  private let descriptor: Int32

  init() {
    descriptor = dup(STDOUT_FILENO)
    dup2(STDERR_FILENO, STDOUT_FILENO)
  }

  /// Runs `body`; a fault is an answer too.
  func answer(_ body: (AnswerStream) throws(CaptureFault) -> Void) throws {
    do throws(CaptureFault) {
      try body(self)
    } catch {
      write(.fault(error))
      throw ExitCode.failure
    }
  }

  /// Ends the program when nobody reads any more.
  func write(_ answer: CaptureAnswer) {
    var rest = answer.framed[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        exit(EXIT_FAILURE)
      }
    }
  }
}

/// The end that the caller writes to.
enum StandardInput {
  /// - Throws: `.fileTooLarge` as soon as more comes.
  static func read(atMost limit: Int) throws(CaptureFault) -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return input }
      input += buffer[..<count]
      guard input.count <= limit else {
        throw CaptureFault(.fileTooLarge, "more than \(limit >> 20) MB")
      }
    }
  }
}
