using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Colleagues;

/// <summary>What a contributor may change: the sections given to them, and nothing else.</summary>
public abstract class GivenSectionsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : GivenSectionsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : GivenSectionsTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_contributor_changes_answers_of_a_section_given_to_them_and_starts_the_response()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);

        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: nils));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, nils));

        var opened = await Scenario.OpenAsync(round, Lund, nils);
        Assert.Equal((new OptionAnswer("no"), "Nils Forsberg"), (opened.Draft[new ItemKey("samordnare_finns")], opened.Answers[new ItemKey("samordnare_finns")].ChangedBy));
        Assert.Equal(ResponseState.Started, opened.State);
    }

    [Fact]
    public async Task A_contributor_reads_the_whole_draft_and_may_edit_theirs_only()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        await Scenario.GiveAsync(round, Lund, "stod", nils);
        await Scenario.SaveAsync(round, Lund, ("kontakt_namn", "Åsa"));

        var opened = await Scenario.OpenAsync(round, Lund, nils);

        Assert.Equal(new TextAnswer("Åsa"), opened.Draft[new ItemKey("kontakt_namn")]);
        Assert.True(opened.CanEdit);
        Assert.Equal(["samordning", "stod"], opened.Questionnaire.Sections.Where(opened.MayEdit).Select(section => section.Key));
        Assert.Equal((true, false, true), (opened.IsForGivenSections, opened.CanAssign, opened.CanWriteNotes));
    }

    [Fact]
    public async Task A_coordinator_edits_every_section_also_those_given_to_others()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund));

        var opened = await Scenario.OpenAsync(round, Lund);

        Assert.All(opened.Questionnaire.Sections, section => Assert.True(opened.MayEdit(section), section.Key));
        Assert.True(opened.CanAssign);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes"));
    }

    [Theory]
    [InlineData("kontakt_namn", "Nils")]
    [InlineData("prevention_nivaer.universell", "systematic")]
    public async Task In_a_section_of_others_or_of_nobody_a_contributor_changes_nothing_and_is_told(string item, string text)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        var amina = await Scenario.EnrolAsync("Amina Warsame", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        await Scenario.GiveAsync(round, Lund, "forebyggande", amina);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, item, text, by: nils));

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Empty(opened.Answers);
        Assert.Equal(ResponseState.Invited, opened.State);
    }

    [Fact]
    public async Task An_explanation_belongs_to_the_section_of_its_question()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);

        Succeeded(await ExplainAsync(round, nils, "budget_avsatt"));
        AssertFailed(FailureKind.Conflict, await ExplainAsync(round, nils, "kontakt_namn"));

        Assert.Equal([ItemKey.ExplanationOf("budget_avsatt")], (await Scenario.OpenAsync(round, Lund)).Answers.Keys);
    }

    [Fact]
    public async Task What_was_taken_back_is_no_longer_theirs_and_what_they_answered_stays()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: nils));

        Succeeded(await Scenario.Get<WithdrawSection>().RunAsync(Coordinator(Lund), round, Lund, "samordning", nils.PersonId));

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, nils));
        var opened = await Scenario.OpenAsync(round, Lund, nils);
        Assert.Equal((false, true), (opened.CanEdit, opened.TakesChanges));
        Assert.Equal(new OptionAnswer("yes"), opened.Draft[new ItemKey("samordnare_finns")]);
    }

    [Fact]
    public async Task A_section_given_in_one_round_or_municipality_is_none_in_another()
    {
        var (round, other) = (await Scenario.OpenRoundAsync(Lund, Malmö), await Scenario.OpenRoundAsync(Lund));
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        var both = nils with { Grants = [.. nils.Grants, new Grant(Role.Contributor, Malmö)] };

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(other, Lund, "samordnare_finns", "yes", by: nils));
        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Malmö, "samordnare_finns", "yes", by: both));
        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Malmö, "samordnare_finns", "yes", by: nils));
    }

    [Fact]
    public async Task Without_the_role_a_given_section_opens_nothing()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);

        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: nils with { Grants = [] }));
        var approver = nils with { Grants = [new Grant(Role.Approver, Lund)] };
        AssertFailed(FailureKind.NotFound, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", by: approver));
        Assert.False((await Scenario.OpenAsync(round, Lund, approver)).CanEdit);
    }

    [Fact]
    public async Task Nothing_given_is_changed_once_the_response_is_submitted_or_the_round_closed()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, nils));
        var opened = await Scenario.OpenAsync(round, Lund, nils);
        Assert.Equal((false, false), (opened.CanEdit, opened.TakesChanges));
        Assert.All(opened.Questionnaire.Sections, section => Assert.False(opened.MayEdit(section)));

        await Scenario.ChangeAsync(round, RoundAction.Close);
        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, nils));
    }

    [Fact]
    public async Task Asking_whether_a_section_is_theirs_costs_a_contributor_one_statement_and_a_coordinator_none()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "samordning", nils);
        var coordinator = Coordinator(Lund);
        await Scenario.SaveAsync(round, Lund, ("samordnare_finns", "yes"));

        var byCoordinator = await StatementsAsync(() => Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "no", 1, coordinator));
        var byContributor = await StatementsAsync(() => Scenario.TrySaveAsync(round, Lund, "samordnare_finns", "yes", 2, nils));

        Assert.Equal(byCoordinator + 1, byContributor);
    }

    [Fact]
    public async Task Opening_a_draft_costs_the_same_whatever_is_given_marked_and_written()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.OpenAsync(round, Lund); // reads the questionnaire, once for all
        var empty = await StatementsAsync(() => Scenario.Get<OpenResponse>().RunAsync(nils, round, Lund));
        foreach (var section in (string[])["samordning", "stod", "heder"])
        {
            await Scenario.GiveAsync(round, Lund, section, nils);
            Succeeded(await Scenario.Get<MarkSectionReady>().RunAsync(nils, round, Lund, section, true));
            await Scenario.WriteNoteAsync(round, Lund, "kontakt_namn", section);
        }

        Assert.Equal(empty, await StatementsAsync(() => Scenario.Get<OpenResponse>().RunAsync(nils, round, Lund)));
    }

    private async Task<int> StatementsAsync<T>(Func<Task<Outcome<T>>> act)
    {
        var before = Scenario.Get<AppDatabase>().Statements;
        Succeeded(await act());
        return Scenario.Get<AppDatabase>().Statements - before;
    }

    private Task<Outcome<SavedAnswer>> ExplainAsync(string round, Actor by, string question) => Scenario.Get<SaveAnswer>().RunAsync(
        by, new AnswerChange(round, Lund, ItemKey.ExplanationOf(question), new TextAnswer("Nytt beslut i våras."), 0));
}
