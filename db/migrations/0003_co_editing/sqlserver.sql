-- Who has a response open now, and where in it: one row per open page. A row that is not renewed is of a page that is gone.
CREATE TABLE presence (
    response_id  uniqueidentifier NOT NULL CONSTRAINT fk_presence_response REFERENCES response (id),
    page_id      uniqueidentifier NOT NULL,
    person_id    uniqueidentifier NOT NULL,
    person_name  nvarchar(200)    NOT NULL,
    section_key  varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    question_key varchar(60)      COLLATE Latin1_General_BIN2 NULL,
    seen_at      datetimeoffset   NOT NULL,
    CONSTRAINT pk_presence PRIMARY KEY (response_id, page_id)
);

-- Every choice between two answers to one item that clashed: what was chosen, and what was chosen away.
CREATE TABLE answer_clash (
    id            uniqueidentifier NOT NULL CONSTRAINT pk_answer_clash PRIMARY KEY,
    response_id   uniqueidentifier NOT NULL CONSTRAINT fk_answer_clash_response REFERENCES response (id),
    question_key  varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    row_key       varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    other_version int              NOT NULL,
    own_value     nvarchar(max)    NULL,
    other_value   nvarchar(max)    NULL,
    other_by      nvarchar(200)    NOT NULL,
    own_kept      bit              NOT NULL,
    settled_at    datetimeoffset   NOT NULL,
    settled_by    nvarchar(200)    NOT NULL
);

CREATE INDEX ix_answer_clash_response ON answer_clash (response_id);
