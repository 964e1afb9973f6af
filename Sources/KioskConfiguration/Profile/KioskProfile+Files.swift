extension KioskProfile {
  /// Absolute paths.
  public struct Files: Hashable, Sendable {
    /// The ledger's folder; made when it is not there.
    public let data: String
    /// The key that submissions are encrypted with at rest; made when it is not there.
    public let key: String
    /// The SQLite file that `kioskctl catalogue build` writes.
    public let catalogue: String
    /// strings/, pictures/, forms/, documents/.
    public let assets: String
    /// The towns and villages of the district.
    public let addresses: String
    /// The Unix socket on which the running kiosk answers other programs.
    public let controlSocket: String

    /// The folder of the words of every language.
    public var strings: String { assets + "/strings" }
    /// The folder of the form definitions.
    public var forms: String { assets + "/forms" }
    /// The folder that the catalogue is built from.
    public var catalogueSources: String { assets + "/catalogue" }
  }
}
