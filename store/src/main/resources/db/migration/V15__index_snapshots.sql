-- Which snapshots of the index of the banks belong to this database, and vPDQ signals of others.

CREATE TABLE index_snapshot (
    snapshot uuid PRIMARY KEY,
    change   bigint NOT NULL CHECK (change >= 0),
    number   bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
COMMENT ON TABLE index_snapshot IS
    'Snapshots that servers keep on their own disks. One that is not here is of another database, or newer than the copy that this one was restored from.';
COMMENT ON COLUMN index_snapshot.change IS 'Up to which change of the banks all is in it.';

ALTER TABLE bank_signal DROP CONSTRAINT bank_signal_kind_check;
ALTER TABLE bank_signal ADD CONSTRAINT bank_signal_kind_check CHECK (kind IN ('VIDEO', 'SOUND', 'VPDQ'));
