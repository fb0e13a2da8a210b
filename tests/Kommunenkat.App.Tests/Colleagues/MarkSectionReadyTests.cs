using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Colleagues;

public abstract class MarkSectionReadyTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : MarkSectionReadyTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : MarkSectionReadyTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Who_has_the_section_marks_it_ready_though_questions_are_unanswered_and_takes_that_back()
    {
        var (round, nils) = await GivenAsync();

        Succeeded(await MarkAsync(round, nils));
        Assert.Equal([new ReadyMark("stod", "Nils Forsberg", ManualTime.Start, ChangedSince: false)], (await Scenario.OpenAsync(round, Lund)).ReadyMarks);

        Succeeded(await MarkAsync(round, nils, isReady: false));
        Succeeded(await MarkAsync(round, nils, isReady: false));
        Assert.Empty((await Scenario.OpenAsync(round, Lund)).ReadyMarks);
    }

    [Fact]
    public async Task A_change_in_the_section_after_the_mark_is_seen_until_it_is_marked_again()
    {
        var (round, nils) = await GivenAsync();
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "stod_vuxna", "samtal", by: nils));
        Succeeded(await MarkAsync(round, nils));
        Assert.False(await IsChangedSinceAsync(round), "an answer of the same moment was there when it was marked");

        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        await Scenario.SaveAsync(round, Lund, ("heder_ansvar", "yes"));
        Assert.False(await IsChangedSinceAsync(round), "another section changed");
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "stod_vuxna", "", 1));
        Assert.True(await IsChangedSinceAsync(round), "an answer was taken away");

        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        Succeeded(await MarkAsync(round, Coordinator(Lund)));
        Assert.Equal(
            [new ReadyMark("stod", "Åsa Öberg", ManualTime.Start.AddMinutes(2), ChangedSince: false)],
            (await Scenario.OpenAsync(round, Lund)).ReadyMarks);
    }

    [Fact]
    public async Task An_explanation_in_the_section_is_a_change_too()
    {
        var (round, nils) = await GivenAsync();
        Succeeded(await MarkAsync(round, nils));
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));

        Succeeded(await Scenario.Get<SaveAnswer>().RunAsync(
            nils, new AnswerChange(round, Lund, ItemKey.ExplanationOf("stod_vuxna"), new TextAnswer("Ny mottagning."), 0)));

        Assert.True(await IsChangedSinceAsync(round));
    }

    [Fact]
    public async Task A_colleague_without_the_section_marks_nothing()
    {
        var (round, nils) = await GivenAsync();
        var amina = await Scenario.EnrolAsync("Amina Warsame", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "heder", amina);

        AssertFailed(FailureKind.Conflict, await MarkAsync(round, amina));
        Succeeded(await MarkAsync(round, nils));
        AssertFailed(FailureKind.Conflict, await MarkAsync(round, amina, isReady: false));

        Assert.Single((await Scenario.OpenAsync(round, Lund)).ReadyMarks);
    }

    [Theory]
    [InlineData(Role.Approver, Lund)]
    [InlineData(Role.Contributor, Malmö)]
    [InlineData(Role.CountyOfficer, "12")]
    public async Task Who_edits_nothing_there_finds_nothing_to_mark(Role role, string area)
    {
        var (round, _) = await GivenAsync();

        AssertFailed(FailureKind.NotFound, await MarkAsync(round, Person("N.N.", role, area)));
    }

    [Fact]
    public async Task A_mark_counts_as_a_change_of_the_response_but_is_no_activity()
    {
        var (round, nils) = await GivenAsync();
        var before = await Scenario.OpenAsync(round, Lund);

        Succeeded(await MarkAsync(round, nils));
        Succeeded(await MarkAsync(round, nils, isReady: false));

        var after = await Scenario.OpenAsync(round, Lund);
        Assert.Equal((before.Version + 2, before.State, null), (after.Version, after.State, after.LastActivityAt));
    }

    [Fact]
    public async Task A_submitted_response_keeps_its_marks_as_they_are()
    {
        var (round, nils) = await GivenAsync();
        Succeeded(await MarkAsync(round, nils));
        await Scenario.SaveAsync(round, Lund, ("heder_ansvar", "yes"));
        await Scenario.SubmitAsync(round, Lund);

        AssertFailed(FailureKind.Conflict, await MarkAsync(round, nils, isReady: false));
        AssertFailed(FailureKind.NotFound, await Scenario.Get<MarkSectionReady>().RunAsync(nils, round, Lund, "no_such_section", true));

        Assert.Single((await Scenario.OpenAsync(round, Lund)).ReadyMarks);
    }

    private async Task<(string Round, Actor Nils)> GivenAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        var nils = await Scenario.EnrolAsync("Nils Forsberg", Role.Contributor, Lund);
        await Scenario.GiveAsync(round, Lund, "stod", nils);
        return (round, nils);
    }

    private async Task<bool> IsChangedSinceAsync(string round) => Assert.Single((await Scenario.OpenAsync(round, Lund)).ReadyMarks).ChangedSince;

    private Task<Outcome<Done>> MarkAsync(string round, Actor by, bool isReady = true) =>
        Scenario.Get<MarkSectionReady>().RunAsync(by, round, Lund, "stod", isReady);
}
