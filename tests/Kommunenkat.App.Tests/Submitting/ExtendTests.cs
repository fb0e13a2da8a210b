using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class ExtendTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ExtendTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ExtendTests(database), IClassFixture<SqlServerOfClass>;

    private DateOnly Today => SwedishTime.Today(Scenario.Time);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_was_given_a_later_day_answers_and_submits_when_the_others_no_longer_can(bool isClosed)
    {
        var round = await Scenario.OpenRoundAsync(Today.AddDays(1), Lund, Malmö);
        await Scenario.ExtendAsync(round, Lund, Today.AddDays(5));
        Scenario.Time.Advance(TimeSpan.FromDays(5));
        if (isClosed)
            await Scenario.ChangeAsync(round, RoundAction.Close);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Malmö, "styrgrupp_finns", "yes"));
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);
    }

    [Fact]
    public async Task After_that_day_and_after_publication_nothing_more_is_taken()
    {
        var round = await Scenario.OpenRoundAsync(Today, Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.ExtendAsync(round, Lund, Today.AddDays(1));
        await Scenario.ExtendAsync(round, Malmö, Today.AddDays(9));
        Scenario.Time.Advance(TimeSpan.FromDays(2));
        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", 1));
        AssertFailed(FailureKind.Conflict, await Scenario.Get<DeclineResponse>().RunAsync(Coordinator(Lund), round, Lund, null));

        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Malmö, "styrgrupp_finns", "yes"));
        AssertFailed(FailureKind.Conflict, await TryExtendAsync(round, Today.AddDays(1)));
    }

    [Fact]
    public async Task A_day_that_gives_nothing_is_refused()
    {
        var round = await Scenario.OpenRoundAsync(Today.AddDays(5), Lund, Malmö);

        AssertFailed(FailureKind.Invalid, await TryExtendAsync(round, Today.AddDays(5)));
        AssertFailed(FailureKind.Invalid, await TryExtendAsync(round, Today.AddYears(1).AddDays(1)));
        AssertFailed(FailureKind.Invalid, await TryExtendAsync(round, Today.AddDays(6), new string('x', Reason.Longest + 1)));
        Succeeded(await TryExtendAsync(round, Today.AddDays(6)));

        var withoutClose = await Scenario.OpenRoundAsync(Lund);
        AssertFailed(FailureKind.Invalid, await TryExtendAsync(withoutClose, Today.AddDays(6)));
    }

    [Fact]
    public async Task The_municipality_sees_its_own_last_day_and_why()
    {
        var round = await Scenario.OpenRoundAsync(Today.AddDays(5), Lund, Malmö);
        await Scenario.ExtendAsync(round, Lund, Today.AddDays(9), "Ny samordnare.");

        Assert.Equal(new AnswerPeriod(PeriodKind.Extended, Today.AddDays(9), true), (await Scenario.OpenAsync(round, Lund)).Period);
        var kept = Assert.Single(Succeeded(await Scenario.Get<ReadHistory>().RunAsync(Coordinator(Lund), round, Lund)).Events);
        Assert.Equal((ResponseAction.Extend, "Ny samordnare.", Today.AddDays(9), ResponseState.Invited), (kept.Action, kept.Reason, kept.Until, kept.To));
    }

    private Task<Outcome<Done>> TryExtendAsync(string round, DateOnly until, string? reason = null) =>
        Scenario.Get<ExtendDeadline>().RunAsync(CountyOfficer("12"), round, Lund, until, reason);
}
