using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Colleagues;

public abstract class NoteTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : NoteTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : NoteTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Coordinator)]
    [InlineData(Role.Approver)]
    public async Task Any_of_the_municipalitys_people_writes_and_reads_notes_in_their_order(Role role)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var first = await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", "Vem ska stå här?");
        Scenario.Time.Advance(TimeSpan.FromMinutes(5));
        var person = Person("N.N.", role, Lund);

        var second = await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", "  Du,\nÅsa 😀 ", person);

        Assert.Equal(("Du,\nÅsa 😀", "N.N.", ManualTime.Start.AddMinutes(5), false), (second.Text, second.WrittenBy, second.WrittenAt, second.IsResolved));
        Assert.Equal([first, second], (await Scenario.OpenAsync(round, Lund, person)).Notes);
    }

    [Fact]
    public async Task A_note_has_1_to_1000_characters_as_a_reader_counts_them()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var longest = string.Concat(Enumerable.Repeat("😀", 1000));

        foreach (var text in (string[])["", " \n ", longest + "a"])
            AssertFailed(FailureKind.Invalid, await WriteAsync(Coordinator(Lund), round, text: text));
        await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", longest);

        Assert.Equal(longest, Assert.Single((await Scenario.OpenAsync(round, Lund)).Notes).Text);
    }

    [Theory]
    [InlineData(Role.Coordinator, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    [InlineData(Role.Analyst, "00")]
    [InlineData(Role.Administrator, "00")]
    public async Task Nobody_else_writes_resolves_or_reads_any(Role role, string area)
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var note = await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", "Internt");
        var other = Person("N.N.", role, area);

        AssertFailed(FailureKind.NotFound, await WriteAsync(other, round));
        AssertFailed(FailureKind.NotFound, await ResolveAsync(other, round, note));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<OpenResponse>().RunAsync(other, round, Lund));
    }

    [Fact]
    public async Task Anybody_of_the_municipality_resolves_a_note_once_and_it_stays_readable()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var note = await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", "Vem ska stå här?");
        Scenario.Time.Advance(TimeSpan.FromMinutes(5));

        Succeeded(await ResolveAsync(Approver(Lund), round, note));
        Scenario.Time.Advance(TimeSpan.FromMinutes(5));
        Succeeded(await ResolveAsync(Coordinator(Lund), round, note));

        Assert.Equal(
            [note with { ResolvedAt = ManualTime.Start.AddMinutes(5), ResolvedBy = "Göran Godkännare" }],
            (await Scenario.OpenAsync(round, Lund)).Notes);
    }

    [Fact]
    public async Task A_note_of_another_response_is_not_there()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var note = await Scenario.WriteNoteAsync(round, Malmö, "kontakt_namn", "Malmös egen");

        AssertFailed(FailureKind.NotFound, await ResolveAsync(Coordinator(Lund), round, note));
        AssertFailed(FailureKind.NotFound, await WriteAsync(Coordinator(Lund), round, "no_such_question"));

        Assert.Empty((await Scenario.OpenAsync(round, Lund)).Notes);
        Assert.False(Assert.Single((await Scenario.OpenAsync(round, Malmö)).Notes).IsResolved);
    }

    [Fact]
    public async Task Notes_counts_as_a_change_of_the_response_but_are_no_activity_and_start_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var before = await Scenario.OpenAsync(round, Lund);

        var note = await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", "Vem ska stå här?");
        Succeeded(await ResolveAsync(Coordinator(Lund), round, note));
        Succeeded(await ResolveAsync(Coordinator(Lund), round, note));

        var after = await Scenario.OpenAsync(round, Lund);
        Assert.Equal((before.Version + 2, before.State, null), (after.Version, after.State, after.LastActivityAt));
    }

    [Fact]
    public async Task Notes_are_written_of_a_submitted_response_while_the_round_is_open_and_read_after_it()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);
        var note = await Scenario.WriteNoteAsync(round, Lund, "styrgrupp_finns", "Kom ihåg till nästa gång.");

        await Scenario.ChangeAsync(round, RoundAction.Close);

        AssertFailed(FailureKind.Conflict, await WriteAsync(Coordinator(Lund), round));
        AssertFailed(FailureKind.Conflict, await ResolveAsync(Coordinator(Lund), round, note));
        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal([note], opened.Notes);
        Assert.False(opened.CanWriteNotes);
    }

    [Fact]
    public async Task What_colleagues_write_give_and_mark_is_no_part_of_what_is_submitted()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils, message: "Hemligt uppdrag");
        Succeeded(await Scenario.Get<MarkSectionReady>().RunAsync(nils, round, Lund, "samordning", true));
        await Scenario.WriteNoteAsync(round, Lund, "styrgrupp_finns", "Hemlig anteckning", nils);
        foreach (var municipality in (string[])[Lund, Malmö])
        {
            await Scenario.SaveAsync(round, municipality, ("styrgrupp_finns", "yes"));
            await Scenario.SubmitAsync(round, municipality);
        }

        var withNotes = await ContentAsync(round, Lund);

        Assert.DoesNotContain("Hemlig", withNotes, StringComparison.Ordinal);
        Assert.DoesNotContain("Nils", withNotes, StringComparison.Ordinal);
        Assert.Equal(await ContentAsync(round, Malmö), withNotes.Replace(Lund, Malmö, StringComparison.Ordinal));
    }

    private async Task<string> ContentAsync(string round, string municipality) =>
        Succeeded(await Scenario.Get<ReadReceipt>().RunAsync(Coordinator(municipality), round, municipality, 1)).Content;

    private Task<Outcome<QuestionNote>> WriteAsync(Actor by, string round, string question = "kontakt_namn", string text = "Hej") =>
        Scenario.Get<WriteNote>().RunAsync(by, round, Lund, question, text);

    private Task<Outcome<Done>> ResolveAsync(Actor by, string round, QuestionNote note) =>
        Scenario.Get<ResolveNote>().RunAsync(by, round, Lund, note.Id);
}

/// <summary>Figures, exports, receipts and the desks of others have statements of their own: none of them reads what colleagues write.</summary>
public sealed class NotesAreInternalTests
{
    [Theory]
    // A person may see how many notes they have written, and which sections they were given; and sections go with a role that is handed over.
    [InlineData("question_note", "NoteStore", "OwnAccountStore")]
    [InlineData("section_assignment", "AssignmentStore", "GivenSectionStore", "OwnAccountStore")]
    [InlineData("section_ready", "ReadyStore")]
    public void No_statement_of_another_store_names_the_table(string table, params string[] stores)
    {
        var naming = SqlConstants.All.Where(sql => sql.Value.Contains(table, StringComparison.Ordinal)).Select(sql => sql.Key.Split('.')[0]).Distinct();

        Assert.Equal(stores, naming.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_stores_are_used_by_what_opens_a_draft_or_changes_it_alone()
    {
        string[] inside = ["AssignSection", "WithdrawSection", "MarkSectionReady", "WriteNote", "ResolveNote", "TeamWork", "EditableSections", "DemoColleagues", "ListColleagues"];
        var files = Directory.EnumerateFiles(Path.Combine(ReferenceFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetFileName(path).EndsWith("Store.cs", StringComparison.Ordinal) && Uses(File.ReadAllText(path)))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Empty(files.Except(inside));

        static bool Uses(string source) => ((string[])["NoteStore.", "AssignmentStore.", "ReadyStore."]).Any(store => source.Contains(store, StringComparison.Ordinal));
    }
}
