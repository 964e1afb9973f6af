import GRDB

/// The platform's tables. A migration that was shipped is never changed; the next one follows it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 submissions, cases, receipts, certificates") { db in
      try db.execute(sql: first)
    }
    migrator.registerMigration("2 pages") { db in
      try db.execute(sql: second)
    }
    migrator.registerMigration("3 messages") { db in
      try db.execute(sql: third)
    }
    migrator.registerMigration("4 drafts") { db in
      try db.execute(sql: fourth)
    }
    return migrator
  }

  /// `body`, `applicant` and `document` are sealed, `applicantMark` and `orderMark` are keyed
  /// fingerprints: nothing in a row says who somebody is. Numbers are never given twice
  /// (AUTOINCREMENT). Keys are kept as long as what they made: a kiosk may ask again after months.
  private static let first = """
    CREATE TABLE property (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE signingKey (
      id TEXT PRIMARY KEY,
      publicKey TEXT NOT NULL
    ) STRICT;

    CREATE TABLE submission (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      kiosk TEXT NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      schema TEXT NOT NULL,
      matter TEXT NOT NULL,
      matterName TEXT NOT NULL,
      receiptNumber TEXT NOT NULL,
      confirmedAt INTEGER NOT NULL,
      sentAt INTEGER NOT NULL,
      verification TEXT NOT NULL,
      digest TEXT NOT NULL,
      body BLOB NOT NULL,
      applicant BLOB,
      applicantMark BLOB,
      requests INTEGER NOT NULL,
      UNIQUE (kiosk, id),
      CHECK ((applicant IS NULL) = (applicantMark IS NULL))
    ) STRICT;
    CREATE INDEX submissionById ON submission (id);
    CREATE INDEX submissionByReceipt ON submission (receiptNumber);
    CREATE INDEX submissionByApplicant ON submission (applicantMark)
      WHERE applicantMark IS NOT NULL;

    CREATE TABLE receipt (
      sequence INTEGER PRIMARY KEY REFERENCES submission (sequence),
      caseNumber TEXT NOT NULL UNIQUE,
      acceptedAt INTEGER NOT NULL,
      signature TEXT NOT NULL,
      keyId TEXT NOT NULL REFERENCES signingKey (id)
    ) STRICT;

    CREATE TABLE caseStep (
      caseNumber TEXT NOT NULL REFERENCES receipt (caseNumber),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'current')),
      at INTEGER NOT NULL,
      note TEXT,
      PRIMARY KEY (caseNumber, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evaluation (
      about TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL REFERENCES submission (sequence)
    ) STRICT;

    CREATE TABLE certificate (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      kiosk TEXT NOT NULL,
      request TEXT NOT NULL UNIQUE,
      orderMark BLOB NOT NULL,
      issuedAt INTEGER NOT NULL,
      document BLOB,
      digest TEXT,
      signature TEXT,
      keyId TEXT REFERENCES signingKey (id),
      CHECK ((document IS NULL) = (digest IS NULL)),
      CHECK ((document IS NULL) = (signature IS NULL)),
      CHECK ((document IS NULL) = (keyId IS NULL))
    ) STRICT;
    """

  /// `content` is sealed: a picture of a paper. A page is its kiosk's alone: nobody finds out by a
  /// digest what another kiosk has.
  private static let second = """
    CREATE TABLE page (
      number INTEGER PRIMARY KEY,
      kiosk TEXT NOT NULL,
      digest TEXT NOT NULL,
      receivedAt INTEGER NOT NULL,
      content BLOB NOT NULL,
      UNIQUE (kiosk, digest)
    ) STRICT;

    CREATE INDEX pageByTime ON page (receivedAt);

    CREATE TABLE submissionPage (
      sequence INTEGER NOT NULL REFERENCES submission (sequence),
      page INTEGER NOT NULL REFERENCES page (number),
      PRIMARY KEY (sequence, page)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX submissionPageByPage ON submissionPage (page);
    """

  /// One for a receipt number, however many matters stand on it. `content` is sealed, and gone once the
  /// gateway has it; the row stays, so that it is not made again.
  private static let third = """
    CREATE TABLE message (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      receiptNumber TEXT NOT NULL UNIQUE,
      content BLOB
    ) STRICT;
    """

  /// `content` is sealed, and gone once the draft is over; the row stays for as long as a kiosk may still
  /// have a copy, to be told. `applicantMark` stands only where the person is proven.
  private static let fourth = """
    CREATE TABLE draft (
      id TEXT PRIMARY KEY,
      number TEXT NOT NULL,
      matter TEXT NOT NULL,
      keptAt INTEGER NOT NULL,
      keptUntil INTEGER NOT NULL,
      applicantMark BLOB,
      content BLOB
    ) STRICT;
    CREATE INDEX draftByNumber ON draft (number);
    CREATE INDEX draftByApplicant ON draft (applicantMark) WHERE applicantMark IS NOT NULL;
    CREATE INDEX draftByEnd ON draft (keptUntil);
    """
}
