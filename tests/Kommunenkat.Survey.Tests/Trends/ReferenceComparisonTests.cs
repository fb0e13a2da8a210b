using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Trends;

/// <summary>What the questionnaires of 2023 and 2025 say of each other.</summary>
public sealed class ReferenceComparisonTests
{
    private static readonly Questionnaire Round2023 = QuestionnaireFile.Reference("2023").Read();
    private static readonly Questionnaire Round2025 = QuestionnaireFile.Reference("2025").Read();

    [Fact]
    public void Every_indicator_is_comparable_as_its_questions_allow()
    {
        string[] withCare = ["kartlaggning_i_lagesbild", "utan_samordnare", "universell", "alla_nivaer", "grundstruktur_index"];
        string[] no = ["overenskommelser"];
        string[] notAsked = ["lagesbild_vald", "samordnartid", "digitalt_rutin", "arbetsgivare_rutin"];

        Assert.All(Round2025.Indicators, indicator => Assert.Equal(
            withCare.Contains(indicator.Key) ? TrendComparability.WithCare
                : no.Contains(indicator.Key) ? TrendComparability.No
                : notAsked.Contains(indicator.Key) ? TrendComparability.NotAsked
                : TrendComparability.Yes,
            Compare(indicator.Key).Comparable));
    }

    [Fact]
    public void The_indicators_note_goes_before_its_questions()
    {
        Assert.Equal(
            [
                (null, "Frågan skrevs om 2025 efter ny lag."),
                ("kartlaggning_i_lagesbild", "Lägesbilden blev ett lagkrav den 1 juli 2023. Frågan är omskriven och en ökning kan delvis bero på lagen."),
            ],
            Compare("kartlaggning_i_lagesbild").Notes.Select(note => (note.Question, note.Text["sv"])));
        Assert.Equal([null, "prevention_nivaer"], Compare("grundstruktur_index").Notes.Select(note => note.Question));
    }

    [Fact]
    public void A_note_of_a_question_that_is_comparable_is_about_its_options_and_no_warning() => Assert.Empty(Compare("samordnare").Notes);

    private static RoundComparison Compare(string indicator) => RoundComparison.Of(indicator, Round2023, Round2025, _ => null);
}
