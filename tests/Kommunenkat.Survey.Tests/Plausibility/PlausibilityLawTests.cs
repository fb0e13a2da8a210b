using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tests.Answers;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Plausibility;

/// <summary>What holds of any two responses to the real questionnaires.</summary>
public sealed class PlausibilityLawTests
{
    private static readonly Questionnaire Then = QuestionnaireFile.Reference("2023").Read();
    private static readonly Questionnaire Now = QuestionnaireFile.Reference("2025").Read();

    private static readonly Gen<IReadOnlyDictionary<ItemKey, EarlierAnswer>> Earlier = AnswerGen.Draft(Then)
        .Select(answers => new EarlierSubmission(Then, ShownAnswers.Of(Then, answers).Answers, default, "").SeenFrom(Now));

    [Fact]
    public void What_can_be_confirmed_is_a_valid_answer_of_today_and_the_same_as_then()
    {
        Earlier.Sample(
            earlier =>
            {
                foreach (var (key, answer) in earlier)
                {
                    if (answer.Confirmable is not { } same)
                        continue;
                    Assert.Equal(answer.Value, same);
                    Assert.Equal(same, AnswerText.Parse(Now.FindItem(key)!, AnswerText.Canonical(same)).Value);
                    Assert.NotEqual(Comparability.No, answer.Comparable);
                }
            },
            iter: 200);
    }

    [Fact]
    public void What_is_confirmed_has_not_changed_and_no_change_is_warned_of()
    {
        Earlier.Sample(
            earlier =>
            {
                var confirmed = AnswerSet.From(earlier.Where(answer => answer.Value.Confirmable is not null)
                    .Select(answer => KeyValuePair.Create(answer.Key, answer.Value.Confirmable!)));
                Assert.DoesNotContain(SoftEdits.Warnings(Now, ShownAnswers.Of(Now, confirmed), earlier), warning => warning.Earlier is not null);
            },
            iter: 200);
    }

    [Fact]
    public void A_warning_is_of_an_answer_that_counts_and_of_each_there_is_one_at_most_and_an_explanation_settles_it()
    {
        Earlier.Select(AnswerGen.Draft(Now)).Sample(
            (earlier, draft) =>
            {
                var shown = ShownAnswers.Of(Now, draft);
                var warnings = SoftEdits.Warnings(Now, shown, earlier);

                Assert.Equal(warnings.Count, warnings.Select(warning => warning.Item).Distinct().Count());
                Assert.All(warnings, warning => Assert.Equal(shown.Answers[warning.Item.Key], warning.Value));
                Assert.All(warnings, warning => Assert.NotEqual(Comparability.No, warning.Earlier?.Comparable ?? Comparability.Yes));
                var explained = warnings.Aggregate(draft, (answers, warning) => answers.With(warning.Item.Question.Explanation.Key, new TextAnswer("x")));
                Assert.Equal(warnings, SoftEdits.Unexplained(warnings, draft));
                Assert.Empty(SoftEdits.Unexplained(warnings, explained));
            },
            iter: 200);
    }

    [Fact]
    public void No_kind_of_warning_is_there_that_can_never_come()
    {
        // Which of the kinds come of the real questionnaires; the rest would be dead weight.
        var seen = new HashSet<WarningKind>();
        Earlier.Select(AnswerGen.Draft(Now)).Sample(
            (earlier, draft) =>
            {
                lock (seen)
                    seen.UnionWith(SoftEdits.Warnings(Now, ShownAnswers.Of(Now, draft), earlier).Select(warning => warning.Kind));
            },
            iter: 300);
        foreach (var odd in ((string, string)[])[("samordnare_omfattning", "2"), ("budget_belopp", "500")])
        {
            var answers = Draft.Of(Now, ("samordnare_finns", "yes"), ("budget_avsatt", "permanent"), odd);
            seen.UnionWith(SoftEdits.Warnings(Now, ShownAnswers.Of(Now, answers), EarlierAnswers.None).Select(warning => warning.Kind));
        }

        // Numbers other than years are asked for the first time in 2025: their change comes with the round after it.
        Assert.Equal(Enum.GetValues<WarningKind>().Except([WarningKind.LargeChange]), seen.Order());
    }
}
