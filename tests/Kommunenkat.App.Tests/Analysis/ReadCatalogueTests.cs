using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Analysis;

public abstract class ReadCatalogueTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadCatalogueTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadCatalogueTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_round_is_listed_from_when_it_is_published_with_its_releases()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.ChangeAsync(round, RoundAction.Close);
        Assert.Null((await ReadAsync()).FindRound(round));

        await Scenario.ChangeAsync(round, RoundAction.Publish);
        Assert.Equal([new Release(1, Scenario.Time.Now, null)], (await ReadAsync()).FindRound(round)!.Releases);

        await Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await Scenario.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));
        var released = (await ReadAsync()).FindRound(round)!;
        Assert.Equal((2, "Lund svarade fel.", 2), (released.Release.Number, released.Release.Note, released.Round.LatestRelease));
        Assert.Equal((1, null), (released.AsOf(1).Release.Number, released.AsOf(1).Release.Note));
    }

    [Fact]
    public async Task An_indicator_has_the_levels_that_its_questions_are_published_at_and_one_of_none_is_not_listed()
    {
        await PublishAsync("c1", "aggregate", "narrow");
        await PublishAsync("c2", "none", "narrow");
        await PublishAsync("c3", "municipality", "narrow", "new");
        var catalogue = await ReadAsync();

        Assert.Equal([AreaLevel.Country, AreaLevel.County, AreaLevel.Group], catalogue.FindRound("c1")!.FindIndicator("narrow")!.Levels);
        Assert.Empty(catalogue.FindRound("c2")!.Indicators);
        Assert.Equal(Enum.GetValues<AreaLevel>(), catalogue.FindRound("c3")!.FindIndicator("narrow")!.Levels);
        Assert.Equal(["c1", "c3"], catalogue.RoundsWith("narrow"));
        Assert.Equal("c3", catalogue.LatestIndicators.Single(found => found.Indicator.Definition.Key == "narrow").Round.Round.Key);
        Assert.Equal(["c3"], catalogue.RoundsWith("new"));
    }

    [Fact]
    public async Task It_costs_two_statements_whatever_there_is()
    {
        await PublishAsync("d1", "municipality", "one");
        await PublishAsync("d2", "municipality", "one");
        await ReadAsync(); // questionnaires are read once
        var statements = Scenario.Get<AppDatabase>().Statements;

        await ReadAsync();

        Assert.Equal(2, Scenario.Get<AppDatabase>().Statements - statements);
    }

    private async Task<Catalogue> ReadAsync() => Succeeded(await Scenario.Get<ReadCatalogue>().RunAsync());

    private async Task PublishAsync(string round, string publish, params string[] indicators)
    {
        var file = QuestionnaireFile.OfRound(round, Ask.Single("policy", "yes", "no")).Set("question(policy).publish", $"\"{publish}\"")
            .Indicators(indicators.Select(key => Figure.Percent(key, Rule.Is("policy", "yes"), Rule.Answered("policy"))));
        Succeeded(await Scenario.Get<CreateRound>().RunAsync(Administrator, new NewRound(file.Json, [Lund])));
        await Scenario.ChangeAsync(round, RoundAction.Open, RoundAction.Close, RoundAction.Publish);
    }
}
