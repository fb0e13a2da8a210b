using System.Text.Json;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange;

public sealed class TrendFileTests
{
    private static readonly AreaTrend Country = new(
        "styrdokument", "2023", "2025", AreaLevel.Country, "00", "Riket",
        Comparison(TrendComparability.WithCare, "Omskriven, \"helt\".", "Ny lag.", "Ny lag."),
        new TrendRow(
            new AreaRow(IndicatorUnit.Percent, 2, 3, 5, 4, 0, 2, IsTooSmall: false),
            new AreaRow(IndicatorUnit.Percent, 4, 4, 5, 4, 0, 1, IsTooSmall: false),
            new Panel(IndicatorUnit.Percent, 2, 1, 2, new PanelMoves(Gained: 1, Lost: 0, KeptYes: 1, KeptNo: 0), IsTooSmall: false)),
        null);

    private static readonly AreaTrend New = new(
        "samordnartid", "2023", "2025", AreaLevel.Municipality, "2480", "Umeå",
        Comparison(TrendComparability.NotAsked),
        new TrendRow(null, new AreaRow(IndicatorUnit.Mean, 0.1 + 0.2, 1, 1, 1, 0, 0, IsTooSmall: false), null),
        new MunicipalityTrend(null, UnitState.Value, Transition.NotAsked));

    private static readonly AreaTrend Numbers = new(
        "index", "2023", "2025", AreaLevel.County, "12", "Skåne län",
        Comparison(TrendComparability.No),
        new TrendRow(
            new AreaRow(IndicatorUnit.Index, 1, 1, 2, 1, 0, 1, IsTooSmall: true),
            new AreaRow(IndicatorUnit.Index, 1, 2, 2, 2, 0, 0, IsTooSmall: true),
            new Panel(IndicatorUnit.Index, 1, 1, 0.5, null, IsTooSmall: true)),
        null);

    [Fact]
    public async Task Json_has_the_properties_of_the_open_api_after_what_the_trend_is_of()
    {
        Assert.Equal(
            """
            {"indicator":"styrdokument","fromRound":"2023","toRound":"2025","level":"country","area":"00","areaName":"Riket",
            "fromState":null,"toState":null,"transition":null,"comparable":"with_care","note":"Omskriven, \"helt\". Ny lag.",
            "from":{"value":66.66666666666667,"numerator":2,"base":3},"to":{"value":100,"numerator":4,"base":4},"change":33.33333333333333,
            "panel":{"n":2,"from":50,"to":100,"gained":1,"lost":0,"keptYes":1,"keptNo":0},
            "decomposition":{"within":50,"entered":0,"left":-16.66666666666667}}
            """.ReplaceLineEndings(""),
            await JsonAsync(Country));
        Assert.Equal(
            """
            {"indicator":"samordnartid","fromRound":"2023","toRound":"2025","level":"municipality","area":"2480","areaName":"Umeå",
            "fromState":null,"toState":"value","transition":"not_asked","comparable":"not_asked","note":null,
            "from":{"value":null,"numerator":null,"base":null},"to":{"value":0.30000000000000004,"numerator":0.30000000000000004,"base":1},
            "change":null,"panel":null,"decomposition":null}
            """.ReplaceLineEndings(""),
            await JsonAsync(New));
    }

    [Fact]
    public async Task Counts_are_given_where_values_are_not()
    {
        using var json = JsonDocument.Parse(await JsonAsync(Numbers));

        Assert.Equal("""{"value":null,"numerator":1,"base":1}""", json.RootElement.GetProperty("from").GetRawText());
        Assert.Equal(
            """{"n":1,"from":null,"to":null,"gained":null,"lost":null,"keptYes":null,"keptNo":null}""",
            json.RootElement.GetProperty("panel").GetRawText());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("decomposition").ValueKind);
        Assert.Equal("no", json.RootElement.GetProperty("comparable").GetString());
    }

    [Fact]
    public async Task Several_trends_are_an_array_of_the_same_objects() =>
        Assert.Equal($"[{await JsonAsync(Country)},{await JsonAsync(New)}]", await Written.ByAsync(output => TrendFile.WriteJsonAsync(output, [Country, New])));

    [Fact]
    public async Task Csv_has_a_column_for_each_value_and_nothing_where_there_is_none() => Assert.Equal(
        "indicator,fromRound,toRound,level,area,areaName,fromState,toState,transition,comparable,note,fromValue,fromNumerator,fromBase,toValue,toNumerator,toBase,"
        + "change,panelN,panelFrom,panelTo,gained,lost,keptYes,keptNo,within,entered,left\n"
        + "styrdokument,2023,2025,country,00,Riket,,,,with_care,\"Omskriven, \"\"helt\"\". Ny lag.\",66.66666666666667,2,3,100,4,4,33.33333333333333,2,50,100,1,0,1,0,50,0,-16.66666666666667\n"
        + "samordnartid,2023,2025,municipality,2480,Umeå,,value,not_asked,not_asked,,,,,0.30000000000000004,0.30000000000000004,1,,,,,,,,,,,\n"
        + "index,2023,2025,county,12,Skåne län,,,,no,,,1,1,,1,2,,1,,,,,,,,,\n",
        await Written.ByAsync(output => TrendFile.WriteCsvAsync(output, [Country, New, Numbers])));

    [Fact]
    public void Transitions_are_written_in_snake_case() => Assert.Equal(
        [
            "gained", "lost", "kept_yes", "kept_no", "rose", "fell", "kept_value", "no_figure_before", "no_figure_now", "no_figures",
            "not_comparable", "not_asked",
        ],
        Enum.GetValues<Transition>().Select(ObservationWords.Of));

    private static Task<string> JsonAsync(AreaTrend trend) => Written.ByAsync(output => TrendFile.WriteJsonAsync(output, trend));

    private static RoundComparison Comparison(TrendComparability comparable, params string[] notes) => new(comparable,
        [.. notes.Select((note, i) => new TrendNote("2025", $"question{i}", new LocalizedText(new Dictionary<string, string> { ["sv"] = note, ["en"] = "in English" }, "en")))]);
}
