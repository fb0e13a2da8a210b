using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;

namespace Kommunenkat.Survey.Tests.Responses;

public sealed class SubmissionDifferenceTests
{
    private static readonly Questionnaire Survey = QuestionnaireReader.Read(ReferenceFiles.Questionnaire("2025")).Questionnaire!;

    [Fact]
    public void What_was_added_taken_away_and_changed_stands_in_the_order_of_the_questionnaire()
    {
        var before = Draft.Of(Survey, ("kontakt_namn", "Åsa"), ("styrgrupp_finns", "yes"), ("prevention_nivaer.selektiv", "no"), ("ovrigt", "Hej"));
        var after = Draft.Of(Survey, ("ovrigt", "Hej igen"), ("prevention_nivaer.selektiv", "no"), ("prevention_nivaer.universell", "planned"), ("styrgrupp_finns", "yes"));

        Assert.Equal(
            [("kontakt_namn", DifferenceKind.Removed), ("prevention_nivaer.universell", DifferenceKind.Added), ("ovrigt", DifferenceKind.Changed)],
            SubmissionDifference.Between(Survey, before, after).Select(one => (one.Item.ToString(), one.Kind)));
    }

    [Fact]
    public void An_explanation_stands_after_the_answers_it_explains()
    {
        var before = Draft.Of(Survey, ("styrgrupp_finns", "yes"));
        var after = Draft.Of(Survey, ("styrgrupp_finns", "no"), ("ovrigt", "Hej")).With(ItemKey.ExplanationOf("styrgrupp_finns"), new TextAnswer("Den lades ned."));

        var differences = SubmissionDifference.Between(Survey, before, after);

        Assert.Equal(
            [new ItemKey("styrgrupp_finns"), ItemKey.ExplanationOf("styrgrupp_finns"), new ItemKey("ovrigt")],
            differences.Select(one => one.Item.Key));
        Assert.Equal((null, new TextAnswer("Den lades ned.")), (differences[1].Before, differences[1].After));
    }

    [Fact]
    public void The_same_options_in_a_multiple_choice_are_no_difference()
    {
        var one = Draft.Of(Survey, ("svar_verksamheter", "socialtjanst|trygghet"));
        var same = Draft.Of(Survey, ("svar_verksamheter", "trygghet|socialtjanst"));

        Assert.Empty(SubmissionDifference.Between(Survey, one, same));
        Assert.Empty(SubmissionDifference.Between(Survey, AnswerSet.Empty, AnswerSet.Empty));
    }
}
