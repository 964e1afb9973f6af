/// The sequence of commands that reads a social security card.
struct SocialCardReading {
  /// Sends one command, gets one answer.
  let exchange: (ChipCommand) throws(ChipError) -> ChipAnswer

  /// The application's name: `sx1.sh.` and 社会保障 in GB 2312.
  private static let name: [UInt8] = [
    0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9, 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF,
  ]
  /// Files with what is issued and whose it is.
  private static let files: [UInt8] = [0x05, 0x06]
  /// More records than either file has in any generation.
  private static let mostRecords: UInt8 = 32

  func read() throws(SocialReadingError) -> SocialCardText {
    let selection = try ask(.select(Self.name))
    guard selection.isGood || selection.status >> 8 == 0x61 else {
      // 6A82: no such application; 6D00, 6E00: not even the command.
      throw .card(.notSocialCard)
    }
    var records: [[UInt8]] = []
    for file in Self.files { records += try self.records(of: file) }
    do throws(SocialCardError) {
      return try SocialCardText(records: records)
    } catch {
      throw .card(error)
    }
  }

  /// Every record that the card shows.
  private func records(of file: UInt8) throws(SocialReadingError) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for number in 1...Self.mostRecords {
      let answer = try record(number, of: file)
      switch answer.status {
      case 0x9000: found.append(answer.data)
      // No such record, or no such file: the generation decides.
      case 0x6A83, 0x6A82: return found
      case 0x6982: throw .card(.isProtected)
      default: throw .card(.refused(answer.status))
      }
    }
    return found
  }

  private func record(_ number: UInt8, of file: UInt8) throws(SocialReadingError) -> ChipAnswer {
    let answer = try ask(.readRecord(number, of: file))
    switch answer.status >> 8 {
    case 0x6C:
      let count = UInt8(truncatingIfNeeded: answer.status)
      return try ask(.readRecord(number, of: file, expected: count))
    case 0x61: return try ask(.getResponse(UInt8(truncatingIfNeeded: answer.status)))
    default: return answer
    }
  }

  private func ask(_ command: ChipCommand) throws(SocialReadingError) -> ChipAnswer {
    do throws(ChipError) {
      return try exchange(command)
    } catch {
      throw .chip(error)
    }
  }
}

enum SocialReadingError: Error, Hashable, Sendable {
  case chip(ChipError)
  case card(SocialCardError)
}

/// Why a slot or the card in it does not answer.
enum ChipError: Error, Hashable, Sendable {
  /// The smart card service does not run.
  case noService
  /// There is no slot.
  case noSlot
  /// The card was pulled, or another was put in its place.
  case removed
  /// The card does not answer: put in the wrong way round, or broken.
  case mute
  /// Another program holds the card.
  case busy
  /// Anything else: the code of PC/SC.
  case failed(Int)
}
