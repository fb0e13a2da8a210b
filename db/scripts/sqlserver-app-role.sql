-- The database role of the running server. It reads and writes data, and changes no schema: "kommunenkat migrate" is run by another login.
-- What is in the audit log it can neither change nor take away. Run once in the database, as its owner, after the first migration; then make
-- the server's user a member: ALTER ROLE kommunenkat_app ADD MEMBER [name];
IF DATABASE_PRINCIPAL_ID('kommunenkat_app') IS NULL
    CREATE ROLE kommunenkat_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO kommunenkat_app;

GRANT SELECT, INSERT ON OBJECT::dbo.audit_entry TO kommunenkat_app;
DENY UPDATE, DELETE ON OBJECT::dbo.audit_entry TO kommunenkat_app;

-- Which migrations have run is read at the start, and noted by who runs them.
DENY INSERT, UPDATE, DELETE ON OBJECT::dbo.SchemaVersions TO kommunenkat_app;
