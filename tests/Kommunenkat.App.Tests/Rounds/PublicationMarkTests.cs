using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Rounds;

public abstract class PublicationMarkTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : PublicationMarkTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : PublicationMarkTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Opening_closing_publishing_and_releasing_count_at_once_where_they_are_done()
    {
        var round = await Scenario.CreateRoundAsync(null, Lund);
        var marks = new List<int> { await MarkAsync(Scenario) };

        await Scenario.ChangeAsync(round, RoundAction.Open);
        marks.Add(await MarkAsync(Scenario));
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.ChangeAsync(round, RoundAction.Close);
        marks.Add(await MarkAsync(Scenario));
        await Scenario.ChangeAsync(round, RoundAction.Publish);
        marks.Add(await MarkAsync(Scenario));
        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await Scenario.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));
        marks.Add(await MarkAsync(Scenario));

        Assert.Equal(marks.Count, marks.Distinct().Count());
    }

    [Fact]
    public async Task What_municipalities_do_is_not_public_and_does_not_count()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        var before = await MarkAsync(Scenario);

        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);

        Assert.Equal(before, await MarkAsync(Scenario));
    }

    [Fact]
    public async Task What_another_process_does_counts_after_the_longest_delay()
    {
        var round = await Scenario.CreateRoundAsync(null, Lund);
        await using var node = new Scenario(Database.Settings);
        var before = await MarkAsync(node);

        await Scenario.ChangeAsync(round, RoundAction.Open);

        node.Time.Advance(PublicationMark.LongestDelay - TimeSpan.FromTicks(1));
        Assert.Equal(before, await MarkAsync(node));
        node.Time.Advance(TimeSpan.FromTicks(1));
        Assert.NotEqual(before, await MarkAsync(node));
    }

    [Fact]
    public async Task Asking_again_costs_one_statement_after_the_longest_delay_and_none_before()
    {
        await Scenario.CreateRoundAsync(null, Lund);
        var statements = Scenario.Get<AppDatabase>();
        await MarkAsync(Scenario);
        var before = statements.Statements;

        for (var i = 0; i < 10; i++)
            await MarkAsync(Scenario);
        Assert.Equal(before, statements.Statements);

        Scenario.Time.Advance(PublicationMark.LongestDelay);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => MarkAsync(Scenario)));
        Assert.Equal(before + 1, statements.Statements);
    }

    private static async Task<int> MarkAsync(Scenario node) =>
        Succeeded(await node.Get<PublicationMark>().ReadAsync(TestContext.Current.CancellationToken));
}
