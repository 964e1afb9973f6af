import CCups
import ServiceModel

/// What goes to cupsd under one ticket.
struct PrintOrder: Sendable {
  var ticket: PrintTicket
  var bytes: [UInt8]
  var media: String
  var sides: String
  /// cupsd itself cancels a job that works longer than this, even when the kiosk is dead.
  var patience: Duration

  /// Hands the job to the queue in two steps, so that its id is known before a byte of it is
  /// there to be printed.
  ///
  /// - Returns: cupsd's job id.
  func submit(to queue: IppDestination) throws(IppError) -> Int {
    let connection = try queue.connect()
    guard
      let id = try connection.answer(to: creation(queue), at: queue.resource)
        .groups.first?.number("job-id")
    else { throw .refused(status: "no job-id in the answer") }
    do {
      _ = try connection.answer(to: sending(id, queue), at: queue.resource, document: bytes)
    } catch {
      try? queue.cancel(id, purging: true)
      throw error
    }
    return id
  }

  private func creation(_ queue: IppDestination) -> IppRequest {
    let request = IppRequest(IPP_OP_CREATE_JOB, printer: queue.uri)
    request.add("job-name", IPP_TAG_NAME, ticket.id.text, in: IPP_TAG_OPERATION)
    request.add("copies", ticket.copies, in: IPP_TAG_JOB)
    request.add("media", IPP_TAG_KEYWORD, media, in: IPP_TAG_JOB)
    request.add("sides", IPP_TAG_KEYWORD, sides, in: IPP_TAG_JOB)
    // A queue's default banner page would be a page without a ticket.
    request.add("job-sheets", IPP_TAG_KEYWORD, "none", in: IPP_TAG_JOB)
    request.add("job-cancel-after", Int(patience.components.seconds), in: IPP_TAG_JOB)
    return request
  }

  private func sending(_ id: Int, _ queue: IppDestination) -> IppRequest {
    let request = IppRequest(IPP_OP_SEND_DOCUMENT, printer: queue.uri)
    request.add("job-id", id, in: IPP_TAG_OPERATION)
    request.add("document-format", IPP_TAG_MIMETYPE, "application/pdf", in: IPP_TAG_OPERATION)
    request.add("last-document", true)
    return request
  }
}
