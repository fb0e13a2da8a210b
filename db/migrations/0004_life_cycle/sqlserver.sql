ALTER TABLE survey_round ADD requires_approval bit NOT NULL CONSTRAINT df_survey_round_requires_approval DEFAULT 0;

-- A municipality's own last day, after the round's; and the last day of a response that was opened again.
ALTER TABLE response ADD extended_to date NULL;
ALTER TABLE response ADD reopened_until date NULL;

-- Every act of a response's life cycle, forever. Rows are added and never changed. version is the response's when the act was
-- taken: acts of one moment have an order too.
CREATE TABLE response_event (
    id          uniqueidentifier NOT NULL CONSTRAINT pk_response_event PRIMARY KEY,
    response_id uniqueidentifier NOT NULL CONSTRAINT fk_response_event_response REFERENCES response (id),
    version     int              NOT NULL,
    occurred_at datetimeoffset   NOT NULL,
    actor_name  nvarchar(200)    NOT NULL,
    actor_role  varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    action      varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    from_state  varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    to_state    varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    reason      nvarchar(2000)   NULL,
    until_day   date             NULL,
    revision    int              NULL
);

CREATE INDEX ix_response_event_response ON response_event (response_id);
