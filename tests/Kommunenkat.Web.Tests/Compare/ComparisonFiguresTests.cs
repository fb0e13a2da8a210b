using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Charts;
using Kommunenkat.Web.Features.Compare;
using Kommunenkat.Web.Tests.Charts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;
using TrendStep = Kommunenkat.Web.Charts.TrendStep;

namespace Kommunenkat.Web.Tests.Compare;

public sealed class ComparisonFiguresTests : ChartContext
{
    private ComparisonFigures Figures => new(Services.GetRequiredService<IStringLocalizer<CompareTexts>>());

    [Fact]
    public void A_share_has_its_base_and_what_it_could_be_if_all_had_answered()
    {
        Speak("sv");

        var value = Figures.ValueOf(Compared.Share(218, 245, unknown: 45));

        Assert.Equal((100 * 218 / 245d, "89 %", "218 av 245", null), (value.Value!.Value, Plain(value.Text), value.Basis, value.Reason));
        Assert.Equal((100 * 218 / 290d, 100 * 263 / 290d, "75–91 %"), (value.Bounds!.Lower, value.Bounds.Upper, Plain(value.Bounds.Text)));
    }

    [Fact]
    public void A_base_that_is_too_small_shows_a_symbol_with_the_counts_and_no_value()
    {
        Speak("sv");

        var value = Figures.ValueOf(Compared.Share(3, 4));

        Assert.Equal((null, "..", "3 av 4", "för få kommuner i basen"), (value.Value, value.Text, value.Basis, value.Reason));
    }

    [Theory]
    [InlineData(UnitState.Yes, "Ja", null)]
    [InlineData(UnitState.No, "Nej", null)]
    [InlineData(UnitState.NoResponse, "-", "har inte lämnat in enkäten")]
    [InlineData(UnitState.Unanswered, "-", "har inte svarat på frågan")]
    [InlineData(UnitState.DontKnow, "?", "vet inte")]
    [InlineData(UnitState.NotApplicable, ".", "ej aktuellt")]
    [InlineData(UnitState.NotInvited, "×", "inte tillfrågad den omgången")]
    public void A_municipality_has_yes_no_or_a_symbol_and_never_a_percentage(UnitState state, string text, string? reason)
    {
        Speak("sv");

        var value = Figures.ValueOf(Compared.Of(state));

        Assert.Equal((text, reason, null, null), (value.Text, value.Reason, value.Basis, value.Bounds));
        Assert.Equal(reason is not null, value.IsMissing);
    }

    [Fact]
    public void A_municipalitys_number_is_a_number() => Assert.Equal("40", Figures.ValueOf(Compared.Of(UnitState.Value, 40, "samordnartid")).Text);

    [Fact]
    public void What_was_not_asked_or_is_not_published_is_a_symbol_with_its_reason()
    {
        Speak("sv");

        Assert.Equal(new ChartValue(null, "×", Reason: "frågades inte den omgången"), Figures.ValueOf(Compared.NotAsked));
        Assert.Equal(new ChartValue(null, "..", Reason: "redovisas inte för kommuner"), Figures.ValueOf(Compared.Withheld));
    }

    [Theory]
    [InlineData(Transition.Gained, "Nej → Ja")]
    [InlineData(Transition.Lost, "Ja → Nej")]
    [InlineData(Transition.KeptYes, "oförändrat")]
    [InlineData(Transition.KeptNo, "oförändrat")]
    [InlineData(Transition.NoFigureBefore, "värde saknas")]
    [InlineData(Transition.NotComparable, "går inte att jämföra")]
    [InlineData(Transition.NotAsked, "frågades inte båda gångerna")]
    public void What_became_of_a_municipality_is_told_in_words_and_not_in_points(Transition transition, string word)
    {
        Speak("sv");

        // The trend's own change, 100 points, is a fact that is not shown.
        var change = new ComparedChange(100, TrendComparability.Yes, transition);
        var row = Figures.ChangeOf(Compared.Series("1280", change, Compared.Of(UnitState.No), Compared.Of(UnitState.Yes)), isChosen: false);

        Assert.Equal((null, word), (row.Change, row.NoChange));
    }

    [Fact]
    public void A_municipalitys_number_has_a_change()
    {
        var series = Compared.Series("1280", new ComparedChange(10, TrendComparability.Yes, Transition.Rose), Compared.Of(UnitState.Value, 40, "samordnartid"), Compared.Of(UnitState.Value, 50, "samordnartid"));

        Assert.Equal(new ChartChange(10, 0), Figures.ChangeOf(series, isChosen: false).Change);
    }

    [Theory]
    [InlineData(TrendComparability.Yes, "värde saknas")]
    [InlineData(TrendComparability.WithCare, "värde saknas")]
    [InlineData(TrendComparability.No, "går inte att jämföra")]
    [InlineData(TrendComparability.NotAsked, "frågades inte båda gångerna")]
    public void An_area_without_a_change_has_a_reason(TrendComparability comparable, string word)
    {
        Speak("sv");

        var row = Figures.ChangeOf(Compared.Series("12", new ComparedChange(null, comparable, null), Compared.Share(3, 4), Compared.Share(9, 10)), isChosen: true);

        Assert.Equal((null, word, true), (row.Change, row.NoChange, row.IsChosen));
    }

    [Theory]
    [InlineData(TrendComparability.Yes, Comparability.Yes)]
    [InlineData(TrendComparability.WithCare, Comparability.WithCare)]
    [InlineData(TrendComparability.No, Comparability.No)]
    [InlineData(TrendComparability.NotAsked, Comparability.No)]
    public void A_line_is_cut_where_there_is_nothing_to_compare(TrendComparability comparable, Comparability step)
    {
        Speak("sv");

        var indicator = Compared.Of("styrdokument", comparable, "Ny ordalydelse.", Compared.Series("00", null, Compared.Share(1, 5), Compared.Share(2, 5)));

        Assert.Equal(new TrendStep(step, "Ny ordalydelse."), ComparisonFigures.StepOf(indicator.Steps[0]));
    }

    /// <summary>With spaces that can be typed.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
