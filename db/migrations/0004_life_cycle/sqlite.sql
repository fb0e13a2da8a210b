ALTER TABLE survey_round ADD COLUMN requires_approval INTEGER NOT NULL DEFAULT 0;

-- A municipality's own last day, after the round's; and the last day of a response that was opened again.
ALTER TABLE response ADD COLUMN extended_to TEXT NULL;
ALTER TABLE response ADD COLUMN reopened_until TEXT NULL;

-- Every act of a response's life cycle, forever. Rows are added and never changed. version is the response's when the act was
-- taken: acts of one moment have an order too.
CREATE TABLE response_event (
    id          TEXT    NOT NULL PRIMARY KEY,
    response_id TEXT    NOT NULL REFERENCES response (id),
    version     INTEGER NOT NULL,
    occurred_at TEXT    NOT NULL,
    actor_name  TEXT    NOT NULL,
    actor_role  TEXT    NOT NULL,
    action      TEXT    NOT NULL,
    from_state  TEXT    NOT NULL,
    to_state    TEXT    NOT NULL,
    reason      TEXT    NULL,
    until_day   TEXT    NULL,
    revision    INTEGER NULL
);

CREATE INDEX ix_response_event_response ON response_event (response_id);
