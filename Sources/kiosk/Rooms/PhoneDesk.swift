import CaptureOrders
import Delivery
import Journeys
import Logging
import Sealing
import ServiceModel

/// Takes photos from a phone by way of the platform: opens an upload there, asks what came, fetches it.
/// What a photo is, only the program that draws what people bring finds out.
struct PhoneDesk: PhonePages {
  let client: PlatformClient
  let table: PageTable

  private static let pause: Duration = .milliseconds(1500)
  /// One question that gets lost is none to be told.
  private static let lostAreMany = 3
  private static let closings = 10
  private static let log = Logger(label: "phone-desk")

  func photos(of paper: String, in language: String) -> AsyncStream<PhoneEvent> {
    AsyncStream { continuation in
      let work = Task {
        await watch(paper, language) { continuation.yield($0) }
        continuation.finish()
      }
      continuation.onTermination = { _ in work.cancel() }
    }
  }

  private func watch(
    _ paper: String, _ language: String, _ tell: @Sendable (PhoneEvent) -> Void
  ) async {
    let upload: PhotoUpload
    do throws(PlatformError) {
      upload = try await client.openUpload(for: String(paper.prefix(100)), in: language)
    } catch {
      Self.log.error("no upload was opened", metadata: ["cause": "\(error)"])
      return tell(.unreachable)
    }
    tell(.open(address: upload.address))
    await watch(upload, tell)
    // Nothing that was sent stays there, also when nobody waits for an answer any more. The platform
    // ends it by itself where it cannot be told.
    Task { [client] in
      for _ in 0..<Self.closings {
        if (try? await client.close(upload)) != nil { return }
        try? await Task.sleep(for: .seconds(10))
      }
    }
  }

  private func watch(_ upload: PhotoUpload, _ tell: @Sendable (PhoneEvent) -> Void) async {
    var told = PhoneEvent.open(address: upload.address)
    var fetched: Set<ContentDigest> = []
    var announced: Set<ContentDigest> = []
    var lost = 0
    while !Task.isCancelled {
      do throws(PlatformError) {
        let photos = try await client.photos(of: upload)
        lost = 0
        let now: PhoneEvent = photos.isOpened ? .connected : .open(address: upload.address)
        if now != told { tell(now) }
        told = now
        for digest in photos.pages where !Task.isCancelled && !fetched.contains(digest) {
          if announced.insert(digest).inserted { tell(.coming) }
          let bytes = try await client.photo(digest, of: upload)
          // Cut short on its way: once more.
          guard ContentDigest.of(bytes) == digest else { throw .unreadable("a photo") }
          fetched.insert(digest)
          await adopt(bytes, tell)
        }
      } catch {
        if Task.isCancelled { return }
        if case .refused("unknown-upload", _, _) = error { return tell(.ended) }
        lost += 1
        if told != .unreachable, lost == Self.lostAreMany {
          Self.log.error("photos cannot be fetched", metadata: ["cause": "\(error)"])
          tell(.unreachable)
          told = .unreachable
        }
      }
      try? await Task.sleep(for: Self.pause)
    }
  }

  private func adopt(_ photo: [UInt8], _ tell: @Sendable (PhoneEvent) -> Void) async {
    do throws(CaptureFault) {
      for page in try await table.pages(of: photo) { tell(.page(page)) }
    } catch {
      guard error.code != .cancelled else { return }
      Self.log.error(
        "no page came of a photo",
        metadata: ["code": "\(error.device.code)", "cause": "\(error.cause)"])
      tell(.unusable(error.device))
    }
  }
}
