import DataFiles

/// The keys of a profile, group by group. kiosk-config/profile.schema.json has the same; a test
/// holds the two together.
enum ProfileKey: String, DataKey {
  case centre, kiosk, platform, reader, photo, socialCard, scanner, paperScanner, camera, sticks,
    printer,
    screen, session, staff
  case speech, files
}

enum CentreKey: String, DataKey { case name, phone, hours, acceptance }

enum KioskKey: String, DataKey { case code, environment, logLevel }

enum PlatformKey: String, DataKey {
  case url, tokenFile, publicKey, guideLink, phonePhotos, earlierForms, certificates, messages,
    drafts
}

enum ReaderKey: String, DataKey { case connection, device }

enum PhotoKey: String, DataKey { case library, pixels }

enum SocialCardKey: String, DataKey { case enabled }

enum ScannerKey: String, DataKey { case connection, device }

enum PaperScannerKey: String, DataKey { case enabled, drivers }

enum CameraKey: String, DataKey { case enabled, device }

enum SticksKey: String, DataKey { case enabled, folder }

enum PrinterKey: String, DataKey { case server, queue }

enum ScreenKey: String, DataKey {
  case mode, width, height, diagonalInches, lowerEdgeMillimetres, languages
}

enum SessionKey: String, DataKey { case idleSeconds, warningSeconds, draftDays }

enum StaffKey: String, DataKey { case codeFile }

enum SpeechKey: String, DataKey { case enabled, module, voice }

enum FilesKey: String, DataKey { case data, key, catalogue, assets, addresses, controlSocket }

/// The words for `KioskProfile.Reader`.
enum ReaderWord: String, CaseIterable { case usb, serial }

/// The words for `KioskProfile.Scanner`.
enum ScannerWord: String, CaseIterable { case keyboard, serial }

/// The words for `KioskProfile.Screen.Mode`.
enum ScreenWord: String, CaseIterable { case fullScreen, window }
