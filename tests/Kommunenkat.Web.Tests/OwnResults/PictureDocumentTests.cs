using Bunit;
using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Web.Features.OwnResults;
using Kommunenkat.Web.Tests.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.OwnResults;

public sealed class PictureDocumentTests : ChartContext
{
    private static readonly OwnIndicator[] Some =
    [
        Own.Indicator("policy", UnitState.Yes, UnitState.No, Transition.Lost),
        Own.Indicator("routine", UnitState.No, UnitState.Yes, Transition.Gained, TrendComparability.WithCare, "Ny skala."),
        Own.Indicator("plan", UnitState.No, UnitState.No, Transition.KeptNo, standing: Standing.Unclear),
        Own.Indicator("response", UnitState.Yes, UnitState.Yes, Transition.KeptYes),
    ];

    [Fact]
    public void What_is_in_place_what_is_missing_and_what_cannot_be_told_stand_under_headings_of_their_own()
    {
        Speak("sv");

        var document = Show(Own.Results(true, Some));

        Assert.Equal(["routine"], Under(document, "Det här finns på plats"));
        Assert.Equal(["policy (Riket: 80 %, 8 av 10, 67–83 % om alla hade svarat)"], Under(document, "Det här saknas"));
        Assert.Equal(["plan: svaret är Vet inte"], Under(document, "Det här går inte att bedöma"));
        Assert.Contains("Av 3 delar av arbetet finns 1 på plats och 1 saknas. 1 går inte att bedöma.", document.Markup, StringComparison.Ordinal);
        Assert.Contains("Sedan 2023: 1 från Nej till Ja och 1 från Ja till Nej. 0 går inte att jämföra", document.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_changed_stands_with_its_note_and_what_tells_of_taking_part_alone_is_left_out()
    {
        Speak("sv");

        var changes = Cells(Show(Own.Results(true, Some)).FindAll("table")[0]);

        Assert.Equal([["policy", "Ja", "Nej", "Ja → Nej"], ["routine", "Nej", "Ja", "Nej → Ja Jämför med försiktighet. Ny skala."]], changes.Skip(1).Select(row => row.Select(cell => cell.Replace("JaJämför", "Ja Jämför", StringComparison.Ordinal)).ToArray()));
    }

    [Fact]
    public void Figures_of_others_stand_beside_the_municipality_in_the_same_round()
    {
        Speak("sv");

        Assert.Equal(["Del av arbetet", "Lund 2025", "Skåne län 2025"], Headings(true).Take(3));
        Assert.Equal(["Del av arbetet", "Lund 2025, eget svar, inte publicerat", "Lund 2023", "Skåne län 2023"], Headings(false).Take(4));

        string[] Headings(bool isPublished) => Cells(Show(Own.Results(isPublished, Some)).FindAll("table")[1])[0];
    }

    [Fact]
    public void It_says_where_it_is_from_and_that_it_is_not_published()
    {
        Speak("sv");

        var published = Words(Show(Own.Results(true, Some)).Nodes[^1]);
        var document = Show(Own.Results(false, Some));

        Assert.DoesNotContain("inte publicerat än", published, StringComparison.Ordinal);
        Assert.Contains("Svaret är kommunens eget och är inte publicerat än.", document.Markup, StringComparison.Ordinal);
        Assert.Contains(
            "Källa: title, omgång 2025, kommunens inskickade svar nummer 1, 2025-03-04 13:00. Siffror för andra områden: omgång 2023, utgåva 1, publicerad 4 juni 2025. Texten togs fram 2026-01-02 04:00.",
            document.FindAll("p").Select(Words));
    }

    [Fact]
    public void It_needs_no_style_sheet_and_no_script_for_its_tables()
    {
        var document = Show(Own.Results(true, Some));

        Assert.All(document.FindAll("table"), table => Assert.Equal(("1", "border-collapse: collapse"), (table.GetAttribute("border"), table.GetAttribute("style"))));
        Assert.Empty(document.FindAll("script, link, svg, img, button"));
    }

    private IRenderedComponent<PictureDocument> Show(OwnDevelopment results) => Render<PictureDocument>(parameters => parameters
        .Add(p => p.Results, results)
        .Add(p => p.Picture, SituationalPicture.Of(results))
        .Add(p => p.MadeAt, new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero)));

    /// <summary>The list that follows a heading.</summary>
    private static IEnumerable<string> Under(IRenderedComponent<PictureDocument> document, string heading)
    {
        var element = document.FindAll("h3").Single(candidate => Words(candidate) == heading).NextElementSibling;
        while (element is not null && element.TagName != "UL")
            element = element.NextElementSibling;
        return element!.QuerySelectorAll("li").Select(item => Words(item).Replace('\u00a0', ' '));
    }
}
