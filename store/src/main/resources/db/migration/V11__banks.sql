-- Banks of fingerprints. The index in memory follows them by change number.

CREATE TABLE bank_feed (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_change bigint NOT NULL DEFAULT 0,
    forgotten   bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE bank_feed IS
    'One row. Whoever changes a bank takes its numbers from here first and so holds the row until commit: numbers become visible in order.';
COMMENT ON COLUMN bank_feed.forgotten IS 'Removals up to this change are not known any more.';
INSERT INTO bank_feed DEFAULT VALUES;

CREATE TABLE bank (
    bank_id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name               text UNIQUE CHECK (name ~ '^[A-Z_][A-Z0-9_]{0,254}$'),
    label              text NOT NULL,
    description        text NOT NULL,
    action             text NOT NULL CHECK (action IN ('RECORD', 'WATCH', 'HOLD', 'CUT')),
    negative           boolean NOT NULL CHECK (NOT negative OR action = 'RECORD'),
    distance           integer NOT NULL CHECK (distance >= 0),
    video_score        double precision NOT NULL CHECK (video_score BETWEEN 0 AND 1),
    sound_score        double precision NOT NULL CHECK (sound_score BETWEEN 0 AND 1),
    enabled            boolean NOT NULL,
    matching_ratio     double precision NOT NULL CHECK (matching_ratio BETWEEN 0 AND 1),
    streams_per_hour   integer NOT NULL CHECK (streams_per_hour >= 0),
    surges             boolean NOT NULL,
    visible_to         text[] NOT NULL,
    quarantined_at     timestamptz,
    quarantine_reason  text,
    quarantined_by     text,
    created_at         timestamptz NOT NULL,
    created_by         text NOT NULL,
    entries            bigint NOT NULL DEFAULT 0 CHECK (entries >= 0),
    CHECK (num_nulls(quarantined_at, quarantine_reason, quarantined_by) IN (0, 3))
);
COMMENT ON COLUMN bank.name IS 'Null once the bank is removed and its entries are being deleted.';
COMMENT ON COLUMN bank.streams_per_hour IS 'More than so many different streams within an hour put it into quarantine; 0: no limit.';
COMMENT ON COLUMN bank.entries IS 'Counted along in the transactions that add and remove entries.';

CREATE TABLE bank_entry (
    entry_id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bank_id         integer NOT NULL REFERENCES bank,
    change          bigint NOT NULL,
    media           text NOT NULL CHECK (media IN ('PICTURE', 'VIDEO', 'SOUND')),
    identity        uuid NOT NULL,
    pdq             bytea CHECK (length(pdq) = 32),
    md5             bytea CHECK (length(md5) = 16),
    sha256          bytea CHECK (length(sha256) = 32),
    bulky           boolean NOT NULL,
    note            text NOT NULL,
    origin          text NOT NULL CHECK (origin IN ('FILE', 'HASH', 'INCIDENT', 'EXCHANGE', 'IMPORT')),
    reference       text NOT NULL,
    added_by        text NOT NULL,
    added_at        timestamptz NOT NULL,
    file_name       text NOT NULL,
    file_sha256     bytea CHECK (length(file_sha256) = 32),
    content_id      text NOT NULL,
    content_uri     text NOT NULL,
    json            text NOT NULL,
    words           tsvector,
    disabled_until  timestamptz,
    matches         bigint NOT NULL DEFAULT 0,
    last_matched_at timestamptz,
    CHECK (bulky OR num_nonnulls(pdq, md5, sha256) > 0)
);
COMMENT ON COLUMN bank_entry.identity IS 'First half of the SHA-256 over what tells entries apart: a bank has each once.';
COMMENT ON COLUMN bank_entry.change IS 'Number of its latest change that an index must know.';
COMMENT ON COLUMN bank_entry.disabled_until IS 'Not matched before; null: matched, infinity: never matched.';
COMMENT ON COLUMN bank_entry.words IS 'What people search in; null where there is no text.';
CREATE UNIQUE INDEX bank_entry_identity ON bank_entry (bank_id, identity);
CREATE UNIQUE INDEX bank_entry_change ON bank_entry (change);
CREATE INDEX bank_entry_words ON bank_entry USING gin (words) WHERE words IS NOT NULL;
CREATE INDEX bank_entry_reference ON bank_entry (bank_id, reference) WHERE reference <> '';

CREATE TABLE bank_signal (
    entry_id bigint NOT NULL REFERENCES bank_entry ON DELETE CASCADE,
    kind     text NOT NULL CHECK (kind IN ('VIDEO', 'SOUND')),
    print    bytea NOT NULL CHECK (length(print) BETWEEN 1 AND 16777216),
    PRIMARY KEY (entry_id, kind)
);
COMMENT ON TABLE bank_signal IS 'Fingerprints that are long runs of bytes, in the versioned form of whoever made them.';
ALTER TABLE bank_signal ALTER COLUMN print SET STORAGE EXTERNAL;

CREATE TABLE bank_removal (
    change   bigint PRIMARY KEY,
    entry_id bigint NOT NULL,
    bank_id  integer NOT NULL,
    pdq      bytea,
    md5      bytea,
    sha256   bytea,
    bulky    boolean NOT NULL
);
COMMENT ON TABLE bank_removal IS 'Entries that were removed, with what an index needs to find them; forgotten from the oldest on.';

CREATE TABLE bank_sighting (
    bank_id integer NOT NULL REFERENCES bank ON DELETE CASCADE,
    hour    timestamptz NOT NULL,
    subject text NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (bank_id, hour, subject)
);
COMMENT ON TABLE bank_sighting IS 'Which streams a bank matched in which hour, for the rule that puts banks into quarantine.';
CREATE INDEX bank_sighting_by_hour ON bank_sighting (hour);
