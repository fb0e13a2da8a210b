-- Somebody has asked for a mail to sign in with. Of link, code and browser only hashes are kept: who reads this table can sign in as nobody.
-- An address that is nobody's has its row too, so that both are answered alike. Rows are deleted after a day.
CREATE TABLE sign_in_request (
    id           uniqueidentifier NOT NULL CONSTRAINT pk_sign_in_request PRIMARY KEY,
    email        nvarchar(320)    COLLATE Latin1_General_BIN2 NOT NULL,
    person_id    uniqueidentifier NULL CONSTRAINT fk_sign_in_request_person REFERENCES person (id),
    link_hash    char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    code_hash    char(64)         COLLATE Latin1_General_BIN2 NOT NULL,
    browser_hash char(64)         COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT uq_sign_in_request_browser UNIQUE,
    network      varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    requested_at datetimeoffset   NOT NULL,
    expires_at   datetimeoffset   NOT NULL,
    attempts     int              NOT NULL,
    -- When it was spent: by signing in, or by a newer request of the same browser.
    used_at      datetimeoffset   NULL
);

CREATE INDEX ix_sign_in_request_email ON sign_in_request (email, requested_at);
CREATE INDEX ix_sign_in_request_network ON sign_in_request (network, requested_at);
CREATE INDEX ix_sign_in_request_time ON sign_in_request (requested_at);

-- Whom an identity provider means by a subject. A link is made once and does not depend on the address afterwards.
CREATE TABLE person_identity (
    provider  varchar(60)      COLLATE Latin1_General_BIN2 NOT NULL,
    subject   nvarchar(255)    COLLATE Latin1_General_BIN2 NOT NULL,
    person_id uniqueidentifier NOT NULL CONSTRAINT fk_person_identity_person REFERENCES person (id),
    linked_at datetimeoffset   NOT NULL,
    CONSTRAINT pk_person_identity PRIMARY KEY (provider, subject)
);

CREATE INDEX ix_person_identity_person ON person_identity (person_id);
