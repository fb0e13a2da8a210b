using System.Text.Json.Nodes;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Tests.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Analysis;

/// <summary>Two published rounds made by hand: six municipalities of Stockholm county and five of Uppsala county.</summary>
public sealed class ReadAreaTests : IDisposable
{
    private static readonly string[] Frame = ["0114", "0115", "0117", "0120", "0123", "0125", "0305", "0319", "0330", "0331", "0360"];

    private readonly ExchangeDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(AreaLevel.Municipality, "0115", "0115 01 A2 00")]
    [InlineData(AreaLevel.County, "01", "01 00")]
    [InlineData(AreaLevel.Group, "A2", "A2 00")]
    [InlineData(AreaLevel.Country, "00", "00")]
    public async Task Every_figure_is_that_of_the_observations_and_every_trend_that_of_the_trends(AreaLevel level, string code, string areas)
    {
        await TwoRoundsAsync();

        var report = await ReadAsync(level, code);

        Assert.Equal(areas, string.Join(' ', report.Beside.Prepend(report.Area).Select(area => area.Code)));
        foreach (var key in (string[])["styrdokument", "svarsfrekvens", "utan_samordnare"])
        {
            var indicator = Of(report, key);
            Assert.Equal(areas, string.Join(' ', indicator.Areas.Select(series => series.Area.Code)));
            foreach (var series in indicator.Areas)
            {
                foreach (var (figure, round) in series.Figures.Zip(report.Rounds))
                {
                    var observation = Assert.Single(await _database.ObservationsAsync(new ObservationQuery(key, round.Round.Key, series.Area.Level, series.Area.Code)));
                    Assert.Equal((FigureKind.Figure, observation.Row, observation.State), (figure.Kind, figure.Row, figure.State));
                }

                var trend = Assert.Single((await _database.Get<ReadTrends>().RunAsync(
                    Scenario.Analyst, new TrendQuery(key, series.Area.Level!.Value, series.Area.Code, "2023", "2025"))).Value);
                var read = Assert.Single(series.Trends)!;
                Assert.Equal((trend.Row, trend.Municipality, trend.Comparison.Comparable), (read.Row, read.Municipality, read.Comparison.Comparable));
            }
        }
    }

    [Fact]
    public async Task A_county_tells_who_has_answered_in_each_round_and_what_each_municipality_said_in_the_latest()
    {
        await TwoRoundsAsync();

        var report = await ReadAsync(AreaLevel.County, "03");

        Assert.Equal(["2023", "2025"], report.Rounds.Select(round => round.Round.Key));
        Assert.Equal(["0305", "0319", "0330", "0331", "0360", "0380", "0381", "0382"], report.Municipalities.Select(area => area.Code));
        Assert.Equal([(5, 5), (5, 4)], report.Rounds.Select(round => (round.Coverage[0].Invited, round.Coverage[0].Submitted)));
        Assert.Equal([(11, 11), (11, 9)], report.Rounds.Select(round => (round.Coverage[1].Invited, round.Coverage[1].Submitted)));
        Assert.Equal(["0360"], report.Rounds[1].Municipalities.Where(unit => unit.Submitted < unit.Invited).Select(unit => unit.Area.Code));
        Assert.Equal(
            [UnitState.Yes, UnitState.Yes, UnitState.Yes, UnitState.No, UnitState.NoResponse, UnitState.NotInvited, UnitState.NotInvited, UnitState.NotInvited],
            Of(report, "styrdokument").Municipalities.Select(figure => figure.State));
    }

    [Fact]
    public async Task The_other_counties_range_is_of_those_that_have_a_value_and_not_of_the_county_itself()
    {
        await TwoRoundsAsync();

        // Stockholm has five in the base, two of them yes; Uppsala only four, which are too few to tell.
        Assert.Null(Of(await ReadAsync(AreaLevel.County, "01"), "styrdokument").Others);
        var others = Of(await ReadAsync(AreaLevel.County, "12"), "styrdokument").Others!;
        Assert.Equal(("01", 40d, "01", 1), (others.Lowest.Area.Code, others.Lowest.Row.Value, others.Highest.Area.Code, others.Areas));
        var participation = Of(await ReadAsync(AreaLevel.County, "12"), "svarsfrekvens").Others!;
        Assert.Equal(("03", 80d), (participation.Lowest.Area.Code, participation.Lowest.Row.Value));
        Assert.Equal(("01", 500 / 6d, 2), (participation.Highest.Area.Code, participation.Highest.Row.Value, participation.Areas));
        Assert.All((await ReadAsync(AreaLevel.Municipality, "0114")).Indicators, indicator => Assert.Null(indicator.Others));
    }

    [Fact]
    public async Task Counties_that_share_the_highest_value_are_counted_and_the_first_is_named()
    {
        string[] all = ["0114", "0115", "0117", "0120", "0123", "0305", "0319", "0330", "0331", "0360", "0428", "0461", "0480", "0481", "0482"];
        await _database.CreateRoundAsync("2025", all);
        _ = (await _database.ImportAsync("municipality,question,row,value\n" + string.Concat(all.Skip(1).Select(code => $"{code},styrdokument_finns,,yes\n")))).Value;
        await _database.PublishAsync();

        var others = Of(await ReadAsync(AreaLevel.County, "12"), "svarsfrekvens").Others!;

        Assert.Equal(("01", 80d, 0), (others.Lowest.Area.Code, others.Lowest.Row.Value, others.Lowest.Others));
        Assert.Equal(("03", 100d, 1), (others.Highest.Area.Code, others.Highest.Row.Value, others.Highest.Others));
    }

    [Fact]
    public async Task The_latest_rounds_indicators_come_first_and_one_that_was_dropped_last_and_not_asked_any_more()
    {
        await _database.CreateRoundAsync("2023", Frame, Small("2023", ("policy", "municipality"), ("dropped", "municipality")));
        await _database.CreateRoundAsync("2025", Frame, Small("2025", ("added", "municipality"), ("policy", "municipality")));
        foreach (var round in (string[])["2023", "2025"])
            _ = (await _database.ImportAsync("municipality,question,row,value\n0114,policy,,yes\n", round)).Value;
        await _database.PublishAsync("2023");
        await _database.PublishAsync("2025");

        var report = await ReadAsync(AreaLevel.Municipality, "0114");

        Assert.Equal(["added", "policy", "dropped"], report.Indicators.Select(indicator => indicator.Indicator.Key));
        Assert.Equal([FigureKind.Figure, FigureKind.NotAsked], report.Indicators[2].Areas[0].Figures.Select(figure => figure.Kind));
        Assert.Equal(TrendComparability.NotAsked, Assert.Single(report.Indicators[2].Steps).Comparable);
        Assert.Empty((await ReadAsync(AreaLevel.County, "01")).Indicators[2].Municipalities);
    }

    [Fact]
    public async Task What_may_not_be_published_of_municipalities_is_told_of_areas_only()
    {
        await _database.CreateRoundAsync("2023", Frame, Small("2023", ("closed", "aggregate"), ("open", "municipality"), ("opened", "aggregate"), ("own", "none")));
        await _database.CreateRoundAsync("2025", Frame, Small("2025", ("closed", "aggregate"), ("open", "municipality"), ("opened", "municipality"), ("own", "none")));
        foreach (var round in (string[])["2023", "2025"])
        {
            _ = (await _database.ImportAsync("municipality,question,row,value\n0114,closed,,yes\n0114,open,,yes\n0114,opened,,yes\n0114,own,,yes\n", round)).Value;
            await _database.PublishAsync(round);
        }

        var county = await ReadAsync(AreaLevel.County, "01");
        Assert.Equal(["closed", "open", "opened"], county.Indicators.Select(indicator => indicator.Indicator.Key));
        Assert.Empty(Of(county, "closed").Municipalities);
        Assert.Equal(UnitState.Yes, Of(county, "open").Municipalities[0].State);

        // 2023 it was published of areas only, and so is nothing that would tell it.
        var municipality = await ReadAsync(AreaLevel.Municipality, "0114");
        Assert.Equal(["open", "opened"], municipality.Indicators.Select(indicator => indicator.Indicator.Key));
        var opened = Of(municipality, "opened").Areas;
        Assert.Equal([FigureKind.Withheld, FigureKind.Figure], opened[0].Figures.Select(figure => figure.Kind));
        Assert.Equal((default(AreaRow), null), (opened[0].Figures[0].Row, opened[0].Figures[0].State));
        Assert.Null(Assert.Single(opened[0].Trends));
        Assert.NotNull(Assert.Single(opened[1].Trends));
    }

    [Fact]
    public async Task Rounds_that_are_not_published_are_not_told()
    {
        await TwoRoundsAsync(published: ["2023"]);

        var report = await ReadAsync(AreaLevel.Municipality, "0114");

        Assert.Equal("2023", Assert.Single(report.Rounds).Round.Key);
        Assert.All(report.Indicators, indicator => Assert.Equal((0, 1), (indicator.Steps.Count, indicator.Areas[0].Figures.Count)));
        Assert.DoesNotContain(report.Indicators, indicator => indicator.Indicator.Key == "samordnartid"); // 2025 only
    }

    [Fact]
    public async Task An_area_is_there_before_anything_is_published()
    {
        var report = await ReadAsync(AreaLevel.County, "12");

        Assert.Equal(("Skåne län", 33), (report.Area.Name, report.Municipalities.Count));
        Assert.Empty(report.Rounds);
        Assert.Empty(report.Indicators);
    }

    [Theory]
    [InlineData(AreaLevel.Municipality, "9999")]
    [InlineData(AreaLevel.Municipality, "12")]
    [InlineData(AreaLevel.County, "1280")]
    [InlineData(AreaLevel.County, "02")]
    public async Task An_area_that_the_level_does_not_have_is_not_found(AreaLevel level, string code)
    {
        var failure = (await _database.Get<ReadArea>().RunAsync(level, code)).Failure;

        Assert.Equal(FailureKind.NotFound, failure?.Kind);
        Assert.Contains($"\"{code}\"", Assert.Single(failure!.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_area_costs_one_statement_once_the_rounds_figures_are_made_however_large_it_is()
    {
        await TwoRoundsAsync();

        // The rounds, and for each of the two: release, its municipalities and submissions; the questionnaires are known of the import.
        Assert.Equal(1 + 2 * 3, await _database.StatementsAsync(() => ReadAsync(AreaLevel.Municipality, "0114")));
        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync(AreaLevel.Municipality, "0114")));
        Assert.Equal(1, await _database.StatementsAsync(() => ReadAsync(AreaLevel.County, "14")));
    }

    /// <summary>Questions, each with how it is published and an indicator of the same key.</summary>
    private static string Small(string round, params IReadOnlyList<(string Key, string Publish)> questions)
    {
        var file = QuestionnaireFile
            .OfRound(round, questions.Select(item => Question(item.Key)))
            .Indicators(questions.Select(item => Figure.Percent(item.Key, Rule.Is(item.Key, "yes"), Rule.Answered(item.Key))));
        foreach (var (key, publish) in questions)
            file.Set($"question({key}).publish", $"\"{publish}\"");
        return file.Json;

        JsonObject Question(string key)
        {
            var question = Ask.Single(key, "yes", "no");
            return round == "2025" && key != "added" ? question.Following("2023") : question;
        }
    }

    /// <summary>In 2025, 0125 and 0360 have not answered.</summary>
    private async Task TwoRoundsAsync(params string[] published)
    {
        await _database.CreateRoundAsync("2023", Frame);
        await _database.CreateRoundAsync("2025", Frame);
        _ = (await _database.ImportAsync(Answers("yynnnyyynnn"), "2023")).Value;
        _ = (await _database.ImportAsync(Answers("ynynn-yyyn-"), "2025")).Value;
        foreach (var round in published.Length == 0 ? ["2023", "2025"] : published)
            await _database.PublishAsync(round);

        static string Answers(string letters) => "municipality,question,row,value\n" + string.Concat(Frame.Zip(letters)
            .Where(answer => answer.Second != '-').Select(answer => $"{answer.First},styrdokument_finns,,{(answer.Second == 'y' ? "yes" : "no")}\n"));
    }

    private async Task<AreaReport> ReadAsync(AreaLevel level, string code) => (await _database.Get<ReadArea>().RunAsync(level, code)).Value;

    private static AreaIndicator Of(AreaReport report, string key) => Assert.Single(report.Indicators, indicator => indicator.Indicator.Key == key);
}
