-- The footage library: vocabulary, clips, shot marks, datasets, models. Bytes of clips are elsewhere, under their SHA-256.

CREATE TABLE facet (
    name     text PRIMARY KEY,
    title    text NOT NULL,
    required boolean NOT NULL,
    single   boolean NOT NULL,
    position integer NOT NULL
);
COMMENT ON TABLE facet IS 'Ways to sort clips. Rows are added, never removed: clips carry their names.';

CREATE TABLE term (
    facet    text NOT NULL REFERENCES facet,
    name     text NOT NULL,
    title    text NOT NULL,
    position integer NOT NULL,
    PRIMARY KEY (facet, name)
);
COMMENT ON TABLE term IS 'The words of each facet. Rows are added, never removed.';

INSERT INTO facet (name, title, required, single, position) VALUES
    ('class', 'Class', true, true, 10),
    ('scenario', 'Scenario', false, false, 20),
    ('place', 'Place', false, false, 30),
    ('setting', 'Indoors or outdoors', false, false, 40),
    ('light', 'Light', false, false, 50),
    ('wearer-role', 'Role of the wearer', false, false, 60),
    ('camera-mount', 'Camera mount', false, false, 70),
    ('weapon-type', 'Weapon type', false, false, 80),
    ('round-type', 'Round type', false, false, 90);

INSERT INTO term (facet, name, title, position) VALUES
    ('class', 'real-first-person-firearm', 'Real firearm, first person', 10),
    ('class', 'real-other-firearm', 'Real firearm, seen or heard otherwise', 20),
    ('class', 'game', 'Game', 30),
    ('class', 'film', 'Film', 40),
    ('class', 'harmless', 'Harmless', 50),
    ('scenario', 'terrorist-attack', 'Terrorist attack', 10),
    ('scenario', 'hostage-taking', 'Hostage-taking', 20),
    ('scenario', 'armed-robbery', 'Armed robbery', 30),
    ('scenario', 'armed-response', 'Armed response', 40),
    ('scenario', 'patrol', 'Patrol', 50),
    ('scenario', 'traffic-stop', 'Traffic stop', 60),
    ('scenario', 'search', 'Search or arrest', 70),
    ('scenario', 'exercise', 'Exercise', 80),
    ('scenario', 'range', 'Range', 90),
    ('scenario', 'hunting', 'Hunting', 100),
    ('scenario', 'everyday', 'Everyday life', 110),
    ('place', 'land', 'Land', 10),
    ('place', 'public-transport', 'Public transport', 20),
    ('place', 'water', 'Water', 30),
    ('setting', 'indoor', 'Indoors', 10),
    ('setting', 'outdoor', 'Outdoors', 20),
    ('setting', 'vehicle', 'In a vehicle', 30),
    ('light', 'day', 'Daylight', 10),
    ('light', 'artificial', 'Artificial light', 20),
    ('light', 'dusk', 'Dusk or dawn', 30),
    ('light', 'night', 'Night', 40),
    ('wearer-role', 'shooter', 'Shooter''s view', 10),
    ('wearer-role', 'responder', 'Responder', 20),
    ('wearer-role', 'role-player', 'Role player', 30),
    ('wearer-role', 'observer', 'Observer', 40),
    ('camera-mount', 'head', 'Head', 10),
    ('camera-mount', 'chest', 'Chest', 20),
    ('camera-mount', 'weapon', 'Weapon', 30),
    ('camera-mount', 'hand', 'Hand', 40),
    ('camera-mount', 'fixed', 'Fixed', 50),
    ('camera-mount', 'vehicle', 'Vehicle', 60),
    ('weapon-type', 'pistol', 'Pistol', 10),
    ('weapon-type', 'revolver', 'Revolver', 20),
    ('weapon-type', 'submachine-gun', 'Submachine gun', 30),
    ('weapon-type', 'rifle', 'Rifle', 40),
    ('weapon-type', 'shotgun', 'Shotgun', 50),
    ('weapon-type', 'machine-gun', 'Machine gun', 60),
    ('weapon-type', 'improvised', 'Improvised', 70),
    ('weapon-type', 'none', 'None', 80),
    ('round-type', 'live', 'Live', 10),
    ('round-type', 'blank', 'Blank', 20),
    ('round-type', 'simulation', 'Simulation', 30),
    ('round-type', 'airsoft', 'Airsoft', 40),
    ('round-type', 'none', 'None', 50),
    ('round-type', 'game', 'Game', 60);

