import ServiceModel

/// The printer as the kiosk sees it.
extension PrintDesk {
  /// One look at the queue and the printer, a few milliseconds; up to some seconds when the
  /// printer is off the network. cupsd counts as down after three looks without an answer.
  public func status() async -> PrinterStatus {
    let report = try? queue.printer()
    return statusReading.read(queue: report, device: deviceReport(nil), closedBy: closedBy)
  }

  /// The status now and whenever it changes. Nothing is asked while nobody listens.
  public func statusUpdates() -> AsyncStream<PrinterStatus> {
    let (stream, listener) = AsyncStream.makeStream(
      of: PrinterStatus.self, bufferingPolicy: .bufferingNewest(1))
    listenersEver += 1
    let number = listenersEver
    listeners[number] = listener
    listener.onTermination = { [weak self] _ in
      Task { [weak self] in await self?.stopTelling(number) }
    }
    polling?.cancel()
    polling = Task { [weak self, clock, configuration] in
      var told: PrinterStatus?
      while !Task.isCancelled, let status = await self?.status(), !Task.isCancelled {
        if status != told { await self?.tell(status) }
        told = status
        try? await clock.sleep(for: configuration.statusInterval)
      }
    }
    return stream
  }

  private func tell(_ status: PrinterStatus) {
    for listener in listeners.values { listener.yield(status) }
  }

  private func stopTelling(_ number: Int) {
    listeners[number] = nil
    guard listeners.isEmpty else { return }
    polling?.cancel()
    polling = nil
  }
}
