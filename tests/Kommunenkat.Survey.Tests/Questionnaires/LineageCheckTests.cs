using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Questionnaires;

public sealed class LineageCheckTests
{
    private static readonly Questionnaire Round2023 = QuestionnaireFile.Reference("2023").Read();

    [Fact]
    public void The_reference_questionnaire_of_2025_fits_the_one_of_2023()
    {
        var (faults, unknownRounds) = Check(QuestionnaireFile.Reference("2025"));

        Assert.Empty(faults);
        Assert.Empty(unknownRounds);
    }

    [Theory]
    [InlineData("question(styrdokument_finns).trend.previousVersion", "9", "question(styrdokument_finns).trend.previousVersion", "in version 1, not 9")]
    [InlineData("question(samordnare_finns).trend.harmonised[0].previous[1]", "\"yes_sometimes\"", "question(samordnare_finns).trend.harmonised[0].previous[1]", "no option \"yes_sometimes\"")]
    [InlineData("dropped[0].key", "\"never_asked\"", "dropped[0]", "no question \"never_asked\"")]
    [InlineData("dropped[0].version", "2", "dropped[0]", "in version 1, not 2")]
    [InlineData("question(svar_forankring).trend", """{"previousRound":"2023","previousVersion":1,"changes":[],"comparable":"yes","harmonised":[],"note":null}""", "question(svar_forankring).trend.previousVersion", "no question \"svar_forankring\"")]
    public void A_statement_about_2023_that_is_not_so_is_a_fault_at_its_place(string place, string json, string faultPlace, string words)
    {
        var file = QuestionnaireFile.Reference("2025").Set(place, json);

        var fault = Assert.Single(Check(file).Faults);

        Assert.Equal(file.PathOf(faultPlace), fault.Path);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_not_so_is_reported_at_once()
    {
        var file = QuestionnaireFile.Reference("2025")
            .Set("dropped[0].version", "2")
            .Set("question(styrdokument_finns).trend.previousVersion", "9")
            .Set("question(samordnare_finns).trend.previousVersion", "9");

        Assert.Equal(3, Check(file).Faults.Count);
    }

    [Fact]
    public void An_earlier_round_that_is_not_known_is_reported_as_unknown_once_and_is_no_fault()
    {
        var file = QuestionnaireFile.Reference("2025");

        var (faults, unknownRounds) = LineageCheck.Check(file.Read(), _ => null);

        Assert.Empty(faults);
        Assert.Equal(["2023"], unknownRounds);
    }

    [Fact]
    public void A_round_that_only_a_dropped_question_names_is_reported_as_unknown_too()
    {
        Assert.Equal(["2021"], Check(QuestionnaireFile.Reference("2025").Set("dropped[0].lastRound", "\"2021\"")).UnknownRounds);
    }

    private static (IReadOnlyList<QuestionnaireFault> Faults, IReadOnlyList<string> UnknownRounds) Check(QuestionnaireFile file) =>
        LineageCheck.Check(file.Read(), round => round == "2023" ? Round2023 : null);
}
