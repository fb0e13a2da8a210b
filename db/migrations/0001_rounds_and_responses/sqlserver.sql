-- Keys and codes compare byte by byte, as they do in SQLite and in C#.

CREATE TABLE questionnaire (
    id         uniqueidentifier NOT NULL CONSTRAINT pk_questionnaire PRIMARY KEY,
    content    nvarchar(max)    NOT NULL,
    sha256     char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    created_at datetimeoffset   NOT NULL
);

CREATE TABLE survey_round (
    id               uniqueidentifier NOT NULL CONSTRAINT pk_survey_round PRIMARY KEY,
    round_key        varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT uq_survey_round_key UNIQUE,
    questionnaire_id uniqueidentifier NOT NULL CONSTRAINT fk_survey_round_questionnaire REFERENCES questionnaire (id),
    state            varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    last_answer_day  date             NULL,
    definitive_close date             NULL,
    is_demo          bit              NOT NULL,
    created_at       datetimeoffset   NOT NULL,
    opened_at        datetimeoffset   NULL,
    closed_at        datetimeoffset   NULL,
    published_at     datetimeoffset   NULL
);

-- One row per invited municipality: together a round's responses are its frame.
CREATE TABLE response (
    id                uniqueidentifier NOT NULL CONSTRAINT pk_response PRIMARY KEY,
    round_id          uniqueidentifier NOT NULL CONSTRAINT fk_response_round REFERENCES survey_round (id),
    municipality_code char(4)          COLLATE Latin1_General_BIN2 NOT NULL,
    state             varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    started_at        datetimeoffset   NULL,
    last_activity_at  datetimeoffset   NULL,
    version           int              NOT NULL,
    CONSTRAINT uq_response_round_municipality UNIQUE (round_id, municipality_code)
);

-- The draft. row_key is empty but for matrix rows; value is null where an answer was taken away.
CREATE TABLE answer (
    response_id  uniqueidentifier NOT NULL CONSTRAINT fk_answer_response REFERENCES response (id),
    question_key varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    row_key      varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    value        nvarchar(max)    NULL,
    version      int              NOT NULL,
    changed_at   datetimeoffset   NOT NULL,
    changed_by   nvarchar(200)    NOT NULL,
    CONSTRAINT pk_answer PRIMARY KEY (response_id, question_key, row_key)
);

-- Every change of an answer, forever: who, when, from, to.
CREATE TABLE answer_change (
    response_id  uniqueidentifier NOT NULL CONSTRAINT fk_answer_change_response REFERENCES response (id),
    question_key varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    row_key      varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    version      int              NOT NULL,
    old_value    nvarchar(max)    NULL,
    new_value    nvarchar(max)    NULL,
    changed_at   datetimeoffset   NOT NULL,
    changed_by   nvarchar(200)    NOT NULL,
    CONSTRAINT pk_answer_change PRIMARY KEY (response_id, question_key, row_key, version)
);

-- Immutable numbered revisions. content is the canonical JSON that sha256 is of.
CREATE TABLE submission (
    id             uniqueidentifier NOT NULL CONSTRAINT pk_submission PRIMARY KEY,
    response_id    uniqueidentifier NOT NULL CONSTRAINT fk_submission_response REFERENCES response (id),
    revision       int              NOT NULL,
    submitted_at   datetimeoffset   NOT NULL,
    submitted_by   nvarchar(200)    NOT NULL,
    receipt_number varchar(100)     COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT uq_submission_receipt UNIQUE,
    sha256         char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    content        nvarchar(max)    NOT NULL,
    CONSTRAINT uq_submission_revision UNIQUE (response_id, revision)
);

CREATE TABLE person (
    id         uniqueidentifier NOT NULL CONSTRAINT pk_person PRIMARY KEY,
    name       nvarchar(200)    NOT NULL,
    email      nvarchar(320)    COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT uq_person_email UNIQUE,
    is_demo    bit              NOT NULL,
    created_at datetimeoffset   NOT NULL
);

-- A role in an area: country 00, a county of two digits, a municipality of four.
CREATE TABLE role_grant (
    person_id  uniqueidentifier NOT NULL CONSTRAINT fk_role_grant_person REFERENCES person (id),
    role       varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    area_code  varchar(4)       COLLATE Latin1_General_BIN2 NOT NULL,
    granted_at datetimeoffset   NOT NULL,
    CONSTRAINT pk_role_grant PRIMARY KEY (person_id, role, area_code)
);
