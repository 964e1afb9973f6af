/// Where readers are plugged in. Used by the thread that owns the reader only.
protocol ReaderOutlet: AnyObject {
  /// One of the readers that are there, open: not the one that did not work, where there is another.
  func open() throws(PortError) -> any ReaderPort

  /// Where the reader is plugged in that was opened last.
  var place: String? { get }

  /// It works.
  func trust()

  /// It does not work.
  ///
  /// - Returns: whether there is another to be tried before this one.
  func distrust() -> Bool

  /// Waits until a reader may have come, `time` at most.
  func awaitReader(atMost time: Duration) throws(PortError)

  /// Waits out `time`, shorter when readers come or go meanwhile.
  func rest(_ time: Duration) throws(PortError)
}
