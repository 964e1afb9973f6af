import CaptureOrders
import Dispatch
import Journeys
import Logging
import ServiceModel

/// Watches for sticks while somebody is to plug one in, and takes pages from what is on it.
struct StickDesk: StickReader {
  private let folder: StickFolder
  private let table: PageTable
  private static let pause: Duration = .milliseconds(500)
  private static let log = Logger(label: "sticks")

  /// - Parameters:
  ///   - folder: in which the machine mounts sticks.
  ///   - table: where pages are drawn for the glass.
  init(folder: String, table: PageTable) {
    self.folder = StickFolder(folder)
    self.table = table
  }

  func sticks() -> AsyncStream<StickEvent> {
    AsyncStream { continuation in
      let work = Task {
        await watch { continuation.yield($0) }
        continuation.finish()
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }

  /// A stick that is there already may be the last person's: only one that is plugged in now is read.
  private func watch(_ tell: @Sendable (StickEvent) -> Void) async {
    var foreign = Set(await blocking { folder.sticks() })
    var told: StickEvent?
    var present: [String] = []
    while !Task.isCancelled {
      let sticks = await blocking { folder.sticks() }
      foreign.formIntersection(sticks)
      let own = sticks.filter { !foreign.contains($0) }
      if own.isEmpty || own != present {
        present = own
        let event: StickEvent =
          own.isEmpty ? (foreign.isEmpty ? .absent : .foreign) : await content(of: own)
        if event != told { tell(event) }
        told = event
      }
      try? await Task.sleep(for: Self.pause)
    }
  }

  private func content(of sticks: [String]) async -> StickEvent {
    let found = await blocking { () -> Result<StickContent, CaptureFault> in
      do throws(CaptureFault) {
        return .success(try folder.content(of: sticks))
      } catch {
        return .failure(error)
      }
    }
    switch found {
    case .success(let content): return .content(content)
    case .failure(let fault):
      Self.log.error("a stick is not read", metadata: ["cause": "\(fault)"])
      return fault.code == .stickAbsent ? .absent : .unsafe
    }
  }

  func pages(of file: StickFile) async throws(DeviceFault) -> [ScannedPage] {
    let read = await blocking { () -> Result<[UInt8], CaptureFault> in
      do throws(CaptureFault) {
        return .success(try folder.read(file))
      } catch {
        return .failure(error)
      }
    }
    do throws(CaptureFault) {
      return try await table.pages(of: try read.get())
    } catch {
      Self.log.error(
        "no page came of a file", metadata: ["code": "\(error.code.rawValue)"])
      throw error.device
    }
  }

  /// A stick may let us wait for as long as it likes: not on the threads that all tasks share.
  private func blocking<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }
}
