-- Who did what and when; never what was answered. Rows are added and only added. Each seals the one before it in its chain: a chain for each
-- response, and one (of the id of nothing but zeros) for all else. No foreign keys: it outlives what it tells of.
CREATE TABLE audit_entry (
    chain         uniqueidentifier NOT NULL,
    number        int              NOT NULL,
    occurred_at   datetimeoffset   NOT NULL,
    person_id     uniqueidentifier NULL,
    person_name   nvarchar(200)    COLLATE Latin1_General_BIN2 NOT NULL,
    origin        varchar(60)      COLLATE Latin1_General_BIN2 NULL,
    action        varchar(40)      COLLATE Latin1_General_BIN2 NOT NULL,
    object_kind   varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    object_id     varchar(130)     COLLATE Latin1_General_BIN2 NOT NULL,
    area_code     varchar(4)       COLLATE Latin1_General_BIN2 NULL,
    round_key     varchar(60)      COLLATE Latin1_General_BIN2 NULL,
    detail        nvarchar(400)    NULL,
    previous_hash char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    hash          char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    CONSTRAINT pk_audit_entry PRIMARY KEY (chain, number)
);

CREATE INDEX ix_audit_entry_time ON audit_entry (occurred_at);
CREATE INDEX ix_audit_entry_area ON audit_entry (area_code, occurred_at);
CREATE INDEX ix_audit_entry_person ON audit_entry (person_id, occurred_at);
