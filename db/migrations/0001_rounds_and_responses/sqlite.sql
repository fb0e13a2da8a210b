-- Times are UTC as ISO 8601 text, ids are UUIDs as lower-case text, truth values 0 and 1.

CREATE TABLE questionnaire (
    id         TEXT NOT NULL PRIMARY KEY,
    content    TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE survey_round (
    id               TEXT    NOT NULL PRIMARY KEY,
    round_key        TEXT    NOT NULL UNIQUE,
    questionnaire_id TEXT    NOT NULL REFERENCES questionnaire (id),
    state            TEXT    NOT NULL,
    last_answer_day  TEXT    NULL,
    definitive_close TEXT    NULL,
    is_demo          INTEGER NOT NULL,
    created_at       TEXT    NOT NULL,
    opened_at        TEXT    NULL,
    closed_at        TEXT    NULL,
    published_at     TEXT    NULL
);

-- One row per invited municipality: together a round's responses are its frame.
CREATE TABLE response (
    id                TEXT    NOT NULL PRIMARY KEY,
    round_id          TEXT    NOT NULL REFERENCES survey_round (id),
    municipality_code TEXT    NOT NULL,
    state             TEXT    NOT NULL,
    started_at        TEXT    NULL,
    last_activity_at  TEXT    NULL,
    version           INTEGER NOT NULL,
    UNIQUE (round_id, municipality_code)
);

-- The draft. row_key is empty but for matrix rows; value is null where an answer was taken away.
CREATE TABLE answer (
    response_id  TEXT    NOT NULL REFERENCES response (id),
    question_key TEXT    NOT NULL,
    row_key      TEXT    NOT NULL,
    value        TEXT    NULL,
    version      INTEGER NOT NULL,
    changed_at   TEXT    NOT NULL,
    changed_by   TEXT    NOT NULL,
    PRIMARY KEY (response_id, question_key, row_key)
);

-- Every change of an answer, forever: who, when, from, to.
CREATE TABLE answer_change (
    response_id  TEXT    NOT NULL REFERENCES response (id),
    question_key TEXT    NOT NULL,
    row_key      TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    old_value    TEXT    NULL,
    new_value    TEXT    NULL,
    changed_at   TEXT    NOT NULL,
    changed_by   TEXT    NOT NULL,
    PRIMARY KEY (response_id, question_key, row_key, version)
);

-- Immutable numbered revisions. content is the canonical JSON that sha256 is of.
CREATE TABLE submission (
    id             TEXT    NOT NULL PRIMARY KEY,
    response_id    TEXT    NOT NULL REFERENCES response (id),
    revision       INTEGER NOT NULL,
    submitted_at   TEXT    NOT NULL,
    submitted_by   TEXT    NOT NULL,
    receipt_number TEXT    NOT NULL UNIQUE,
    sha256         TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    UNIQUE (response_id, revision)
);

CREATE TABLE person (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    email      TEXT    NOT NULL UNIQUE,
    is_demo    INTEGER NOT NULL,
    created_at TEXT    NOT NULL
);

-- A role in an area: country 00, a county of two digits, a municipality of four.
CREATE TABLE role_grant (
    person_id  TEXT NOT NULL REFERENCES person (id),
    role       TEXT NOT NULL,
    area_code  TEXT NOT NULL,
    granted_at TEXT NOT NULL,
    PRIMARY KEY (person_id, role, area_code)
);