CREATE TABLE footage (
    footage_id        uuid PRIMARY KEY,
    sha256            bytea NOT NULL UNIQUE CHECK (length(sha256) = 32),
    size_bytes        bigint NOT NULL CHECK (size_bytes > 0),
    original_name     text NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('SOUND', 'PICTURE', 'VIDEO')),
    container         text NOT NULL,
    duration_nanos    bigint NOT NULL CHECK (duration_nanos >= 0),
    picture_codec     text,
    width             integer,
    height            integer,
    sound_codec       text,
    sample_rate       integer,
    channels          integer,
    truncated         boolean NOT NULL,
    set_name          text NOT NULL,
    source_group      text NOT NULL,
    label             text NOT NULL,
    category          text NOT NULL,
    usage             text NOT NULL CHECK (usage IN ('TRAIN', 'EVALUATE')),
    split             text CHECK (split IN ('TRAIN', 'VAL', 'TEST')),
    labels            text[] NOT NULL,
    contributor       text NOT NULL,
    lawful_basis      text NOT NULL,
    purpose           text NOT NULL,
    licence           text NOT NULL,
    expires_on        date,
    tactics_sensitive boolean NOT NULL,
    origin            text NOT NULL,
    note              text NOT NULL,
    added_at          timestamptz NOT NULL,
    added_by          text NOT NULL,
    marks             text NOT NULL CHECK (marks IN ('UNMARKED', 'PROPOSED', 'REVIEWED')),
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text,
    erased            boolean NOT NULL,
    search_text       text NOT NULL CHECK (search_text <> ''),
    words             tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED,
    facets            text[] GENERATED ALWAYS AS (labels || ARRAY[
                          'kind:' || lower(kind), 'set:' || set_name, 'use:' || lower(usage),
                          'contributor:' || contributor, 'marks:' || lower(marks),
                          'tactics-sensitive:' || CASE WHEN tactics_sensitive THEN 'yes' ELSE 'no' END,
                          'source-group:' || source_group]) STORED,
    CHECK (num_nulls(picture_codec, width, height) IN (0, 3)),
    CHECK (num_nulls(sound_codec, sample_rate, channels) IN (0, 3)),
    CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal_reason) IN (0, 3)),
    CHECK (withdrawn_at IS NOT NULL OR NOT erased)
);
COMMENT ON TABLE footage IS 'Clips. A row is written last, when bytes, thumbnails and sound curve are there.';
COMMENT ON COLUMN footage.labels IS 'facet:term of the vocabulary; checked on writing, as terms are never removed.';
COMMENT ON COLUMN footage.search_text IS 'Small letters and digits in words; made by the program, so that it is the same everywhere.';
CREATE INDEX footage_words ON footage USING gin (words);
CREATE INDEX footage_facets ON footage USING gin (facets);
CREATE INDEX footage_newest ON footage (added_at DESC, footage_id);

CREATE TABLE footage_thumbnail (
    footage_id uuid NOT NULL REFERENCES footage ON DELETE CASCADE,
    at_nanos   bigint NOT NULL CHECK (at_nanos >= 0),
    jpeg       bytea NOT NULL CHECK (length(jpeg) BETWEEN 1 AND 65536),
    PRIMARY KEY (footage_id, at_nanos)
);
ALTER TABLE footage_thumbnail ALTER COLUMN jpeg SET STORAGE EXTERNAL;

CREATE TABLE footage_sound_curve (
    footage_id uuid PRIMARY KEY REFERENCES footage ON DELETE CASCADE,
    peaks      bytea NOT NULL
);
COMMENT ON TABLE footage_sound_curve IS 'The largest absolute sample of each 100 ms, a byte each.';

CREATE TABLE shot_mark (
    footage_id uuid NOT NULL REFERENCES footage ON DELETE CASCADE,
    at_millis  bigint NOT NULL CHECK (at_millis >= 0),
    state      text NOT NULL CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    score      double precision NOT NULL CHECK (score >= 0 AND score <= 1),
    marked_by  text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (footage_id, at_millis)
);
COMMENT ON TABLE shot_mark IS 'Shots on the timelines of clips.';

CREATE TABLE dataset (
    dataset_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    version     integer NOT NULL CHECK (version > 0),
    content     bytea NOT NULL CHECK (length(content) = 32),
    query       text NOT NULL,
    split_rule  text NOT NULL,
    description text NOT NULL,
    created_at  timestamptz NOT NULL,
    created_by  text NOT NULL,
    UNIQUE (name, version)
);
COMMENT ON TABLE dataset IS 'Named, numbered selections of clips. Rows are added only; a trigger refuses the rest.';

CREATE TABLE dataset_member (
    dataset_id     bigint NOT NULL REFERENCES dataset,
    place          integer NOT NULL,
    footage_id     uuid NOT NULL REFERENCES footage,
    sha256         bytea NOT NULL CHECK (length(sha256) = 32),
    size_bytes     bigint NOT NULL,
    name           text NOT NULL,
    kind           text NOT NULL,
    duration_nanos bigint NOT NULL,
    sounding       boolean NOT NULL,
    split          text NOT NULL CHECK (split IN ('TRAIN', 'VAL', 'TEST')),
    usage          text NOT NULL CHECK (usage IN ('TRAIN', 'EVALUATE')),
    set_name       text NOT NULL,
    source_group   text NOT NULL,
    label          text NOT NULL,
    category       text NOT NULL,
    origin         text NOT NULL,
    note           text NOT NULL,
    licence        text NOT NULL,
    contributor    text NOT NULL,
    reviewed       boolean NOT NULL,
    shots_millis   bigint[] NOT NULL,
    PRIMARY KEY (dataset_id, place)
);
COMMENT ON TABLE dataset_member IS 'Clips of datasets, described as they were when the dataset was made.';
CREATE INDEX dataset_member_by_footage ON dataset_member (footage_id);

CREATE TRIGGER dataset_append_only BEFORE UPDATE OR DELETE ON dataset
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dataset_member_append_only BEFORE UPDATE OR DELETE ON dataset_member
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE model_lineage (
    name          text NOT NULL,
    version       text NOT NULL,
    location      text NOT NULL,
    groups        text[] NOT NULL,
    clips         text[] NOT NULL,
    registered_at timestamptz NOT NULL,
    registered_by text NOT NULL,
    PRIMARY KEY (name, version)
);
COMMENT ON TABLE model_lineage IS 'Model packages that are known here, with set/group of everything they were made from.';
CREATE INDEX model_lineage_groups ON model_lineage USING gin (groups);
CREATE INDEX model_lineage_clips ON model_lineage USING gin (clips);
