using System.Globalization;
using System.Text.Json;
using Kommunenkat.App.Access;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>That the figures are those of the use cases, in every form.</summary>
public sealed class ApiFigureTests(DemoApi api) : IClassFixture<DemoApi>
{
    private static readonly string[] Numbers = ["value", "numerator", "base", "invited", "submitted", "notApplicable", "unknown", "lower", "upper"];

    [Theory]
    [InlineData("svarsfrekvens", 248, 290)]
    [InlineData("styrdokument", 218, 245)]
    [InlineData("kartlaggning", 113, 218)]
    [InlineData("kartlaggning_i_lagesbild", 36, 113)]
    public async Task The_published_figures_of_2025_are_there(string indicator, int numerator, int inBase)
    {
        var row = Assert.Single((await api.JsonAsync($"{ApiSite.Observations}?indicator={indicator}&round=2025&level=country&area=00")).EnumerateArray());

        Assert.Equal((numerator, inBase), (row.GetProperty("numerator").GetInt32(), row.GetProperty("base").GetInt32()));
        Assert.Equal(100.0 * numerator / inBase, row.GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("")]
    [InlineData("indicator=styrdokument&round=2025&level=municipality")]
    [InlineData("indicator=samordnartid,utan_samordnare,grundstruktur_index&level=group,county")]
    [InlineData("area=00,12,A1,1280&round=2023")]
    [InlineData("round=2025&release=1&level=county")]
    [InlineData("indicator=styrdokument&indicator=budget&level=country&area=")]
    public async Task JSON_CSV_and_JSON_stat_have_the_same_numbers(string query)
    {
        var path = $"{ApiSite.Observations}?{query}";
        var json = (await api.JsonAsync(path)).EnumerateArray().ToList();
        var csv = await api.CsvAsync(path);
        var cube = new JsonStatCube(await api.JsonAsync($"{path}&format=json-stat"));

        Assert.NotEmpty(json);
        Assert.Equal(json.Count, csv.Count);
        foreach (var (row, record) in json.Zip(csv))
        {
            Assert.Equal(ObservationFile.Columns, row.EnumerateObject().Select(property => property.Name));
            var (indicator, round, area) = (record["indicator"], record["round"], record["area"]);
            Assert.Equal((row.GetProperty("indicator").GetString(), row.GetProperty("round").GetString(), row.GetProperty("area").GetString()), (indicator, round, area));
            foreach (var number in Numbers)
            {
                double? value = row.GetProperty(number) is { ValueKind: JsonValueKind.Number } given ? given.GetDouble() : null;
                Assert.Equal(value, record[number].Length == 0 ? null : double.Parse(record[number], CultureInfo.InvariantCulture));
                Assert.Equal(value, cube.Value(indicator, round, area, number));
            }

            Assert.Equal(row.GetProperty("value").ValueKind == JsonValueKind.Null, cube.Status(indicator, round, area, "value") is not null);
        }
    }

    [Fact]
    public async Task They_are_to_the_letter_what_the_use_case_gives_to_everyone()
    {
        var rows = Succeeded(await api.Get<ReadObservations>().RunAsync(Actor.Anonymous, new ObservationQuery()));

        Assert.Equal(await Written.ByAsync(ObservationFile.Records(rows).WriteJsonAsync), (await api.GetAsync(ApiSite.Observations)).Text);
        Assert.Equal(await Written.ByAsync(ObservationFile.Records(rows).WriteCsvAsync), (await api.GetAsync($"{ApiSite.Observations}?format=csv")).Text);
    }

    [Theory]
    [InlineData("styrdokument", "county", null)]
    [InlineData("styrdokument", "county", "12")]
    [InlineData("overenskommelser", "country", "00")]
    [InlineData("samordnartid", "country", "00")]
    [InlineData("utan_samordnare", "municipality", "1280")]
    public async Task Trends_are_one_object_of_one_area_and_else_an_array(string indicator, string level, string? area)
    {
        var query = new TrendQuery(indicator, ObservationWords.FindLevel(level)!.Value, area, "2023", "2025");
        var trends = Succeeded(await api.Get<ReadTrends>().RunAsync(Actor.Anonymous, query));
        var path = $"{ApiSite.Trends}?indicator={indicator}&level={level}&area={area}&from=2023&to=2025";

        Assert.Equal(
            await Written.ByAsync(output => area is null ? TrendFile.WriteJsonAsync(output, trends) : TrendFile.WriteJsonAsync(output, trends.Single())),
            (await api.GetAsync(path)).Text);
        Assert.Equal(await Written.ByAsync(output => TrendFile.WriteCsvAsync(output, trends)), (await api.GetAsync($"{path}&format=csv")).Text);
    }

    [Fact]
    public async Task Trends_of_several_areas_are_an_array_of_them()
    {
        var trends = await api.JsonAsync($"{ApiSite.Trends}?indicator=styrdokument&level=county&area=12,14&from=2023&to=2025");

        Assert.Equal(["12", "14"], trends.EnumerateArray().Select(trend => trend.GetProperty("area").GetString()));
    }

    [Fact]
    public async Task Rounds_that_are_published_are_listed_with_their_release()
    {
        var rounds = await api.JsonAsync("/api/v1/rounds");

        Assert.Equal(["2023", "2025"], rounds.EnumerateArray().Select(round => round.GetProperty("round").GetString()));
        var latest = rounds[1];
        Assert.Equal((1, "2025-06-03T07:00:00Z", true), (latest.GetProperty("release").GetInt32(), latest.GetProperty("releasedAt").GetString(), latest.GetProperty("isDemo").GetBoolean()));
        Assert.Equal(24, latest.GetProperty("indicators").GetArrayLength());
        Assert.Equal(CatalogueFile.RoundColumns, latest.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task An_indicator_is_listed_once_as_its_latest_round_defines_it()
    {
        var indicators = (await api.JsonAsync("/api/v1/indicators")).EnumerateArray().ToList();

        Assert.Equal(24, indicators.Select(indicator => indicator.GetProperty("indicator").GetString()).Distinct().Count());
        Assert.Equal(24, indicators.Count);
        var csv = (await api.CsvAsync("/api/v1/indicators")).Single(indicator => indicator["indicator"] == "samordnartid");
        Assert.Equal(("mean", "2025", "2025", "country|county|group|municipality"), (csv["unit"], csv["round"], csv["rounds"], csv["levels"]));
        Assert.Equal("2023|2025", (await api.CsvAsync("/api/v1/indicators?indicator=budget")).Single()["rounds"]);
        Assert.Equal(20, (await api.JsonAsync("/api/v1/indicators?round=2023")).GetArrayLength());
    }

    [Fact]
    public async Task Every_area_is_listed_with_its_code_as_text()
    {
        var areas = await api.CsvAsync("/api/v1/areas");

        Assert.Equal((1, 21, 9, 290), (Count("country"), Count("county"), Count("group"), Count("municipality")));
        Assert.Equal(("Upplands Väsby", "01", "A2"), areas.Where(area => area["area"] == "0114").Select(area => (area["areaName"], area["county"], area["group"])).Single());
        Assert.Equal(["12"], (await api.JsonAsync("/api/v1/areas?area=12")).EnumerateArray().Select(area => area.GetProperty("area").GetString()));

        int Count(string level) => areas.Count(area => area["level"] == level);
    }

    [Fact]
    public async Task A_request_costs_as_many_statements_for_all_figures_as_for_one()
    {
        await api.GetAsync($"{ApiSite.Observations}?format=csv"); // figures are made once
        var one = await StatementsOfAsync("?indicator=styrdokument&round=2025&level=country&area=00&format=json");
        var all = await StatementsOfAsync("?format=json");

        Assert.Equal(one, all);
        Assert.InRange(one, 1, 4);
    }

    private async Task<int> StatementsOfAsync(string query)
    {
        // HEAD never comes from memory.
        var before = api.Statements;
        var head = await api.SendAsync(HttpMethod.Head, ApiSite.Observations + query);
        Assert.Equal(System.Net.HttpStatusCode.OK, head.Status);
        return api.Statements - before;
    }
}
