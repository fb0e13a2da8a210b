-- Who of the municipality's people a section is given to; several may share one. Taken back, the row is gone.
CREATE TABLE section_assignment (
    response_id uniqueidentifier NOT NULL CONSTRAINT fk_section_assignment_response REFERENCES response (id),
    section_key varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    person_id   uniqueidentifier NOT NULL CONSTRAINT fk_section_assignment_person REFERENCES person (id),
    due_day     date             NULL,
    message     nvarchar(1000)   NULL,
    assigned_by nvarchar(200)    NOT NULL,
    assigned_at datetimeoffset   NOT NULL,
    CONSTRAINT pk_section_assignment PRIMARY KEY (response_id, section_key, person_id)
);

-- Sections that somebody has said are ready: a word between colleagues, which closes nothing.
CREATE TABLE section_ready (
    response_id uniqueidentifier NOT NULL CONSTRAINT fk_section_ready_response REFERENCES response (id),
    section_key varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    ready_by    nvarchar(200)    NOT NULL,
    ready_at    datetimeoffset   NOT NULL,
    CONSTRAINT pk_section_ready PRIMARY KEY (response_id, section_key)
);

-- What colleagues write to each other at a question. Never part of a submission. Like a change of an answer, a note keeps the
-- name of who wrote it, whatever becomes of the person.
CREATE TABLE question_note (
    id           uniqueidentifier NOT NULL CONSTRAINT pk_question_note PRIMARY KEY,
    response_id  uniqueidentifier NOT NULL CONSTRAINT fk_question_note_response REFERENCES response (id),
    question_key varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    text         nvarchar(2000)   NOT NULL,
    written_by   nvarchar(200)    NOT NULL,
    person_id    uniqueidentifier NOT NULL,
    written_at   datetimeoffset   NOT NULL,
    resolved_at  datetimeoffset   NULL,
    resolved_by  nvarchar(200)    NULL
);

CREATE INDEX ix_question_note_response ON question_note (response_id);
