import CUSB

/// The readers on USB: of those that the table of devices knows, one that works.
///
/// libusb tells when devices come and go. An event that was lost while the kiosk slept costs a
/// moment: a bus that showed no reader is looked at anew.
final class USBOutlet: ReaderOutlet {
  private let models: [ReaderModel]
  private let attendance: Attendance
  private var bus: USBBus?
  /// The places of the readers, as they were last seen.
  private var places: [String] = []
  private(set) var place: String?
  /// Where those are that did not work since one did.
  private var distrusted: Set<String> = []

  init(models: [ReaderModel], _ attendance: Attendance) {
    self.models = models
    self.attendance = attendance
  }

  func open() throws(PortError) -> any ReaderPort {
    places = []
    let bus: USBBus
    if let known = self.bus { bus = known } else { bus = try USBBus(attendance) }
    self.bus = bus
    if bus.hasChanged { distrusted = [] }
    bus.forgetChanges()
    return USBPort(try openDevice(on: bus))
  }

  private func openDevice(on bus: USBBus) throws(PortError) -> USBDevice {
    var list: UnsafeMutablePointer<OpaquePointer?>?
    let count = libusb_get_device_list(bus.context, &list)
    guard count >= 0, let list else { throw PortError(libusb: Int32(count)) }
    defer { libusb_free_device_list(list, 1) }

    var trouble = PortError.absent
    var readers: [(place: String, device: OpaquePointer)] = []
    for device in UnsafeBufferPointer(start: list, count: count).compactMap(\.self) {
      switch USBDevice.model(of: device, among: models)?.role {
      case .reader: readers.append((USBDevice.place(of: device), device))
      case .firmwareUpgradeMode: trouble = .upgrading
      case nil: break
      }
    }
    readers.sort { rank($0.place) < rank($1.place) }
    places = readers.map(\.place)
    for (index, reader) in readers.enumerated() {
      do throws(PortError) {
        let device = try USBDevice(reader.device, on: bus)
        place = reader.place
        return device
      } catch {
        distrusted.insert(reader.place)
        if index == 0 { trouble = error }
      }
    }
    throw trouble
  }

  /// Those not yet distrusted first; among them the one that is in use, then the lower place.
  private func rank(_ other: String) -> (Int, Int, String) {
    (distrusted.contains(other) ? 1 : 0, other == place ? 0 : 1, other)
  }

  func trust() { distrusted = [] }

  func distrust() -> Bool {
    if let place { distrusted.insert(place) }
    return !distrusted.isSuperset(of: places)
  }

  func awaitReader(atMost time: Duration) throws(PortError) {
    guard let bus else { return try attendance.rest(time) }
    if try !bus.awaitChange(atMost: time) { self.bus = nil }
  }

  func rest(_ time: Duration) throws(PortError) {
    guard let bus else { return try attendance.rest(time) }
    _ = try bus.awaitChange(atMost: time)
    bus.forgetChanges()
  }
}
