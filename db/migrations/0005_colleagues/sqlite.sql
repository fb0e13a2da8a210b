-- Who of the municipality's people a section is given to; several may share one. Taken back, the row is gone.
CREATE TABLE section_assignment (
    response_id TEXT NOT NULL REFERENCES response (id),
    section_key TEXT NOT NULL,
    person_id   TEXT NOT NULL REFERENCES person (id),
    due_day     TEXT NULL,
    message     TEXT NULL,
    assigned_by TEXT NOT NULL,
    assigned_at TEXT NOT NULL,
    PRIMARY KEY (response_id, section_key, person_id)
);

-- Sections that somebody has said are ready: a word between colleagues, which closes nothing.
CREATE TABLE section_ready (
    response_id TEXT NOT NULL REFERENCES response (id),
    section_key TEXT NOT NULL,
    ready_by    TEXT NOT NULL,
    ready_at    TEXT NOT NULL,
    PRIMARY KEY (response_id, section_key)
);

-- What colleagues write to each other at a question. Never part of a submission. Like a change of an answer, a note keeps the
-- name of who wrote it, whatever becomes of the person.
CREATE TABLE question_note (
    id           TEXT NOT NULL PRIMARY KEY,
    response_id  TEXT NOT NULL REFERENCES response (id),
    question_key TEXT NOT NULL,
    text         TEXT NOT NULL,
    written_by   TEXT NOT NULL,
    person_id    TEXT NOT NULL,
    written_at   TEXT NOT NULL,
    resolved_at  TEXT NULL,
    resolved_by  TEXT NULL
);

CREATE INDEX ix_question_note_response ON question_note (response_id);
