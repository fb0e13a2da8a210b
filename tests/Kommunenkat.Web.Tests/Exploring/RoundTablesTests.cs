using Bunit;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exploring;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Exploring;
using Kommunenkat.Web.Tests.Charts;
using Xunit;

namespace Kommunenkat.Web.Tests.Exploring;

public sealed class RoundTablesTests : ChartContext
{
    private static readonly (string, (string, string)[]?)[] Units =
    [
        ("1280", [("plan", "yes"), ("arenor", "skola|idrott"), ("timmar", "10"), ("nivaer.u", "ja")]),
        ("1281", [("plan", "no"), ("arenor", "skola"), ("timmar", "20"), ("fritt", "Text")]),
        ("1282", [("plan", "yes"), ("timmar", "40")]),
        ("1283", [("plan", "dont_know")]),
        ("1284", null),
    ];

    [Fact]
    public void Shares_stand_with_their_base_and_all_that_is_outside_it()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "plan", CountsDontKnow: false));

        Assert.Equal(
            [["Svar", "Andel av basen", "Antal"], ["yes", "66,7 %", "2 av 3"], ["no", "33,3 %", "1 av 3"]], Cells(shown.Find("table")).Select(row => row.Select(Plain)));
        Assert.Equal("Bas: 3. Utanför basen: 1 har inte skickat in, 0 har lämnat frågan tom, 1 svarar vet inte, 0 ej aktuellt. Inte tillfrågade: 0.", Words(shown.Find(".explorer-outside")));
    }

    [Fact]
    public void Dont_know_is_an_answer_unless_it_is_left_out_of_the_base()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "plan"));

        Assert.Equal(["dont_know", "25,0 %", "1 av 4"], Cells(shown.Find("table"))[^1].Select(Plain));
        Assert.Equal("Bas: 4. Utanför basen: 1 har inte skickat in, 0 har lämnat frågan tom, 0 ej aktuellt. Inte tillfrågade: 0.", Words(shown.Find(".explorer-outside")));
    }

    [Fact]
    public void An_empty_base_has_the_reason_in_place_of_shares()
    {
        Speak("en");

        var shown = Render<RoundTables>(parameters => parameters
            .Add(tables => tables.Table, Explored.Count(new CrossTableQuery("2025", "plan"), ("1284", null)))
            .Add(tables => tables.Round, Explored.Count(new CrossTableQuery("2025", "plan"), ("1284", null)).Rounds[0]));

        Assert.Equal(["yes (en)", "nothing submitted -", "-"], Cells(shown.Find("table"))[1]);
        Assert.Empty(shown.FindAll(".bar"));
    }

    [Fact]
    public void One_municipality_says_yes_or_no_and_never_a_hundred_percent()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "plan", AreaLevel.Municipality, County: "12", CountsDontKnow: false));

        Assert.Equal(
            [["Kommun 1280", "Ja", "Nej"], ["Kommun 1281", "Nej", "Ja"], ["Kommun 1282", "Ja", "Nej"], ["Kommun 1283", "?vet inte", "?vet inte"], ["Kommun 1284", "-inget svar inskickat", "-inget svar inskickat"]],
            Cells(shown.Find("table")).Skip(1));
        Assert.DoesNotContain("%", shown.Find("table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_crossed_table_has_a_base_for_each_column()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "plan", By: new ItemKey("arenor"), CountsDontKnow: false));

        Assert.Equal(
            [["Svar", "skola", "idrott", "Alla"], ["yes", "50,0 % 1", "100,0 % 1", "50,0 % 1"], ["no", "50,0 % 1", "0,0 % 0", "50,0 % 1"], ["Bas", "2", "1", "2"]],
            Cells(shown.Find("table")).Select(row => row.Select(Plain)));
        Assert.Contains("kan stå i flera kolumner", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_their_summary_and_a_picture()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "timmar"));

        Assert.Equal(
            ["Riket", "3", "20,0", "23,3", "10,0", "15,0", "30,0", "40,0", "1", "1", "0", "0"], Cells(shown.Find("table"))[1]);
        Assert.Equal(["10–14", "15–19", "20–24", "25–29", "30–34", "35–39", "40–44"], shown.FindAll(".bar-list tbody th").Select(Words));
    }

    [Fact]
    public void A_matrix_has_a_line_for_each_row()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "nivaer", CountsDontKnow: false));

        Assert.Equal(["u", "100,0 % 1", "0,0 % 0", "1", "1", "3", "0", "0", "0"], Cells(shown.Find("table"))[1].Select(Plain));
        Assert.Equal("s", Cells(shown.Find("table"))[2][0]);
    }

    [Fact]
    public void Free_text_is_never_shown()
    {
        Speak("sv");

        var shown = Show(new CrossTableQuery("2025", "fritt"));

        Assert.Equal([["Besvarad", "25,0 %", "1 av 4"], ["Inte besvarad", "75,0 %", "3 av 4"]], Cells(shown.Find("table")).Skip(1).Select(row => row.Select(Plain)));
        Assert.DoesNotContain("Text", shown.Find("table").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<RoundTables> Show(CrossTableQuery query)
    {
        var table = Explored.Count(query, Units);
        return Render<RoundTables>(parameters => parameters.Add(tables => tables.Table, table).Add(tables => tables.Round, table.Rounds[0]));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
