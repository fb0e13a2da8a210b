using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class ReadResponseStatusTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadResponseStatusTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadResponseStatusTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task What_is_said_within_the_municipality_stays_there()
    {
        var round = await SentBackAsync();

        var outside = await ReadAsync(CountyOfficer("12"), round);
        var inside = await ReadAsync(Approver(Lund), round);

        Assert.Equal(
            [(ResponseAction.Extend, "Hanna Handläggare", "Byter samordnare."), (ResponseAction.SendBack, null, null), (ResponseAction.SendForApproval, null, null), (ResponseAction.Edit, null, null)],
            outside.Events.Select(one => (one.Action, one.By, one.Reason)));
        Assert.Equal("Budgeten är 3 miljoner.", inside.Events[1].Reason);
    }

    [Fact]
    public void Every_act_is_either_for_outsiders_or_not()
    {
        foreach (var action in Enum.GetValues<ResponseAction>())
        {
            var shown = new ResponseEvent(action, ResponseState.Started, ResponseState.Started, ManualTime.Start, "Åsa", Role.Coordinator, "Hemligt?", null, null).ForOutsiders();
            Assert.Equal(shown.By is null, shown.Reason is null);
            Assert.Equal(action is ResponseAction.Edit or ResponseAction.SendForApproval or ResponseAction.SendBack, shown.By is null);
        }
    }

    [Fact]
    public async Task The_officer_sees_where_it_stands_and_what_can_be_done_about_it()
    {
        var round = await SentBackAsync();

        var status = await ReadAsync(CountyOfficer("12"), round);

        Assert.Equal((ResponseState.Started, ManualTime.Start), (status.State, status.LastActivityAt));
        Assert.Equal([ResponseAction.Extend], status.Allowed);
        Assert.Equal(PeriodKind.Extended, status.Period.Kind);
        Assert.Empty(status.Submissions);
        Assert.Empty((await ReadAsync(Analyst, round)).Allowed);
    }

    [Fact]
    public async Task What_was_submitted_and_the_other_rounds_are_named_for_those_who_may_see_them()
    {
        var earlier = await Scenario.OpenRoundAsync(Lund);
        var draft = await Scenario.CreateRoundAsync(null, Lund);
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        var head = await Scenario.SubmitAsync(round, Lund);
        await Scenario.ChangeAsync(round, RoundAction.Close);

        var status = await ReadAsync(CountyOfficer("12"), round);

        Assert.Equal([head], status.Submissions);
        Assert.Equal([ResponseAction.Reopen], status.Allowed);
        Assert.Contains(earlier, status.OtherRounds);
        Assert.DoesNotContain(draft, status.OtherRounds);
        Assert.DoesNotContain(round, status.OtherRounds);
        Assert.Empty((await ReadAsync(Administrator, round)).Submissions);
    }

    [Fact]
    public async Task Other_counties_find_nothing()
    {
        var round = await SentBackAsync();

        AssertFailed(FailureKind.NotFound, await Scenario.Get<ReadResponseStatus>().RunAsync(CountyOfficer("14"), round, Lund));
    }

    private async Task<string> SentBackAsync()
    {
        var round = await Scenario.OpenRoundWithApprovalAsync(SwedishTime.Today(Scenario.Time).AddDays(5), Lund);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.SendForApprovalAsync(round, Lund);
        await Scenario.SendBackAsync(round, Lund, "Budgeten är 3 miljoner.");
        await Scenario.ExtendAsync(round, Lund, SwedishTime.Today(Scenario.Time).AddDays(9), "Byter samordnare.");
        return round;
    }

    private async Task<ResponseStatus> ReadAsync(Actor actor, string round) =>
        Succeeded(await Scenario.Get<ReadResponseStatus>().RunAsync(actor, round, Lund));
}
