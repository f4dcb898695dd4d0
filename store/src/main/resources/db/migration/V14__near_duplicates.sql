-- The fingerprints of clips, which clips are near-duplicates of which, and the self-tests of incidents.

CREATE TABLE footage_print_feed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last     bigint NOT NULL DEFAULT 0
);
COMMENT ON TABLE footage_print_feed IS
    'One row. Whoever keeps fingerprints takes their number from here first and so holds the row until commit: numbers become visible in order.';
INSERT INTO footage_print_feed DEFAULT VALUES;

CREATE TABLE footage_print (
    footage_id uuid PRIMARY KEY REFERENCES footage ON DELETE CASCADE,
    number     bigint NOT NULL UNIQUE,
    detail     text NOT NULL CHECK (detail IN ('KEY_FRAMES', 'WHOLE')),
    matched    boolean NOT NULL,
    pictures   bytea NOT NULL CHECK (length(pictures) IN (0, 256)),
    video      bytea NOT NULL CHECK (length(video) <= 16777216),
    sound      bytea NOT NULL CHECK (length(sound) <= 16777216)
);
COMMENT ON TABLE footage_print IS 'By what a clip is recognised; stays when the clip is withdrawn or erased. Empty: nothing in it to recognise.';
COMMENT ON COLUMN footage_print.matched IS 'Whether it was compared with all that had a lower number.';
-- Hashes do not compress.
ALTER TABLE footage_print ALTER COLUMN video SET STORAGE EXTERNAL;
ALTER TABLE footage_print ALTER COLUMN sound SET STORAGE EXTERNAL;
CREATE INDEX footage_print_unfinished ON footage_print (footage_id) WHERE NOT matched OR detail = 'KEY_FRAMES';

CREATE TABLE near_duplicate (
    one_id           uuid NOT NULL REFERENCES footage ON DELETE CASCADE,
    other_id         uuid NOT NULL REFERENCES footage ON DELETE CASCADE,
    one_from_nanos   bigint NOT NULL CHECK (one_from_nanos >= 0),
    one_to_nanos     bigint NOT NULL CHECK (one_to_nanos >= one_from_nanos),
    other_from_nanos bigint NOT NULL CHECK (other_from_nanos >= 0),
    other_to_nanos   bigint NOT NULL CHECK (other_to_nanos >= other_from_nanos),
    rate             double precision NOT NULL CHECK (rate > 0),
    score            double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
    channels         text[] NOT NULL CHECK (cardinality(channels) > 0),
    found_at         timestamptz NOT NULL,
    ruling           text CHECK (ruling IN ('NOT_THE_SAME', 'MAY_STAY')),
    ruled_by         text,
    ruled_at         timestamptz,
    PRIMARY KEY (one_id, other_id),
    CHECK (one_id < other_id),
    CHECK (num_nulls(ruling, ruled_by, ruled_at) IN (0, 3))
);
COMMENT ON TABLE near_duplicate IS 'Pairs of clips that show or sound the same, with the strongest stretch and what a person said.';
CREATE INDEX near_duplicate_by_other ON near_duplicate (other_id);
CREATE INDEX near_duplicate_newest ON near_duplicate (found_at DESC, one_id, other_id);

CREATE TABLE incident_self_test (
    incident_id uuid PRIMARY KEY REFERENCES incident ON DELETE CASCADE,
    state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'IMPOSSIBLE')),
    planned     integer NOT NULL CHECK (planned >= 0),
    seed        bigint NOT NULL,
    seconds     double precision NOT NULL CHECK (seconds >= 0),
    sound       boolean NOT NULL,
    detail      text NOT NULL,
    started_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL
);
COMMENT ON TABLE incident_self_test IS 'How well edited copies of an incident would be found, if it were in a bank.';
COMMENT ON COLUMN incident_self_test.seconds IS 'How much of the incident copies are made of.';

CREATE TABLE incident_self_test_copy (
    incident_id uuid NOT NULL REFERENCES incident_self_test ON DELETE CASCADE,
    number      integer NOT NULL CHECK (number >= 0),
    kind        text NOT NULL,
    edit        text NOT NULL,
    channels    text[] NOT NULL,
    score       double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
    overlap     double precision NOT NULL CHECK (overlap BETWEEN 0 AND 1),
    PRIMARY KEY (incident_id, number)
);
COMMENT ON TABLE incident_self_test_copy IS 'What became of each copy; those that are missing are still to be made.';
