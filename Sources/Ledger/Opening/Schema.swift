import GRDB

/// The ledger's tables. A migration that was shipped is never changed; the next one follows it.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 submissions, outbox, tickets, evaluations") { db in
      try db.execute(sql: first)
    }
    migrator.registerMigration("2 drafts") { db in
      try db.execute(sql: second)
    }
    migrator.registerMigration("3 material pages") { db in
      try db.execute(sql: third)
    }
    // No table changes: a `receiptNumber` may be `ReceiptPlace.text` now, which an older program does
    // not read. With this it says so, and does not take the rows for damaged ones.
    migrator.registerMigration("4 receipts for several matters") { _ in }
    migrator.registerMigration("5 copies of drafts") { db in
      try db.execute(sql: fifth)
    }
    migrator.registerMigration("6 drafts without a number that somebody knows") { db in
      try db.execute(sql: sixth)
    }
    return migrator
  }

  /// `body` and `applicant` are sealed; `applicantMark` is a keyed fingerprint. Nothing else in
  /// a row says who somebody is. A sequence is never given twice (AUTOINCREMENT).
  private static let first = """
    CREATE TABLE property (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE submission (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      session TEXT NOT NULL,
      kind TEXT NOT NULL,
      matter TEXT NOT NULL,
      matterName TEXT NOT NULL,
      schema TEXT NOT NULL,
      digest TEXT NOT NULL,
      receiptNumber TEXT NOT NULL UNIQUE,
      confirmedAt INTEGER NOT NULL,
      verification TEXT NOT NULL,
      body BLOB NOT NULL,
      applicant BLOB,
      applicantMark BLOB,
      CHECK ((applicant IS NULL) = (applicantMark IS NULL))
    ) STRICT;
    CREATE INDEX submissionByApplicant ON submission (applicantMark)
      WHERE applicantMark IS NOT NULL;

    CREATE TABLE outbox (
      sequence INTEGER PRIMARY KEY REFERENCES submission (sequence),
      state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'accepted', 'needsStaff')),
      attempts INTEGER NOT NULL DEFAULT 0,
      code TEXT,
      reason TEXT,
      caseNumber TEXT,
      acceptedAt INTEGER,
      platformSequence INTEGER,
      duplicate INTEGER,
      signature TEXT,
      keyId TEXT,
      CHECK (state <> 'needsStaff' OR code IS NOT NULL),
      CHECK (state <> 'accepted' OR (caseNumber IS NOT NULL AND acceptedAt IS NOT NULL
        AND platformSequence IS NOT NULL AND signature IS NOT NULL AND keyId IS NOT NULL))
    ) STRICT;
    CREATE INDEX outboxUnsent ON outbox (state, sequence) WHERE state <> 'accepted';

    CREATE TABLE ticket (
      id TEXT PRIMARY KEY,
      session TEXT NOT NULL,
      digest TEXT NOT NULL,
      pages INTEGER NOT NULL,
      copies INTEGER NOT NULL,
      openedAt INTEGER NOT NULL,
      endedAt INTEGER,
      outcome TEXT,
      CHECK ((endedAt IS NULL) = (outcome IS NULL))
    ) STRICT;
    CREATE INDEX ticketOpen ON ticket (openedAt) WHERE endedAt IS NULL;

    CREATE TABLE evaluation (
      receiptNumber TEXT PRIMARY KEY,
      offeredAt INTEGER,
      submission INTEGER REFERENCES submission (sequence)
    ) STRICT;
    """

  /// `content` is sealed: who it is and what was answered. `applicantMark` stands only where the
  /// person is proven; of each of their forms there is one draft.
  private static let second = """
    CREATE TABLE draft (
      id TEXT PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      matter TEXT NOT NULL,
      matterName TEXT NOT NULL,
      schema TEXT NOT NULL,
      keptAt INTEGER NOT NULL,
      applicantMark BLOB,
      content BLOB NOT NULL,
      UNIQUE (applicantMark, matter, schema)
    ) STRICT;
    """

  /// `content` is sealed: a picture of a paper. `submission` is the id of a draft or of what was handed
  /// in, or for as long as a session lasts of what may become one.
  private static let third = """
    CREATE TABLE materialPage (
      submission TEXT NOT NULL,
      digest TEXT NOT NULL,
      keptAt INTEGER NOT NULL,
      content BLOB NOT NULL,
      UNIQUE (submission, digest)
    ) STRICT;
    """

  /// Of which drafts the platform is to have a copy, has one, or need not have one any more. `keptAt` is
  /// of the copy that it has, or up to which it is to forget; NULL before it has any.
  private static let fifth = """
    CREATE TABLE draftCopy (
      id TEXT PRIMARY KEY,
      state TEXT NOT NULL CHECK (state IN ('wanted', 'held', 'unwanted')),
      keptAt INTEGER,
      CHECK (state = 'wanted' OR keptAt IS NOT NULL)
    ) STRICT;

    CREATE TRIGGER draftGone AFTER DELETE ON draft BEGIN
      UPDATE draftCopy SET state = 'unwanted', keptAt = old.keptAt WHERE id = old.id;
    END;
    """

  /// Drafts that are kept against the kiosk's sudden end alone: under a number that was typed, and nobody
  /// was told the draft's own.
  private static let sixth = """
    CREATE TABLE untoldDraft (id TEXT PRIMARY KEY) STRICT;

    CREATE TRIGGER untoldDraftGone AFTER DELETE ON draft BEGIN
      DELETE FROM untoldDraft WHERE id = old.id;
    END;
    """
}
