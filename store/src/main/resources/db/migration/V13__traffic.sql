-- What has passed lately, as fingerprints, and what of it was recognised afterwards.

CREATE TABLE traffic_piece (
    piece_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id uuid NOT NULL,
    stream_id  text NOT NULL,
    from_nanos bigint NOT NULL CHECK (from_nanos >= 0),
    started_at timestamptz NOT NULL,
    video      bytea NOT NULL CHECK (length(video) <= 262144),
    sound      bytea NOT NULL CHECK (length(sound) <= 262144),
    CHECK (length(video) + length(sound) > 0),
    UNIQUE (session_id, from_nanos)
);
COMMENT ON TABLE traffic_piece IS 'A minute or so of a session, as fingerprints; forgotten after copies.lookBack.';
COMMENT ON COLUMN traffic_piece.from_nanos IS 'Media time at which it begins; times in the fingerprints begin here.';
CREATE INDEX traffic_piece_by_start ON traffic_piece (started_at);
-- Hashes do not compress.
ALTER TABLE traffic_piece ALTER COLUMN video SET STORAGE EXTERNAL;
ALTER TABLE traffic_piece ALTER COLUMN sound SET STORAGE EXTERNAL;

CREATE TABLE past_copy (
    entry_id             bigint NOT NULL REFERENCES bank_entry ON DELETE CASCADE,
    session_id           uuid NOT NULL,
    stream_id            text NOT NULL,
    seen_at              timestamptz NOT NULL,
    from_nanos           bigint NOT NULL CHECK (from_nanos >= 0),
    to_nanos             bigint NOT NULL CHECK (to_nanos >= from_nanos),
    reference_from_nanos bigint NOT NULL CHECK (reference_from_nanos >= 0),
    reference_to_nanos   bigint NOT NULL CHECK (reference_to_nanos >= reference_from_nanos),
    rate                 double precision NOT NULL CHECK (rate > 0),
    score                double precision NOT NULL CHECK (score BETWEEN 0 AND 1),
    channels             text[] NOT NULL CHECK (cardinality(channels) > 0),
    found_at             timestamptz NOT NULL,
    PRIMARY KEY (entry_id, session_id, from_nanos)
);
COMMENT ON TABLE past_copy IS 'What was banked after it had passed: where looking back found it.';
CREATE INDEX past_copy_newest ON past_copy (seen_at DESC);

CREATE TABLE look_back (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    up_to     bigint NOT NULL
);
COMMENT ON TABLE look_back IS 'One row: up to which change of the banks traffic has been looked through.';
