/// A language that espeak-ng of Debian 12 has a voice for. Tibetan, Mongolian, Zhuang and Yi have
/// none.
public enum SpokenLanguage: String, CaseIterable, Hashable, Sendable {
  case mandarin = "zh"
  case cantonese = "yue"
  case uyghur = "ug"
  case kazakh = "kk"
  case korean = "ko"
  case english = "en"

  /// The name that an output module of speech-dispatcher knows it by; `nil` is espeak-ng.
  ///
  /// espeak-ng 1.51 looks a Chinese character up in pinyin and reads that on: its voices `cmn` and
  /// `zh` as English, so that 请 sounds like the letters of "qing" and the word "two"; only the
  /// voices named here as the Chinese that it is.
  func name(for module: String?) -> String {
    guard module ?? "espeak-ng" == "espeak-ng" else { return rawValue }
    return switch self {
    case .mandarin: "cmn-latn-pinyin"
    case .cantonese: "yue-latn-jyutping"
    case .uyghur, .kazakh, .korean, .english: rawValue
    }
  }
}
