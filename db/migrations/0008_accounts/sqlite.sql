-- A grant has a time, and may be for one round alone. It is ended, never deleted, so that it can be told later who could do what.
CREATE TABLE access_grant (
    id         TEXT NOT NULL PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL,
    area_code  TEXT NOT NULL,
    round_id   TEXT NULL REFERENCES survey_round (id),
    starts_at  TEXT NOT NULL,
    ends_at    TEXT NULL,
    granted_at TEXT NOT NULL,
    granted_by TEXT NOT NULL
);

INSERT INTO access_grant (id, person_id, role, area_code, round_id, starts_at, ends_at, granted_at, granted_by)
SELECT lower(hex(randomblob(4))) || '-' || lower(hex(randomblob(2))) || '-4' || substr(lower(hex(randomblob(2))), 2)
           || '-8' || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6))),
       person_id, role, area_code, NULL, granted_at, NULL, granted_at, ''
FROM role_grant;

DROP TABLE role_grant;

CREATE INDEX ix_access_grant_person ON access_grant (person_id);
CREATE INDEX ix_access_grant_area ON access_grant (area_code);

ALTER TABLE person ADD COLUMN last_sign_in_at TEXT NULL;
-- When the account was removed: then the address is none any more.
ALTER TABLE person ADD COLUMN removed_at TEXT NULL;

-- A person at one browser. What the browser holds is the id, sealed; whether it still counts is told here.
CREATE TABLE sign_in_session (
    id                  TEXT NOT NULL PRIMARY KEY,
    person_id           TEXT NOT NULL REFERENCES person (id),
    method              TEXT NOT NULL,
    provider            TEXT NULL,
    origin              TEXT NULL,
    started_at          TEXT NOT NULL,
    last_seen_at        TEXT NOT NULL,
    ended_at            TEXT NULL,
    previous_sign_in_at TEXT NULL
);

CREATE INDEX ix_sign_in_session_person ON sign_in_session (person_id);
