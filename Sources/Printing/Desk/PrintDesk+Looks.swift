import ServiceModel

/// What the queue and the printer say about a ticket.
extension PrintDesk {
  func queueReport(_ job: Int) -> QueueReport {
    do {
      return .answered(try queue.printer(), job: try queue.job(job))
    } catch {
      return .silent
    }
  }

  /// `ticket`: whose job to look for among the printer's own; `nil` for none.
  func deviceReport(_ ticket: TicketID?) -> DeviceReport {
    guard let device else { return .notAsked }
    do {
      let printer = try device.printer()
      guard let name = ticket?.text else { return .answered(printer, job: nil) }
      // In this order: a job that ends in between is found in the second list.
      var job = try device.jobs("not-completed").first { $0.name == name }
      if job == nil { job = try device.jobs("completed").first { $0.name == name } }
      return .answered(printer, job: job)
    } catch .refused {
      return .notAsked
    } catch {
      return .silent
    }
  }

  /// The printer behind the queue, when it speaks IPP and may be asked.
  func deviceBehindQueue() throws(IppError) -> IppDestination? {
    guard configuration.asksDevice else { return nil }
    let uri = try queue.printerGroup(asking: ["device-uri"]).text("device-uri")
    return uri.flatMap(IppDestination.init(deviceURI:))
  }

  func fault(for error: IppError) -> DeviceFault {
    switch error {
    case .unreachable: PrinterFault.cupsDown.fault(error.detail)
    case .notFound: PrinterFault.queueMissing.fault(configuration.queue)
    case .refused: PrinterFault.queueRefuses.fault(error.detail)
    }
  }
}
