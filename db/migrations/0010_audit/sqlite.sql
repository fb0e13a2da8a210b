-- Who did what and when; never what was answered. Rows are added and only added. Each seals the one before it in its chain: a chain for each
-- response, and one (of the id of nothing but zeros) for all else. No foreign keys: it outlives what it tells of.
CREATE TABLE audit_entry (
    chain         TEXT NOT NULL,
    number        INTEGER NOT NULL,
    occurred_at   TEXT NOT NULL,
    person_id     TEXT NULL,
    person_name   TEXT NOT NULL,
    origin        TEXT NULL,
    action        TEXT NOT NULL,
    object_kind   TEXT NOT NULL,
    object_id     TEXT NOT NULL,
    area_code     TEXT NULL,
    round_key     TEXT NULL,
    detail        TEXT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL,
    PRIMARY KEY (chain, number)
);

CREATE INDEX ix_audit_entry_time ON audit_entry (occurred_at);
CREATE INDEX ix_audit_entry_area ON audit_entry (area_code, occurred_at);
CREATE INDEX ix_audit_entry_person ON audit_entry (person_id, occurred_at);
