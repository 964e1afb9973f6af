/// Addresses that were added to a card since it was issued (追加地址): up to four, 70 bytes each.
enum AddedAddresses {
  static let count = 70

  /// Those that can be read. Any bytes are safe.
  static func read(_ data: [UInt8]) -> [String] {
    stride(from: 0, to: data.count - data.count % count, by: count).compactMap { start in
      let words = CardField("addedAddress", at: start, count: count).words(in: data)
      return words?.isEmpty == false ? words : nil
    }
  }
}
