-- What is to be mailed, written in the same transaction as what it tells of. Delivered at least once: a claim that has run out
-- is anybody's, and due_at is put off after each failure.
CREATE TABLE outbox_message (
    id              uniqueidentifier NOT NULL CONSTRAINT pk_outbox_message PRIMARY KEY,
    created_at      datetimeoffset   NOT NULL,
    kind            varchar(40)      COLLATE Latin1_General_BIN2 NOT NULL,
    to_name         nvarchar(200)    NOT NULL,
    to_address      nvarchar(320)    NOT NULL,
    subject         nvarchar(400)    NOT NULL,
    body_text       nvarchar(max)    NOT NULL,
    body_html       nvarchar(max)    NULL,
    attachment_name nvarchar(200)    NULL,
    attachment_type varchar(100)     COLLATE Latin1_General_BIN2 NULL,
    attachment      nvarchar(max)    NULL,
    response_id     uniqueidentifier NULL CONSTRAINT fk_outbox_message_response REFERENCES response (id),
    due_at          datetimeoffset   NOT NULL,
    claimed_until   datetimeoffset   NULL,
    attempts        int              NOT NULL,
    last_error      nvarchar(1000)   NULL,
    delivered_at    datetimeoffset   NULL
);

CREATE INDEX ix_outbox_message_due ON outbox_message (delivered_at, due_at);
