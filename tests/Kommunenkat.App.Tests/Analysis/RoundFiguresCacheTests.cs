using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Database;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>That figures cost a fixed number of statements, and that what is kept is what would be made anew.</summary>
public abstract class RoundFiguresCacheTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : RoundFiguresCacheTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : RoundFiguresCacheTests(database), IClassFixture<SqlServerOfClass>;

    private static readonly string[] Sweden = [.. Areas.Sweden.Municipalities.Select(municipality => municipality.Code)];

    [Theory]
    [InlineData(3)]
    [InlineData(290)]
    public async Task Published_figures_cost_five_statements_first_and_one_from_then_on(int municipalities)
    {
        var round = await ImportedAsync(municipalities);
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        await using var node = new Scenario(Database.Settings);
        Task Read(Scenario of) => ObservationsAsync(of, round);

        // Rounds, release, its municipalities, questionnaire, submissions.
        Assert.Equal(5, await StatementsAsync(node, Read));
        Assert.Equal(1, await StatementsAsync(node, Read));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(290)]
    public async Task Figures_not_published_cost_five_statements_first_two_from_then_on_and_four_after_a_submission(int municipalities)
    {
        var round = await ImportedAsync(municipalities, submitted: municipalities - 1);
        await using var node = new Scenario(Database.Settings);
        Task Read(Scenario of) => ObservationsAsync(of, round);

        // Rounds, mark, municipalities, questionnaire, submissions.
        Assert.Equal(5, await StatementsAsync(node, Read));
        Assert.Equal(2, await StatementsAsync(node, Read));
        await Scenario.CorrectAsync(round, Sweden[municipalities - 1], ("styrdokument_finns", "no"));
        Assert.Equal(4, await StatementsAsync(node, Read));
        Assert.Equal(2, await StatementsAsync(node, Read));
    }

    [Fact]
    public async Task More_rounds_cost_no_more_statements_once_their_figures_are_made()
    {
        foreach (var round in (string[])[await ImportedAsync(2), await ImportedAsync(3)])
            await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        Task Read(Scenario of) => of.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationQuery("styrdokument", Level: AreaLevel.Country));

        await Read(Scenario);

        Assert.Equal(1, await StatementsAsync(Scenario, Read));
    }

    [Fact]
    public async Task A_submission_is_all_that_is_read_after_it()
    {
        var round = await ImportedAsync(5, submitted: 4);
        var before = await ObservationsAsync(Scenario, round);

        await EmptySubmissionsAsync(round);
        await Scenario.CorrectAsync(round, Sweden[4], ("styrdokument_finns", "yes"));

        Assert.Equal(
            Country(before) with { Value = 100, Numerator = 5, Base = 5, Submitted = 5, Unknown = 0, Lower = 100, Upper = 100 },
            Country(await ObservationsAsync(Scenario, round)));
        await using var other = new Scenario(Database.Settings);
        Assert.Equal(1, Country(await ObservationsAsync(other, round)).Numerator); // or the above would prove nothing
    }

    [Fact]
    public async Task A_release_is_never_read_again()
    {
        var round = await ImportedAsync(3);
        await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        var before = await ObservationsAsync(Scenario, round);

        await EmptySubmissionsAsync(round);
        await Database.ExecuteAsync("UPDATE survey_round SET state = 'Archived' WHERE round_key = @round", new { round });

        Assert.Equal(before, await ObservationsAsync(Scenario, round));
        await using var other = new Scenario(Database.Settings);
        Assert.NotEqual(before, await ObservationsAsync(other, round)); // or the above would prove nothing
        Assert.Equal(RoundState.Archived, (await FiguresAsync(Scenario, round)).Round.State);
    }

    [Fact]
    public async Task A_draft_that_is_given_another_questionnaire_is_encoded_by_that()
    {
        var (draft, other) = (await Scenario.CreateRoundAsync(null, Sweden[0]), await Scenario.CreateRoundAsync(null, Sweden[0]));
        Assert.Equal(draft, (await FiguresAsync(Scenario, draft)).Questionnaire.Round);

        await Database.ExecuteAsync(
            "UPDATE survey_round SET questionnaire_id = (SELECT o.questionnaire_id FROM survey_round o WHERE o.round_key = @other) WHERE round_key = @draft",
            new { draft, other });

        Assert.Equal(other, (await FiguresAsync(Scenario, draft)).Questionnaire.Round);
    }

    [Theory]
    [InlineData(true, 8 + 4)] // each the rounds, one of them release, municipalities, questionnaire and submissions
    [InlineData(false, 8 + 8 + 3)] // each the rounds and the mark, one of them municipalities, questionnaire and submissions
    public async Task Of_many_first_readers_one_does_the_work(bool isPublished, int statements)
    {
        var round = await ImportedAsync(290);
        if (isPublished)
            await Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        await using var node = new Scenario(Database.Settings);
        IReadOnlyList<Observation>[] all = [];

        Assert.Equal(statements, await StatementsAsync(node, async of =>
            all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ObservationsAsync(of, round))))));
        Assert.All(all, each => Assert.Equal(all[0], each));
    }

    [Fact]
    public async Task Rows_are_looked_up_once_they_are_made()
    {
        var figures = await FiguresAsync(Scenario, await ImportedAsync(3));

        var indicator = figures.Questionnaire.FindIndicator("styrdokument")!;
        foreach (var level in Enum.GetValues<AreaLevel>())
        {
            Assert.Same(figures.Rows(indicator, level), figures.Rows(indicator, level));
            Assert.Same(figures.Coverage(level), figures.Coverage(level));
        }
    }

    [Fact]
    public async Task What_has_not_been_read_for_longest_gives_way_when_there_is_no_more_room()
    {
        var (a, b, c) = (await ImportedAsync(1), await ImportedAsync(1), await ImportedAsync(1));
        var cache = new RoundFiguresCache(Scenario.Get<QuestionnaireLibrary>(), mostKept: 2);

        var first = await FiguresAsync(Scenario, a, cache);
        var second = await FiguresAsync(Scenario, b, cache);
        Assert.Same(first, await FiguresAsync(Scenario, a, cache));
        await FiguresAsync(Scenario, c, cache); // in place of b

        Assert.Same(first, await FiguresAsync(Scenario, a, cache));
        Assert.NotSame(second, await FiguresAsync(Scenario, b, cache));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Figures_kept_up_to_date_equal_figures_made_anew(int seed)
    {
        var random = new Random(seed);
        string[] options = ["yes", "no", "in_progress", "dont_know"];
        var frame = Sweden[..12];
        var round = await Scenario.OpenRoundAsync(frame);
        for (var step = 0; step < 12; step++)
        {
            var municipality = frame[random.Next(frame.Length)];
            for (var change = random.Next(3); change >= 0; change--)
                await ChangeAsync(municipality, step * 10 + change);

            await using var anew = new Scenario(Database.Settings);
            Assert.Equal(await ObservationsAsync(anew, round, indicator: null), await ObservationsAsync(Scenario, round, indicator: null));
        }

        // Some only begin to answer, some submit, some do so again with other answers.
        async Task ChangeAsync(string municipality, int number)
        {
            if (random.Next(4) == 0)
                await Scenario.TrySaveAsync(round, municipality, "ovrigt", $"Text {number}");
            else
                await Scenario.CorrectAsync(round, municipality, ("styrdokument_finns", random.Next(2) == 0 ? "yes" : "no"), ("samordnare_omfattning", $"{random.Next(1, 100)}"), ("samordnare_finns", "yes"));
        }
    }

    /// <summary>A round of the first municipalities of Sweden, each of which has submitted that it has a steering document.</summary>
    private async Task<string> ImportedAsync(int municipalities, int? submitted = null)
    {
        var round = await Scenario.OpenRoundAsync(Sweden[..municipalities]);
        var file = "municipality,question,row,value\n"
            + string.Concat(Sweden[..(submitted ?? municipalities)].Select(code => $"{code},styrdokument_finns,,yes\n"));
        Succeeded(await Scenario.Get<ImportAnswers>().RunAsync(Administrator, round, new MemoryStream(Encoding.UTF8.GetBytes(file))));
        return round;
    }

    /// <summary>Takes the answers out of the round's stored submissions, which nothing else ever does: who reads one finds out.</summary>
    private async Task EmptySubmissionsAsync(string round) => await Database.ExecuteAsync(
        """
        UPDATE submission SET content = '{"answers":[]}'
        WHERE response_id IN (SELECT r.id FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round)
        """, new { round });

    private static async Task<int> StatementsAsync(Scenario node, Func<Scenario, Task> work)
    {
        var before = node.Get<AppDatabase>().Statements;
        await work(node);
        return node.Get<AppDatabase>().Statements - before;
    }

    private static async Task<IReadOnlyList<Observation>> ObservationsAsync(Scenario node, string round, string? indicator = "styrdokument") =>
        Succeeded(await node.Get<ReadObservations>().RunAsync(Analyst, new ObservationQuery(indicator, round)));

    private static FigureRow Country(IReadOnlyList<Observation> observations) =>
        observations.Single(observation => observation.Level == AreaLevel.Country).Row;

    private static async Task<RoundFigures> FiguresAsync(Scenario node, string round, RoundFiguresCache? cache = null) =>
        Succeeded(await node.Get<AppDatabase>().ReadAsync<RoundFigures>(async session =>
            await (cache ?? node.Get<RoundFiguresCache>()).GetAsync(session, (await RoundStore.FindAsync(session, round))!)));
}
