using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.Survey.Tests.Plausibility;

public sealed class ConfirmedShareTests
{
    [Fact]
    public void Answers_that_count_are_counted_and_explanations_are_none()
    {
        var answers = AnswerSet.Empty
            .With(new ItemKey("a"), new OptionAnswer("yes"))
            .With(new ItemKey("b", "row"), new OptionAnswer("no"))
            .With(new ItemKey("c"), new OptionAnswer("no"))
            .With(ItemKey.ExplanationOf("a"), new TextAnswer("Därför"));
        var confirmed = new HashSet<ItemKey> { new("a"), new("b", "row"), new("hidden") };

        Assert.Equal(new ConfirmedShare(2, 3), ConfirmedShare.Of(confirmed, answers));
        Assert.Equal(new ConfirmedShare(0, 0), ConfirmedShare.Of(confirmed, AnswerSet.Empty));
    }
}
