-- Somebody has asked for a mail to sign in with. Of link, code and browser only hashes are kept: who reads this table can sign in as nobody.
-- An address that is nobody's has its row too, so that both are answered alike. Rows are deleted after a day.
CREATE TABLE sign_in_request (
    id           TEXT NOT NULL PRIMARY KEY,
    email        TEXT NOT NULL,
    person_id    TEXT NULL REFERENCES person (id),
    link_hash    TEXT NOT NULL,
    code_hash    TEXT NOT NULL,
    browser_hash TEXT NOT NULL UNIQUE,
    network      TEXT NOT NULL,
    requested_at TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    attempts     INTEGER NOT NULL,
    -- When it was spent: by signing in, or by a newer request of the same browser.
    used_at      TEXT NULL
);

CREATE INDEX ix_sign_in_request_email ON sign_in_request (email, requested_at);
CREATE INDEX ix_sign_in_request_network ON sign_in_request (network, requested_at);
CREATE INDEX ix_sign_in_request_time ON sign_in_request (requested_at);

-- Whom an identity provider means by a subject. A link is made once and does not depend on the address afterwards.
CREATE TABLE person_identity (
    provider  TEXT NOT NULL,
    subject   TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    linked_at TEXT NOT NULL,
    PRIMARY KEY (provider, subject)
);

CREATE INDEX ix_person_identity_person ON person_identity (person_id);
