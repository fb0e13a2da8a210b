-- Keys with which the server seals cookies and forms: every node reads what another has sealed, also after a restart.
CREATE TABLE data_protection_key (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    content    TEXT NOT NULL,
    created_at TEXT NOT NULL
);
