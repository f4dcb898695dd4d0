-- An incident may now be a WATCH: a hold or a cut that was not armed, for a person to decide on.
ALTER TABLE incident DROP CONSTRAINT incident_level_check;
ALTER TABLE incident ADD CONSTRAINT incident_level_check CHECK (level IN ('WATCH', 'HOLD', 'CUT'));

ALTER TABLE stream ADD COLUMN shadow boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN stream.shadow IS 'Verdicts on this stream are recorded and not acted on.';

CREATE TABLE shadow_time (
    session_id     uuid NOT NULL,
    day            date NOT NULL,
    judge          bytea NOT NULL CHECK (length(judge) = 32),
    model_package  text NOT NULL,
    stream_id      text NOT NULL,
    watched_nanos  bigint NOT NULL CHECK (watched_nanos >= 0),
    unlisted_holds bigint NOT NULL CHECK (unlisted_holds >= 0),
    unlisted_cuts  bigint NOT NULL CHECK (unlisted_cuts >= 0 AND unlisted_cuts <= unlisted_holds),
    PRIMARY KEY (session_id, day)
);
COMMENT ON TABLE shadow_time IS
    'Stream time watched in shadow mode: one row for a session and UTC day, with totals, so that writing one twice adds nothing.';
COMMENT ON COLUMN shadow_time.judge IS 'SHA-256 of the weights and constants that judged.';
COMMENT ON COLUMN shadow_time.unlisted_holds IS 'Verdicts beyond the limit of those that are listed; each counts as a false alarm.';
CREATE INDEX shadow_time_by_judge ON shadow_time (judge, stream_id);
CREATE INDEX shadow_time_by_day ON shadow_time (day);

CREATE TABLE shadow_verdict (
    verdict_id    uuid PRIMARY KEY,
    session_id    uuid NOT NULL,
    stream_id     text NOT NULL,
    judge         bytea NOT NULL CHECK (length(judge) = 32),
    model_package text NOT NULL,
    reached_at    timestamptz NOT NULL,
    day           date NOT NULL,
    media_nanos   bigint NOT NULL CHECK (media_nanos >= 0),
    level         text NOT NULL CHECK (level IN ('HOLD', 'CUT')),
    score         double precision NOT NULL CHECK (score >= 0 AND score <= 1),
    reason        text NOT NULL,
    jpeg          bytea CHECK (length(jpeg) BETWEEN 1 AND 262144),
    mark          text CHECK (mark IN ('FALSE_ALARM', 'REAL', 'GAME', 'FILM', 'UNSURE')),
    marked_by     text,
    marked_at     timestamptz,
    CHECK (num_nulls(mark, marked_by, marked_at) IN (0, 3)),
    FOREIGN KEY (session_id, day) REFERENCES shadow_time ON DELETE CASCADE
);
COMMENT ON TABLE shadow_verdict IS 'Holds and cuts that shadow mode recorded instead of carrying out, and what people made of them.';
ALTER TABLE shadow_verdict ALTER COLUMN jpeg SET STORAGE EXTERNAL;
CREATE INDEX shadow_verdict_by_judge ON shadow_verdict (judge, stream_id);
-- The order of the console's list: unreviewed first, then the newest.
CREATE INDEX shadow_verdict_list ON shadow_verdict ((mark IS NOT NULL), reached_at DESC, verdict_id);
CREATE INDEX shadow_verdict_by_time ON shadow_verdict (session_id, day);
