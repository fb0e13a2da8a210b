-- A grant has a time, and may be for one round alone. It is ended, never deleted, so that it can be told later who could do what.
CREATE TABLE access_grant (
    id         uniqueidentifier NOT NULL CONSTRAINT pk_access_grant PRIMARY KEY,
    person_id  uniqueidentifier NOT NULL CONSTRAINT fk_access_grant_person REFERENCES person (id),
    role       varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    area_code  varchar(4)       COLLATE Latin1_General_BIN2 NOT NULL,
    round_id   uniqueidentifier NULL CONSTRAINT fk_access_grant_round REFERENCES survey_round (id),
    starts_at  datetimeoffset   NOT NULL,
    ends_at    datetimeoffset   NULL,
    granted_at datetimeoffset   NOT NULL,
    granted_by nvarchar(200)    NOT NULL
);

INSERT INTO access_grant (id, person_id, role, area_code, round_id, starts_at, ends_at, granted_at, granted_by)
SELECT NEWID(), person_id, role, area_code, NULL, granted_at, NULL, granted_at, ''
FROM role_grant;

DROP TABLE role_grant;

CREATE INDEX ix_access_grant_person ON access_grant (person_id);
CREATE INDEX ix_access_grant_area ON access_grant (area_code);

ALTER TABLE person ADD last_sign_in_at datetimeoffset NULL;
-- When the account was removed: then the address is none any more.
ALTER TABLE person ADD removed_at datetimeoffset NULL;

-- A person at one browser. What the browser holds is the id, sealed; whether it still counts is told here.
CREATE TABLE sign_in_session (
    id                  uniqueidentifier NOT NULL CONSTRAINT pk_sign_in_session PRIMARY KEY,
    person_id           uniqueidentifier NOT NULL CONSTRAINT fk_sign_in_session_person REFERENCES person (id),
    method              varchar(20)      COLLATE Latin1_General_BIN2 NOT NULL,
    provider            varchar(60)      COLLATE Latin1_General_BIN2 NULL,
    origin              varchar(60)      COLLATE Latin1_General_BIN2 NULL,
    started_at          datetimeoffset   NOT NULL,
    last_seen_at        datetimeoffset   NOT NULL,
    ended_at            datetimeoffset   NULL,
    previous_sign_in_at datetimeoffset   NULL
);

CREATE INDEX ix_sign_in_session_person ON sign_in_session (person_id);
