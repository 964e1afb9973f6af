/// The check character of ISO 7064 MOD 11-2, as GB 11643 uses it for citizen numbers.
enum Mod11 {
  /// Weights of the first 17 digits of a citizen number: 2^(17-i) mod 11 (GB 11643 §5).
  static let citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

  /// `0`…`9` or `X` for 17 decimal digits.
  static func checkCharacter(of digits: [Int]) -> Character {
    let sum = zip(digits, citizenWeights).reduce(0) { $0 + $1.0 * $1.1 }
    return Array("10X98765432")[sum % 11]
  }
}
