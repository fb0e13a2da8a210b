using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Plausibility;

public sealed class ChoiceSidesTests
{
    /// <summary>All that denies in 2025 but "no" and "none", for whoever adds a question to look through.</summary>
    [Fact]
    public void Options_deny_where_a_reader_would_say_so() => Assert.Equal(
        [
            "atgardsplan_vald=no_plan", "lagesbild_vald=no_picture", "samverkan_brott=not_at_all", "samverkan_lansstyrelse=never",
            "skyddat_boende=missing", "styrdokument_plan=no_plans", "styrdokument_uppfoljning=never",
        ],
        OfSide("2025", ChoiceSide.HasNot).Where(option => option.Split('=')[1] is not ("no" or "none")));

    [Theory]
    [InlineData("2023")]
    [InlineData("2025")]
    public void No_denying_option_has_a_label_that_says_yes(string round) =>
        Assert.All(Options(round).Where(option => ChoiceSides.Of(option.Option) == ChoiceSide.HasNot), option => Assert.DoesNotContain("Ja", option.Option.Label["sv"], StringComparison.Ordinal));

    [Theory]
    [InlineData("2023")]
    [InlineData("2025")]
    public void Every_option_whose_label_says_no_denies(string round) =>
        Assert.All(
            Options(round).Where(option => option.Option.Label["sv"] == "Nej" || option.Option.Label["sv"].StartsWith("Inget av", StringComparison.Ordinal)),
            option => Assert.Equal(ChoiceSide.HasNot, ChoiceSides.Of(option.Option)));

    [Fact]
    public void What_is_on_its_way_is_neither_there_nor_missing() =>
        Assert.Equal(["arbetsgivare_rutin=in_progress", "heder_rutiner=in_progress", "prevention_nivaer=planned"], OfSide("2025", ChoiceSide.Coming));

    private static IEnumerable<string> OfSide(string round, ChoiceSide side) =>
        Options(round).Where(option => ChoiceSides.Of(option.Option) == side).Select(option => $"{option.Question}={option.Option.Key}").Order(StringComparer.Ordinal);

    private static IEnumerable<(string Question, Option Option)> Options(string round) =>
        QuestionnaireFile.Reference(round).Read().Questions.OfType<ChoiceQuestion>()
            .SelectMany(question => question.Options.Select(option => (question.Key, option)));
}
