-- How strongly the picture was kicked, where it was measured.
ALTER TABLE timeline_second ADD COLUMN motion double precision CHECK (motion BETWEEN 0 AND 1);
