using Kommunenkat.App.Analysis;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Two published rounds of a few municipalities, made by hand.</summary>
public sealed class ReadIndicatorTests : IDisposable
{
    private static readonly string[] Frame = ["0114", "0115", "0117", "0120", "0123", "0125", "0180", "0305"];

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("styrdokument")]
    [InlineData("overenskommelser")]
    [InlineData("utan_samordnare")]
    [InlineData("svarsfrekvens")]
    public async Task Every_figure_is_that_of_the_observations_and_the_development_that_of_the_trends(string key)
    {
        await TwoRoundsAsync();

        var report = await ReadAsync(key);

        Assert.Equal(("2025", "2023"), (report.Round.Round.Key, report.Previous!.Round.Key));
        Assert.Equal(["2023", "2025"], report.Rounds.Select(round => round.Round.Key));
        Assert.Equal((21, 9, 290), (report.Counties.Count, report.Groups.Count, report.Municipalities.Areas.Count));
        foreach (var series in (IEnumerable<ComparedSeries>)[.. report.Country.Areas, .. report.Counties, .. report.Groups, .. report.Municipalities.Areas])
        {
            foreach (var (figure, round) in series.Figures.Zip(report.Rounds))
            {
                var observation = Assert.Single(await _database.ObservationsAsync(new ObservationQuery(key, round.Round.Key, series.Area.Level, series.Area.Code)));
                Assert.Equal((observation.Row, observation.State), (figure.Row, figure.State));
            }
        }

        Assert.Equal(report.Country.Areas[0].Figures[1].Row, report.Row);
        var trend = Assert.Single((await _database.Get<ReadTrends>().RunAsync(Scenario.Analyst, new TrendQuery(key, AreaLevel.Country, "00", "2023", "2025"))).Value);
        Assert.Equal((trend.Row, trend.Comparison.Comparable), (report.Development!.Row, report.Development.Comparison.Comparable));
    }

    [Fact]
    public async Task Who_is_not_in_the_base_is_told_by_group_with_the_reason()
    {
        await TwoRoundsAsync();

        var missing = (await ReadAsync("styrdokument")).Missing;

        // 0125 has not submitted in 2025, and 0305 left the question.
        Assert.Equal(new MissingAnswers(new Area("00", "Riket"), 8, 6, 1, 1, 0), missing[0]);
        Assert.Equal(10, missing.Count);
        Assert.All(missing, row => Assert.Equal(row.Invited, row.InBase + row.NotSubmitted + row.Unanswered + row.NotApplicable));
        Assert.Equal((8, 6, 1, 1), (Sum(row => row.Invited), Sum(row => row.InBase), Sum(row => row.NotSubmitted), Sum(row => row.Unanswered)));
        Assert.Empty((await ReadAsync("svarsfrekvens")).Missing);

        int Sum(Func<MissingAnswers, int> count) => missing.Skip(1).Sum(count);
    }

    [Fact]
    public async Task Each_round_says_what_it_asked()
    {
        await TwoRoundsAsync();

        var wordings = (await ReadAsync("styrdokument")).Wordings;

        Assert.Equal(["2025", "2023"], wordings.Select(wording => wording.Round));
        Assert.All(wordings, wording => Assert.Equal(["styrdokument_finns"], wording.Items.Select(item => item.Key.ToString())));
        Assert.Equal(["2025"], (await ReadAsync("samordnartid")).Wordings.Select(wording => wording.Round));
    }

    [Fact]
    public async Task An_indicator_that_only_the_latest_round_has_developed_from_nothing()
    {
        await TwoRoundsAsync();

        var report = await ReadAsync("samordnartid");

        Assert.Null(report.Previous);
        Assert.Null(report.Development);
        Assert.Null(report.Change);
        Assert.Equal([FigureKind.NotAsked, FigureKind.Figure], report.Country.Areas[0].Figures.Select(figure => figure.Kind));
        Assert.All(report.Counties.Where(series => series.Area.Municipalities > 1), series => Assert.Single(series.Figures));
    }

    [Fact]
    public async Task Rounds_that_cannot_be_compared_have_no_change()
    {
        await TwoRoundsAsync();

        Assert.Equal(new ComparedChange(null, TrendComparability.No, null), (await ReadAsync("overenskommelser")).Change);
        Assert.NotNull((await ReadAsync("styrdokument")).Change!.Value);
    }

    [Fact]
    public async Task An_earlier_round_is_seen_as_it_was_with_the_later_ones_in_the_series()
    {
        await TwoRoundsAsync();

        var report = await ReadAsync("styrdokument", "2023");

        Assert.Equal("2023", report.Round.Round.Key);
        Assert.Null(report.Previous);
        Assert.Equal(report.Country.Areas[0].Figures[0].Row, report.Row);
        Assert.Equal(2, report.Rounds.Count);
    }

    [Theory]
    [InlineData("nope", null, null, "nope")]
    [InlineData("samordnartid", "2023", null, "2023")]
    [InlineData("styrdokument", "1999", null, "1999")]
    [InlineData("styrdokument", "2025", 7, "7")]
    public async Task What_is_not_there_is_not_found(string key, string? round, int? release, string named)
    {
        await TwoRoundsAsync();

        var outcome = await _database.Get<ReadIndicator>().RunAsync(key, round, release);

        Assert.Equal(FailureKind.NotFound, outcome.Failure?.Kind);
        Assert.Contains($"\"{named}\"", outcome.Failure!.Messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_is_there_only_when_it_is_published()
    {
        await TwoRoundsAsync(publish: false);
        Assert.Equal(FailureKind.NotFound, (await _database.Get<ReadIndicator>().RunAsync("styrdokument")).Failure?.Kind);

        await _database.PublishAsync("2023");

        Assert.Equal("2023", Assert.Single((await ReadAsync("styrdokument")).Rounds).Round.Key);
    }

    [Fact]
    public async Task What_is_published_of_areas_only_is_withheld_of_municipalities()
    {
        var file = QuestionnaireFile.OfRound("2025", Ask.Single("policy", "yes", "no"))
            .Set("question(policy).publish", "\"aggregate\"")
            .Indicators(Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy"))).Json;
        await _database.CreateRoundAsync("2025", Frame, file);
        _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n")).Value;
        await _database.PublishAsync("2025");

        var report = await ReadAsync("policy");

        Assert.All(report.Municipalities.Areas, series => Assert.Equal(FigureKind.Withheld, series.Figures[0].Kind));
        Assert.All(report.Counties.Where(series => series.Area.Municipalities > 1), series => Assert.Equal(FigureKind.Figure, series.Figures[0].Kind));
    }

    [Fact]
    public async Task It_costs_one_statement_once_the_figures_are_made()
    {
        await TwoRoundsAsync();
        await ReadAsync("styrdokument");

        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync("grundstruktur_index")));
    }

    private async Task TwoRoundsAsync(bool publish = true)
    {
        await _database.CreateRoundAsync("2023", Frame);
        await _database.CreateRoundAsync("2025", Frame);
        _ = (await _database.ImportAsync("""
            municipality,question,row,value
            0114,styrdokument_finns,,yes
            0115,styrdokument_finns,,yes
            0117,styrdokument_finns,,no
            0120,styrdokument_finns,,no
            0123,styrdokument_finns,,no
            0125,styrdokument_finns,,yes
            """, "2023")).Value;
        _ = (await _database.ImportAsync("""
            municipality,question,row,value
            0114,styrdokument_finns,,yes
            0114,samordnare_finns,,yes
            0114,samordnare_omfattning,,40
            0115,styrdokument_finns,,no
            0117,styrdokument_finns,,yes
            0120,styrdokument_finns,,yes
            0123,styrdokument_finns,,no
            0180,styrdokument_finns,,yes
            0305,samordnare_finns,,no
            """)).Value;
        if (publish)
        {
            await _database.PublishAsync("2023");
            await _database.PublishAsync("2025");
        }
    }

    private async Task<IndicatorReport> ReadAsync(string key, string? round = null, int? release = null) =>
        (await _database.Get<ReadIndicator>().RunAsync(key, round, release)).Value;
}
