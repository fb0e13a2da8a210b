using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using Kommunenkat.App.Geography;
using Kommunenkat.Web.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Xunit;
using static Kommunenkat.Web.Tests.Charts.Samples;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>What holds for all charts, and for several of them on one page.</summary>
public sealed partial class ChartsOnPageTests : ChartContext
{
    private static readonly MapCategory[] Kinds = [new("Ja", MapFill.Filled), new("Vet inte", MapFill.Symbol, "?")];

    [Fact]
    public void Two_charts_of_each_kind_on_a_page_share_no_id_and_find_their_own_parts()
    {
        var page = Page([.. All("ett"), .. All("tva")]);

        var ids = page.FindAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var asked = Reference().Matches(page.Markup).Select(match => match.Groups["id"].Value)
            .Concat(page.FindAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!)).Distinct().ToList();
        Assert.True(asked.Count > 20);
        Assert.Empty(asked.Except(ids));
    }

    [Fact]
    public void Every_chart_is_a_figure_named_by_its_caption_with_a_table_that_has_one_too()
    {
        var page = Page([.. All("ett")]);

        var figures = page.FindAll("figure");
        Assert.Equal(9, figures.Count);
        Assert.All(figures, figure =>
        {
            Assert.StartsWith("Rubrik", Words(figure.QuerySelector($"[id='{figure.GetAttribute("aria-labelledby")}']")!), StringComparison.Ordinal);
            Assert.NotEqual("", Words(figure.QuerySelector("table > caption")!));
            Assert.All(figure.QuerySelectorAll("svg:not(svg svg)"), svg => Assert.True(svg.GetAttribute("aria-hidden") == "true" || svg.GetAttribute("role") == "img"));
        });
    }

    [Fact]
    public void Charts_know_of_nothing_but_texts()
    {
        var asked = typeof(TrendChart).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TrendChart).Namespace)
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(property => property.IsDefined(typeof(InjectAttribute)) || property.IsDefined(typeof(CascadingParameterAttribute)))
            .Select(property => property.PropertyType)
            .Distinct();

        Assert.Equal([typeof(IStringLocalizer<ChartsTexts>)], asked);
    }

    // A public page is to stay under 150 KB with all its charts.
    [Fact]
    public void Large_charts_are_light()
    {
        Speak("sv");
        var rounds = Enumerable.Range(0, 5).Select(round => new TrendRound($"{2017 + 2 * round}", 2017 + 2 * round)).ToList();
        var trend = new TrendData(ChartUnit.Percent, rounds, [Break, Care, TrendStep.Clear, TrendStep.Clear], [
            .. new[] { "Riket", "Västra Götalands län", "Pendlingskommun nära större stad" }.Select((name, order) =>
                new TrendSeries(name, [.. rounds.Select((_, round) => WithBounds(100 + 20 * round - 5 * order, 245, 45))], ShowBounds: order == 0)),
        ]);
        var heat = new HeatData(
            [.. Enumerable.Range(1, 8).Select(column => new HeatColumn($"Indikator {column}"))],
            [.. Enumerable.Range(1, 27).Select(row => new HeatRow($"Område {row}", [.. Enumerable.Range(0, 8).Select(column => Share(row + column, 45))]))]);
        MapTile[] tiles = [.. Areas.Sweden.Municipalities.Select((municipality, place) =>
            new MapTile(municipality.Code, municipality.Name, place % 5 == 0 ? 1 : 0, Address: $"/resultat/kommun/{municipality.Code}"))];

        AssertLighter(17_000, Page(TrendOf("trend", trend)));
        AssertLighter(15_000, Page(HeatOf("varme", heat)));
        AssertLighter(60_000, Page(MapOf("karta", Kinds, tiles)));
    }

    private static void AssertLighter(int bytes, IRenderedComponent<IComponent> page) => Assert.InRange(Encoding.UTF8.GetByteCount(page.Markup), 500, bytes);

    private static IEnumerable<RenderFragment> All(string name)
    {
        ChangeRow[] changes = [Moved("Skåne län", 40, 60), NotComparable("Gotlands län", 1, 2)];
        var trend = Trend([Break, Care], new TrendSeries("Riket", [Share(1, 2), TooFew, Share(1, 3)]));
        yield return TrendOf($"{name}-trend", trend);
        yield return HeatOf($"{name}-varme", new HeatData([new("Styrdokument")], [new("Riket", [Share(1, 2)])]));
        yield return MapOf($"{name}-karta", Kinds, [new("0114", "Upplands Väsby", 0), new("0115", "Vallentuna", 1)]);
        yield return Chart<SmallMultiples>($"{name}-sma", (nameof(SmallMultiples.Charts), new SmallTrend[] { new("Skåne län", trend) }));
        yield return Chart<BarList>($"{name}-staplar", (nameof(BarList.Rows), new BarRow[] { new("Skåne län", Share(1, 2), 33) }));
        yield return Between<DotPlot>($"{name}-punkter", (nameof(DotPlot.Rows), changes));
        yield return Between<SlopeChart>($"{name}-lutning", (nameof(SlopeChart.Rows), changes));
        yield return Between<TransitionBar>($"{name}-byten", (nameof(TransitionBar.Data), new Transitions(31, 118, 6, 27)), ("From", Share(1, 2)), ("To", Share(1, 2)));
        yield return Between<DecompositionBar>($"{name}-delar", (nameof(DecompositionBar.Data), new Decomposition(3, -2, 1)), ("From", Share(1, 2)), ("To", Share(1, 2)));
    }

    private static RenderFragment TrendOf(string id, TrendData data) => Chart<TrendChart>(id, (nameof(TrendChart.Data), data));

    private static RenderFragment HeatOf(string id, HeatData data) => Chart<HeatTable>(id, (nameof(HeatTable.Data), data));

    private static RenderFragment MapOf(string id, IReadOnlyList<MapCategory> categories, IReadOnlyList<MapTile> tiles) =>
        Chart<HexMap>(id, (nameof(HexMap.Categories), categories), (nameof(HexMap.Tiles), tiles));

    private static RenderFragment Between<T>(string id, params (string Name, object Value)[] parameters)
        where T : IComponent => Chart<T>(id, [("FromRound", "2023"), ("ToRound", "2025"), .. parameters]);

    private static RenderFragment Chart<T>(string id, params (string Name, object Value)[] parameters)
        where T : IComponent => builder =>
    {
        builder.OpenComponent<T>(0);
        builder.AddMultipleAttributes(1, [
            KeyValuePair.Create<string, object>("Id", id),
            KeyValuePair.Create<string, object>("Title", $"Rubrik {id}"),
            .. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)),
        ]);
        builder.CloseComponent();
    };

    [GeneratedRegex("""(?:url\(|href=")#(?<id>[^")]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
