-- Keys with which the server seals cookies and forms: every node reads what another has sealed, also after a restart.
CREATE TABLE data_protection_key (
    id         uniqueidentifier NOT NULL CONSTRAINT pk_data_protection_key PRIMARY KEY,
    name       nvarchar(200)    NOT NULL,
    content    nvarchar(max)    NOT NULL,
    created_at datetimeoffset   NOT NULL
);
