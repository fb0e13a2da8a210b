using System.Text.RegularExpressions;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Kommunenkat.App.Tests.Auditing;

/// <summary>What the source says of the audit log: all that changes something writes to it, and nothing changes it.</summary>
public sealed partial class AuditSourceTests
{
    /// <summary>Use cases that write and leave no entry, each with the reason.</summary>
    private static readonly Dictionary<string, string> Unaudited = new()
    {
        ["ShowPresence"] = "Where somebody is at work is forgotten within a minute, and changes nothing.",
        ["LeavePresence"] = "As above.",
        ["TouchSession"] = "That somebody is still there is no act; the session's own row tells when it was last seen.",
        ["DeliverMessages"] = "The server sends by itself what an audited act has put into the outbox.",
        ["RequestSignIn"] = "Whoever asks has shown nothing yet, and what comes of it is audited.",
        ["DeleteExpired"] = "The server deletes by itself what docs/privacy.md says, when it says.",
        ["KeepProtectionKey"] = "The server makes its keys by itself, and the row tells when.",
    };

    private static string Folder => Path.Combine(ReferenceFiles.Root, "src", "Kommunenkat.App");

    [Fact]
    public void Every_use_case_that_writes_leaves_an_entry_in_the_audit_log()
    {
        var writing = Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && Path.GetFileName(path) != "AppDatabase.cs")
            .SelectMany(path => Classes(File.ReadAllText(path)))
            .Where(one => one.Text.Contains("database.WriteAsync", StringComparison.Ordinal)).ToList();
        var silent = writing.Where(one => !Entry().IsMatch(one.Text)).Select(one => one.Name).ToList();

        Assert.InRange(writing.Count, 15, 200);
        Assert.Equal(Unaudited.Keys.Order(), silent.Order());
    }

    [Fact]
    public void A_use_case_that_leaves_none_is_found()
    {
        var (one, two) = (Classes("""
            public sealed class First(AppDatabase database)
            {
                database.WriteAsync(… AuditLog.AddAsync(session, …
            }

            public sealed class Second(AppDatabase database)
            {
                database.WriteAsync(…
            }
            """) is [var first, var second]) ? (first, second) : default;

        Assert.Equal(("First", true, "Second", false), (one.Name, Entry().IsMatch(one.Text), two.Name, Entry().IsMatch(two.Text)));
    }

    [Fact]
    public void Nothing_in_the_source_changes_or_deletes_an_entry()
    {
        var scripts = Directory.GetFiles(Path.Combine(ReferenceFiles.Root, "db"), "*.sql", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();

        Assert.True(scripts.Count > 20, $"Only {scripts.Count} scripts were found.");
        Assert.DoesNotContain(SqlConstants.All.Values.Concat(scripts), sql => Change().IsMatch(sql));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET detail = NULL", true)]
    [InlineData("DELETE FROM audit_entry WHERE number = 1", true)]
    [InlineData("delete\n  from dbo.[audit_entry]", true)]
    [InlineData("TRUNCATE TABLE audit_entry", true)]
    [InlineData("DROP TABLE audit_entry", true)]
    [InlineData("MERGE INTO audit_entry USING x", true)]
    [InlineData("REPLACE INTO audit_entry (chain) VALUES (@chain)", true)]
    [InlineData("INSERT OR REPLACE INTO audit_entry (chain) VALUES (@chain)", true)]
    [InlineData("INSERT INTO audit_entry (chain) VALUES (@chain)", false)]
    [InlineData("UPDATE person SET name = ''", false)]
    public void A_statement_that_does_is_found(string sql, bool changes) => Assert.Equal(changes, Change().IsMatch(sql));

    [Fact]
    public void The_servers_role_on_SQL_Server_adds_entries_and_can_neither_change_nor_delete_them()
    {
        var text = File.ReadAllText(Path.Combine(ReferenceFiles.Root, "db", "scripts", "sqlserver-app-role.sql"));
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        var statements = script.Batches.SelectMany(batch => batch.Statements).ToList();

        Assert.Empty(errors);
        Assert.Equal(
            ["DENY INSERT UPDATE DELETE dbo.SchemaVersions", "DENY UPDATE DELETE dbo.audit_entry", "GRANT SELECT INSERT UPDATE DELETE dbo", "GRANT SELECT INSERT dbo.audit_entry"],
            statements.OfType<SecurityStatement>().Select(Sentence).Order(StringComparer.Ordinal));
        Assert.All(statements.OfType<SecurityStatement>(), statement => Assert.Equal("kommunenkat_app", Assert.Single(statement.Principals).Identifier.Value));

        static string Sentence(SecurityStatement statement) => string.Join(' ', statement.Permissions.SelectMany(permission => permission.Identifiers)
            .Select(word => word.Value)
            .Prepend(statement is DenyStatement ? "DENY" : "GRANT")
            .Append(string.Join('.', statement.SecurityTargetObject.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value))));
    }

    /// <summary>What is stored must be readable in years: a name is never taken away or given another meaning.</summary>
    [Fact]
    public void The_names_that_are_stored_are_these_and_further_ones() => Assert.Subset(
        Enum.GetNames<AuditAction>().Concat(Enum.GetNames<AuditObject>()).Concat(Enum.GetNames<AuditFact>()).ToHashSet(),
        new HashSet<string>(
            ("AnswerSaved AnswerCleared ClashSettled SentForApproval SentBack Submitted Declined Reopened DeadlineExtended SectionAssigned SectionWithdrawn "
            + "SectionMarkedReady SectionReadyTakenBack NoteWritten NoteResolved RoundCreated RoundOpened RoundClosed RoundPublished RoundReleased AnswersImported AnswersExported ImportMappingSaved DemoLoaded "
            + "SignedIn SignInRefused SignedOut SignedOutEverywhere Invited GrantEnded GrantChanged HandedOver AccountRemoved ViewSaved ViewChanged ViewDeleted "
            + "Response Item Section Note Round Session Person Grant Database View "
            + "From To Revision Until Version Confirmed Choice Person Role Question Municipalities Answers Release Rounds Sessions Method Provider PersonalData").Split(' ')));

    [Fact]
    public void Every_name_fits_its_column()
    {
        Assert.All(Enum.GetNames<AuditAction>(), name => Assert.InRange(name.Length, 1, 40));
        Assert.All(Enum.GetNames<AuditObject>(), name => Assert.InRange(name.Length, 1, 20));
    }

    private static IReadOnlyList<(string Name, string Text)> Classes(string source)
    {
        var starts = Class().Matches(source);
        return [.. starts.Select((start, i) => (start.Groups["name"].Value, source[start.Index..(i + 1 < starts.Count ? starts[i + 1].Index : source.Length)]))];
    }

    [GeneratedRegex(@"^(public|internal) (sealed|static)( partial)? class (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Class();

    /// <summary>The log itself, or one of the places that all such acts go through and that write to it.</summary>
    [GeneratedRegex(@"AuditLog\.AddAsync\(|StartSession\.StartAsync\(|LifeCycle\.(TryTakeAsync|TakeWithReasonAsync)\(|[( ]StoreAsync\(session, library", RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\b(UPDATE|DELETE(\s+FROM)?|TRUNCATE\s+TABLE|DROP\s+TABLE|MERGE(\s+INTO)?|REPLACE\s+INTO)\s+(dbo\.)?\[?audit_entry\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Change();
}
