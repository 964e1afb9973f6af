import Foundation
import IdentityCards
import Synchronization

/// An identity card reader on a serial line that is a pty, with faults on demand.
///
/// Give the kiosk `link` as the reader's serial device. The reader is gone when it is released.
public final class SimulatedReader: Sendable {
  public let link: String
  private let works: SimulatedReaderWorks

  /// - Parameter link: a path that becomes a symbolic link to the pty's slave.
  public init(link: String) throws(SimulatedReaderError) {
    self.link = link
    works = try SimulatedReaderWorks(link: link)
  }

  deinit { works.close() }

  /// Lays a card on the reader, in place of the one that lies there.
  public func put(_ card: SampleCard) { works.change { $0.module.card = card } }

  /// Lifts the card.
  public func take() { works.change { $0.module.card = nil } }

  /// Lays a card on the reader whose contents it does not get.
  public func putUnreadable() {
    put(
      SampleCard(
        id: "unreadable", name: "", number: "", sex: "", ethnicGroup: "", birth: "", address: "",
        issuer: "", validFrom: "", validUntil: "", cardFault: .unreadable))
  }

  /// The card is lifted while its contents are read the next time.
  public func takeDuringReading() { works.change { $0.module.leavesDuringReading = true } }

  /// The next answer with a card's contents ends after `count` bytes.
  public func cut(afterBytes count: Int) { works.change { $0.damage = .cut(afterBytes: count) } }

  /// One bit of the next answer with a card's contents is wrong.
  ///
  /// - Parameter bit: counted from the frame's first byte.
  public func flip(bit: Int) { works.change { $0.damage = .flip(bit: bit) } }

  /// Bytes that come before every answer from now on.
  public func setNoise(_ bytes: [UInt8]) { works.change { $0.noise = bytes } }

  /// The module answers nothing but this from now on; `nil`: as usual.
  public func setRefusal(_ status: SAMStatus?) { works.change { $0.module.refusal = status } }

  /// Commands are taken and not answered from now on; or answered again.
  public func setSilent(_ isSilent: Bool) { works.change { $0.isSilent = isSilent } }

  /// Pulls the cable. The card stays where it lies.
  public func unplug() { works.unplug() }

  /// Puts the cable back: a new device under the same path.
  public func replug() throws(SimulatedReaderError) { try works.plug() }

  /// Commands that it has taken since the start.
  public var commands: Int { works.commands }
}
