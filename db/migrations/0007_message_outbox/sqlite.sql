-- What is to be mailed, written in the same transaction as what it tells of. Delivered at least once: a claim that has run out
-- is anybody's, and due_at is put off after each failure.
CREATE TABLE outbox_message (
    id              TEXT    NOT NULL PRIMARY KEY,
    created_at      TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    to_name         TEXT    NOT NULL,
    to_address      TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    body_text       TEXT    NOT NULL,
    body_html       TEXT    NULL,
    attachment_name TEXT    NULL,
    attachment_type TEXT    NULL,
    attachment      TEXT    NULL,
    response_id     TEXT    NULL REFERENCES response (id),
    due_at          TEXT    NOT NULL,
    claimed_until   TEXT    NULL,
    attempts        INTEGER NOT NULL,
    last_error      TEXT    NULL,
    delivered_at    TEXT    NULL
);

CREATE INDEX ix_outbox_message_due ON outbox_message (delivered_at, due_at);
