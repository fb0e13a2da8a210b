-- Who has a response open now, and where in it: one row per open page. A row that is not renewed is of a page that is gone.
CREATE TABLE presence (
    response_id  TEXT NOT NULL REFERENCES response (id),
    page_id      TEXT NOT NULL,
    person_id    TEXT NOT NULL,
    person_name  TEXT NOT NULL,
    section_key  TEXT NOT NULL,
    question_key TEXT NULL,
    seen_at      TEXT NOT NULL,
    PRIMARY KEY (response_id, page_id)
);

-- Every choice between two answers to one item that clashed: what was chosen, and what was chosen away.
CREATE TABLE answer_clash (
    id            TEXT    NOT NULL PRIMARY KEY,
    response_id   TEXT    NOT NULL REFERENCES response (id),
    question_key  TEXT    NOT NULL,
    row_key       TEXT    NOT NULL,
    other_version INTEGER NOT NULL,
    own_value     TEXT    NULL,
    other_value   TEXT    NULL,
    other_by      TEXT    NOT NULL,
    own_kept      INTEGER NOT NULL,
    settled_at    TEXT    NOT NULL,
    settled_by    TEXT    NOT NULL
);

CREATE INDEX ix_answer_clash_response ON answer_clash (response_id);
