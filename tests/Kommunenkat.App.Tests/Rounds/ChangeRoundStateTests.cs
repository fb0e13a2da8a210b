using Kommunenkat.App.Access;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Rounds;

public abstract class ChangeRoundStateTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ChangeRoundStateTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ChangeRoundStateTests(database), IClassFixture<SqlServerOfClass>;

    [Theory]
    [InlineData(RoundState.Draft, RoundAction.Open, RoundState.Open)]
    [InlineData(RoundState.Draft, RoundAction.Close, null)]
    [InlineData(RoundState.Draft, RoundAction.Publish, null)]
    [InlineData(RoundState.Open, RoundAction.Open, null)]
    [InlineData(RoundState.Open, RoundAction.Close, RoundState.Closed)]
    [InlineData(RoundState.Open, RoundAction.Publish, null)]
    [InlineData(RoundState.Closed, RoundAction.Open, null)]
    [InlineData(RoundState.Closed, RoundAction.Close, null)]
    [InlineData(RoundState.Closed, RoundAction.Publish, RoundState.Published)]
    [InlineData(RoundState.Published, RoundAction.Open, null)]
    [InlineData(RoundState.Published, RoundAction.Close, null)]
    [InlineData(RoundState.Published, RoundAction.Publish, null)]
    public async Task A_round_moves_as_the_table_says(RoundState from, RoundAction action, RoundState? to)
    {
        var key = await Scenario.CreateRoundAsync(null, Lund);
        await Scenario.ChangeAsync(key, ((RoundAction[])[RoundAction.Open, RoundAction.Close, RoundAction.Publish])[..(int)from]);

        var outcome = await ChangeAsync(key, action);

        if (to is null)
            AssertFailed(FailureKind.Conflict, outcome);
        Assert.Equal(to, outcome.IsSuccess ? outcome.Value.State : null);
        Assert.Equal(to ?? from, (await FindAsync(key)).State);
    }

    [Fact]
    public async Task A_round_knows_when_it_was_opened_closed_and_published()
    {
        var key = await Scenario.CreateRoundAsync(null, Lund);
        foreach (var action in Enum.GetValues<RoundAction>())
        {
            Scenario.Time.Advance(TimeSpan.FromDays(1));
            await Scenario.ChangeAsync(key, action);
        }

        var round = await FindAsync(key);

        Assert.Equal(
            (ManualTime.Start, ManualTime.Start.AddDays(1), ManualTime.Start.AddDays(2), ManualTime.Start.AddDays(3)),
            (round.CreatedAt, round.OpenedAt, round.ClosedAt, round.PublishedAt));
    }

    [Fact]
    public async Task A_change_is_made_by_an_administrator_of_a_round_that_is_there()
    {
        var key = await Scenario.CreateRoundAsync(null, Lund);

        AssertFailed(FailureKind.NotFound, await ChangeAsync(key, RoundAction.Open, Analyst));
        AssertFailed(FailureKind.NotFound, await ChangeAsync(key, RoundAction.Open, Person("N.N.", Role.Administrator, "12")));
        AssertFailed(FailureKind.NotFound, await ChangeAsync("1999", RoundAction.Open));
        Assert.Equal(RoundState.Draft, (await FindAsync(key)).State);
    }

    [Fact]
    public async Task Of_two_who_open_a_round_at_once_one_does()
    {
        var key = await Scenario.CreateRoundAsync(null, Lund);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ChangeAsync(key, RoundAction.Open))));

        Assert.Single(outcomes, outcome => outcome.IsSuccess);
        Assert.All(outcomes.Where(outcome => !outcome.IsSuccess), outcome => AssertFailed(FailureKind.Conflict, outcome));
    }

    private Task<Outcome<Round>> ChangeAsync(string key, RoundAction action, Actor? actor = null) =>
        Scenario.Get<ChangeRoundState>().RunAsync(actor ?? Administrator, key, action);

    private Task<Round> FindAsync(string key) => Database.RunAsync(async session => (Outcome<Round>)(await RoundStore.FindAsync(session, key))!);
}
