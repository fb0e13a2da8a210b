using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Kommunenkat.Web.Features.Geography;
using Kommunenkat.Web.Tests.Charts;
using Kommunenkat.Web.Tests.Compare;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Kommunenkat.Web.Tests.Geography;

/// <summary>What the pages of areas say of the way from 2023 to 2025.</summary>
public sealed class AreaChangeTests : ChartContext
{
    private static readonly Questionnaire Questionnaire = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    [Theory]
    [InlineData(Transition.Gained, "Nej → Ja", true)]
    [InlineData(Transition.Lost, "Ja → Nej", true)]
    [InlineData(Transition.KeptYes, "oförändrat", false)]
    [InlineData(Transition.KeptNo, "oförändrat", false)]
    [InlineData(Transition.NoFigureBefore, "inget värde 2023", false)]
    [InlineData(Transition.NoFigureNow, "inget värde 2025", false)]
    [InlineData(Transition.NoFigures, "inget värde någon av gångerna", false)]
    public void A_municipality_went_from_no_to_yes_or_back_or_is_as_it_was(Transition transition, string text, bool isMove)
    {
        Speak("sv");

        var change = Of(Municipality(transition), TrendComparability.Yes);

        Assert.Equal((text, isMove, null, null, null), (change.Text, change.IsMove, change.Number, change.Note, change.Panel));
    }

    [Fact]
    public void A_share_changes_by_points_and_says_what_those_did_that_answered_both_times()
    {
        Speak("sv");

        var change = Of(Share(before: (5, 10), now: (18, 20), panel: (10, 5, 8)), TrendComparability.Yes);

        Assert.Equal(("+40", "procentenheter"), (change.Number!.Signed, change.Text));
        Assert.Equal("Båda gångerna (10): 50 % → 80 %", Plain(change.Panel!));
        Assert.Equal((30.0, 10.0, 0.0), (change.Number.Parts!.Within, change.Number.Parts.Entered, change.Number.Parts.Left));
    }

    [Fact]
    public void A_change_that_is_rounded_to_nothing_is_none()
    {
        Speak("sv");

        var change = Of(Share(before: (500, 1000), now: (503, 1000), panel: (1000, 500, 503)), TrendComparability.Yes);

        Assert.Equal((null, "oförändrat"), (change.Number, change.Text));
    }

    [Theory]
    [InlineData(0, "Ingen kommun finns i basen båda gångerna.")]
    [InlineData(4, "Båda gångerna (4): för få för ett värde")]
    public void A_panel_that_is_empty_or_too_small_is_told_without_values(int n, string panel)
    {
        Speak("sv");

        Assert.Equal(panel, Plain(Of(Share((5, 10), (6, 10), (n, n, n)), TrendComparability.Yes).Panel!));
    }

    [Fact]
    public void Too_few_in_either_round_leave_no_change_to_tell()
    {
        Speak("sv");

        Assert.Equal("värde saknas", Of(Share((2, 4), (6, 10), (4, 2, 3)), TrendComparability.Yes).Text);
    }

    [Theory]
    [InlineData(TrendComparability.No)]
    [InlineData(TrendComparability.NotAsked)]
    public void What_cannot_be_compared_shows_no_number_but_why(TrendComparability comparable)
    {
        Speak("sv");

        foreach (var series in (AreaSeries[])[Share((5, 10), (9, 10), (10, 5, 9)), Municipality(Transition.NotComparable)])
        {
            var change = Of(series, comparable, "Frågan är ny.");
            Assert.Equal((null, "går inte att jämföra", "Frågan är ny.", null), (change.Number, change.Text, change.Note, change.Panel));
        }
    }

    [Fact]
    public void What_was_asked_in_one_round_alone_says_which()
    {
        Speak("sv");
        var series = new AreaSeries(Compared.Area("12"), [Compared.NotAsked, Compared.Share(9, 10)], [Trend(new TrendRow(null, Row(9, 10), null), null, TrendComparability.NotAsked, null)]);

        Assert.Equal("Frågades inte 2023.", Of(series, TrendComparability.NotAsked).Note);
    }

    [Fact]
    public void What_is_compared_with_care_says_so_and_why_but_only_where_there_is_something_to_compare()
    {
        Speak("sv");

        Assert.Equal("Jämför med försiktighet. Skalan ändrades.", Of(Municipality(Transition.Gained), TrendComparability.WithCare, "Skalan ändrades.").Note);
        Assert.Null(Of(Municipality(Transition.NoFigureBefore), TrendComparability.WithCare, "Skalan ändrades.").Note);
    }

    [Fact]
    public void What_is_not_published_of_the_area_is_not_told()
    {
        Speak("sv");

        var series = new AreaSeries(Compared.Area("1280"), [Compared.Withheld, Compared.Withheld], [null]);

        Assert.Equal((null, "redovisas inte"), (Of(series, TrendComparability.Yes).Number, Of(series, TrendComparability.Yes).Text));
    }

    private AreaChange Of(AreaSeries series, TrendComparability comparable, string? note = null)
    {
        var step = Compared.Of("styrdokument", comparable, note, Compared.Series("12", null, Compared.NotAsked, Compared.NotAsked)).Steps[0];
        var indicator = new AreaIndicator(Questionnaire, Compared.Indicator("styrdokument"), [step], [series], null, []);
        var report = new AreaReport(series.Area, [], [], [Round("2023"), Round("2025")], [indicator]);
        return AreaChange.Of(report, indicator, series, 0, Services.GetRequiredService<IStringLocalizer<GeographyTexts>>());
    }

    private static AreaRound Round(string key) =>
        new(new Round { Key = key, State = RoundState.Published, LatestRelease = 1 }, new Release(1, default, null), Questionnaire, [], []);

    private static AreaSeries Municipality(Transition transition) => new(
        Compared.Area("1280"),
        [Compared.Of(UnitState.No), Compared.Of(UnitState.Yes)],
        [Trend(default, new MunicipalityTrend(UnitState.No, UnitState.Yes, transition), TrendComparability.Yes, "1280")]);

    /// <param name="panel">Units, and how many of them had it before and now.</param>
    private static AreaSeries Share((int Numerator, int Base) before, (int Numerator, int Base) now, (int N, int Before, int Now) panel)
    {
        var row = new TrendRow(
            Row(before.Numerator, before.Base),
            Row(now.Numerator, now.Base),
            new Panel(IndicatorUnit.Percent, panel.N, panel.Before, panel.Now, null, panel.N < 5));
        return new AreaSeries(
            Compared.Area("12"),
            [Compared.Share(before.Numerator, before.Base), Compared.Share(now.Numerator, now.Base)],
            [Trend(row, null, TrendComparability.Yes, "12")]);
    }

    private static AreaRow Row(int numerator, int counted) => Compared.Share(numerator, counted).Row;

    private static AreaTrend Trend(TrendRow row, MunicipalityTrend? municipality, TrendComparability comparable, string? area) => new(
        "styrdokument", "2023", "2025", municipality is null ? AreaLevel.County : AreaLevel.Municipality, area ?? "12", "", new RoundComparison(comparable, []), row, municipality);

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
