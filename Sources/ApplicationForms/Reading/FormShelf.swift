import DataFiles
import FoundationEssentials
import ServiceModel

/// The forms of a folder, each read when it is first asked for: a kiosk's start waits for none of
/// them. `kioskctl check` has looked through all of them before.
public struct FormShelf {
  private let directory: String
  private let addressesPath: String
  private var addresses: AddressList?
  private var forms: [FormCode: FormDefinition] = [:]

  /// - Parameter addresses: the file of the towns and villages that forms choose from.
  public init(directory: String, addresses: String) {
    self.directory = directory
    addressesPath = addresses
  }

  /// - Returns: `nil` when there is no form of that code.
  /// - Throws: everything that is wrong with its file, or with the towns and villages.
  public mutating func form(_ code: FormCode) throws(FileProblems) -> FormDefinition? {
    if let form = forms[code] { return form }
    let path = FormLibrary.path(of: code, in: directory)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let form = try FormDefinition.load(path: path, addresses: try villages())
    forms[code] = form
    return form
  }

  private mutating func villages() throws(FileProblems) -> AddressList {
    if let addresses { return addresses }
    let list = try AddressList.load(path: addressesPath)
    addresses = list
    return list
  }
}
