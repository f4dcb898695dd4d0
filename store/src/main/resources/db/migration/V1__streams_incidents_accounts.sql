-- Times are timestamptz in UTC. Media times and durations are nanoseconds since the session began (…_nanos).

CREATE TABLE stream (
    stream_id    text PRIMARY KEY,
    title        text NOT NULL,
    key_sha256   text NOT NULL UNIQUE CHECK (key_sha256 <> ''),
    late_policy  text NOT NULL CHECK (late_policy IN ('PASS', 'HOLD')),
    banned_since timestamptz,
    ban_reason   text,
    CHECK ((banned_since IS NULL) = (ban_reason IS NULL))
);
COMMENT ON TABLE stream IS 'Streams that may be published to. Keys are known by their SHA-256 only.';

CREATE TABLE session (
    session_id uuid PRIMARY KEY,
    stream_id  text NOT NULL,
    started_at timestamptz NOT NULL,
    source     text NOT NULL,
    ended_at   timestamptz,
    end_reason text,
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
COMMENT ON TABLE session IS 'Each publish of a stream. Stays when its stream is removed.';
CREATE INDEX session_by_stream ON session (stream_id, started_at DESC);
CREATE INDEX session_without_end ON session (session_id) WHERE ended_at IS NULL;

CREATE TABLE incident (
    incident_id           uuid PRIMARY KEY,
    stream_id             text NOT NULL,
    session_id            uuid NOT NULL,
    level                 text NOT NULL CHECK (level IN ('HOLD', 'CUT')),
    state                 text NOT NULL CHECK (state IN ('OPEN', 'CONFIRMED', 'DISMISSED', 'RESTORED')),
    opened_at             timestamptz NOT NULL,
    session_start         timestamptz NOT NULL,
    suspected_since_nanos bigint NOT NULL CHECK (suspected_since_nanos >= 0),
    verdict_at_nanos      bigint NOT NULL CHECK (verdict_at_nanos >= 0),
    score                 double precision NOT NULL CHECK (score >= 0 AND score <= 1),
    reason                text NOT NULL,
    model_package         text NOT NULL
);
COMMENT ON TABLE incident IS 'Suspicions that became a hold or a cut.';
-- What makes opening idempotent: a session has at most one open incident.
CREATE UNIQUE INDEX incident_open_by_session ON incident (session_id) WHERE state = 'OPEN';
-- The order of the console's list: open first, then cuts, then the newest.
CREATE INDEX incident_list ON incident ((state <> 'OPEN'), (level <> 'CUT'), opened_at DESC, incident_id);

CREATE TABLE decision (
    decision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident_id uuid NOT NULL REFERENCES incident ON DELETE CASCADE,
    state       text NOT NULL CHECK (state IN ('CONFIRMED', 'DISMISSED', 'RESTORED')),
    decided_by  text NOT NULL,
    decided_at  timestamptz NOT NULL,
    note        text NOT NULL
);
COMMENT ON TABLE decision IS 'What people made of incidents; the newest one counts.';
CREATE INDEX decision_by_incident ON decision (incident_id, decision_id);

CREATE TABLE timeline_second (
    incident_id                  uuid NOT NULL REFERENCES incident ON DELETE CASCADE,
    second                       bigint NOT NULL CHECK (second >= 0),
    sound_gunfire                double precision,
    sound_game                   double precision,
    sound_film                   double precision,
    picture_firearm_first_person double precision,
    picture_game                 double precision,
    picture_film                 double precision,
    picture_other                double precision,
    score                        double precision NOT NULL,
    level                        text NOT NULL CHECK (level IN ('CLEAR', 'WATCH', 'HOLD', 'CUT')),
    PRIMARY KEY (incident_id, second),
    CHECK (num_nulls(sound_gunfire, sound_game, sound_film) IN (0, 3)),
    CHECK (num_nulls(picture_firearm_first_person, picture_game, picture_film, picture_other) IN (0, 4))
);
COMMENT ON TABLE timeline_second IS 'Evidence of incidents, second by second.';

CREATE TABLE still (
    incident_id uuid NOT NULL REFERENCES incident ON DELETE CASCADE,
    at_nanos    bigint NOT NULL CHECK (at_nanos >= 0),
    jpeg        bytea NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 262144),
    PRIMARY KEY (incident_id, at_nanos)
);
COMMENT ON TABLE still IS 'Pictures of incidents.';
-- JPEG does not compress further.
ALTER TABLE still ALTER COLUMN jpeg SET STORAGE EXTERNAL;

CREATE TABLE incident_segment (
    incident_id    uuid NOT NULL REFERENCES incident ON DELETE CASCADE,
    stream_id      text NOT NULL,
    session_id     uuid NOT NULL,
    sequence       bigint NOT NULL CHECK (sequence >= 0),
    offset_nanos   bigint NOT NULL CHECK (offset_nanos >= 0),
    started_at     timestamptz NOT NULL,
    duration_nanos bigint NOT NULL CHECK (duration_nanos > 0),
    format         text NOT NULL,
    size_bytes     integer NOT NULL CHECK (size_bytes >= 0),
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    discontinuity  boolean NOT NULL,
    PRIMARY KEY (incident_id, stream_id, session_id, sequence)
);
COMMENT ON TABLE incident_segment IS 'Segments that are evidence of incidents; their bytes are files in the evidence folder.';

CREATE TABLE action (
    action_id    uuid PRIMARY KEY,
    incident_id  uuid NOT NULL REFERENCES incident ON DELETE CASCADE,
    kind         text NOT NULL,
    position     integer NOT NULL,
    state        text NOT NULL CHECK (state IN ('PENDING', 'DONE', 'ESCALATED', 'OVERRULED')),
    attempts     integer NOT NULL CHECK (attempts >= 0),
    created_at   timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    leased_until timestamptz,
    finished_at  timestamptz,
    detail       text NOT NULL,
    UNIQUE (incident_id, position),
    CHECK ((state = 'PENDING') = (finished_at IS NULL))
);
COMMENT ON TABLE action IS 'The outbox: what is to be done about incidents, and what came of it.';
COMMENT ON COLUMN action.leased_until IS 'Until when a worker may still be delivering it; outlives being overruled.';
CREATE INDEX action_due ON action (due_at) WHERE state = 'PENDING';

CREATE TABLE account (
    name          text PRIMARY KEY CHECK (name <> ''),
    password_hash text NOT NULL,
    role          text NOT NULL CHECK (role IN ('REVIEWER', 'ADMIN'))
);
COMMENT ON TABLE account IS 'People who sign in to the console.';

CREATE TABLE api_token (
    name       text PRIMARY KEY CHECK (name <> ''),
    sha256     text NOT NULL UNIQUE,
    role       text NOT NULL CHECK (role IN ('REVIEWER', 'ADMIN')),
    created_at timestamptz NOT NULL
);
COMMENT ON TABLE api_token IS 'Bearer tokens of the REST API, known by their SHA-256 only.';

CREATE TABLE audit_entry (
    entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    who      text NOT NULL,
    what     text NOT NULL,
    object   text NOT NULL,
    detail   text NOT NULL
);
COMMENT ON TABLE audit_entry IS 'Who did what. Entries are added only; a trigger refuses the rest.';
CREATE INDEX audit_entry_newest ON audit_entry (at DESC, entry_id DESC);
CREATE INDEX audit_entry_by_object ON audit_entry (object, at DESC, entry_id DESC);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
