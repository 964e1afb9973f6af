import CUSB
import Glibc

/// Bytes on their way to or from an endpoint. What was carried is wiped with it.
final class USBTransfer {
  enum Kind: Hashable, Sendable {
    case bulk
    case interrupt
    /// Setup and data together.
    case control
  }

  private let transfer: UnsafeMutablePointer<libusb_transfer>
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private let progress = Progress()

  /// What libusb's callback can reach.
  private final class Progress { var isOver = true }

  /// - Parameter bytes: what is given to the endpoint, or the room for what it gives.
  init(
    _ kind: Kind, _ handle: OpaquePointer, endpoint: UInt8, _ bytes: some Collection<UInt8>
  ) throws(PortError) {
    guard let transfer = libusb_alloc_transfer(0) else { throw .failed(ENOMEM) }
    self.transfer = transfer
    buffer = .allocate(capacity: bytes.count)
    _ = buffer.initialize(from: bytes)
    transfer.pointee.dev_handle = handle
    transfer.pointee.endpoint = endpoint
    transfer.pointee.type =
      switch kind {
      case .bulk: UInt8(LIBUSB_TRANSFER_TYPE_BULK.rawValue)
      case .interrupt: UInt8(LIBUSB_TRANSFER_TYPE_INTERRUPT.rawValue)
      case .control: UInt8(LIBUSB_TRANSFER_TYPE_CONTROL.rawValue)
      }
    transfer.pointee.buffer = buffer.baseAddress
    transfer.pointee.length = Int32(bytes.count)
    transfer.pointee.user_data = Unmanaged.passUnretained(progress).toOpaque()
    transfer.pointee.callback = { transfer in
      guard let progress = transfer?.pointee.user_data else { return }
      Unmanaged<Progress>.fromOpaque(progress).takeUnretainedValue().isOver = true
    }
  }

  deinit {
    // What libusb may still write to is not given back: a kernel that does not end a transfer.
    guard isOver else {
      _ = Unmanaged.passRetained(progress)
      return
    }
    if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) }
    buffer.deallocate()
    libusb_free_transfer(transfer)
  }

  var isOver: Bool { progress.isOver }
  var status: libusb_transfer_status { transfer.pointee.status }
  /// How many bytes were carried.
  var count: Int { Int(transfer.pointee.actual_length) }
  var received: [UInt8] { Array(buffer.prefix(count)) }

  func submit() throws(PortError) {
    progress.isOver = false
    let status = libusb_submit_transfer(transfer)
    guard status == 0 else {
      progress.isOver = true
      throw PortError(libusb: status)
    }
  }

  func cancel() { libusb_cancel_transfer(transfer) }
}
