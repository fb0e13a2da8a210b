using Bunit;
using Kommunenkat.App;
using Kommunenkat.App.Colleagues;
using Kommunenkat.Web.Features.Colleagues;
using Kommunenkat.Web.Tests.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Colleagues.Team;

namespace Kommunenkat.Web.Tests.Colleagues;

public sealed class ReadyMarkerTests : AnsweringContext
{
    private readonly List<bool> _marks = [];

    [Theory]
    [InlineData("sv", 0, "Alla frågor som ska besvaras har ett svar.")]
    [InlineData("sv", 1, "En fråga är inte besvarad. Du kan markera avsnittet som klart ändå.")]
    [InlineData("sv", 4, "4 frågor är inte besvarade. Du kan markera avsnittet som klart ändå.")]
    [InlineData("en", 4, "4 questions are unanswered. You can mark the section as ready all the same.")]
    public void What_is_unanswered_is_told_and_hinders_nobody(string language, int unanswered, string words)
    {
        var cut = Show(language, null, unanswered);

        Assert.Equal(words, Words(cut.Find("[role=status]")));
        cut.Find("button").Click();
        Assert.Equal([true], _marks);
    }

    [Fact]
    public void A_marked_section_says_who_and_when_and_can_be_taken_back()
    {
        var cut = Show("sv", Marked("stod"), 2);

        Assert.Equal("✓ Klarmarkerat av Nils Forsberg 2025-03-01 10:42", Words(cut.Find("[role=status]")));
        Assert.Equal("Inte klart", Words(cut.Find("button")));
        cut.Find("button").Click();
        Assert.Equal([false], _marks);
    }

    [Fact]
    public void A_section_that_was_changed_since_says_so_and_can_be_marked_again()
    {
        var cut = Show("sv", Marked("stod", changedSince: true), 0);

        Assert.EndsWith("ändrat sedan dess", Words(cut.Find("[role=status]")), StringComparison.Ordinal);
        cut.FindAll("button")[0].Click();
        Assert.Equal([true], _marks);
    }

    [Fact]
    public void Who_may_not_mark_reads_the_mark_and_where_there_is_none_nothing()
    {
        var cut = Show("sv", Marked("stod"), 0, canMark: false);
        Assert.Single(cut.FindAll("[role=status] .team-ready"));
        Assert.Empty(cut.FindAll("button"));

        Assert.Equal("", Show("sv", null, 0, canMark: false).Markup.Trim());
    }

    [Fact]
    public void A_mark_that_could_not_be_made_says_why()
    {
        var cut = Show("sv", null, 0, failure: Failure.Unavailable("down"));

        Assert.StartsWith("Databasen svarar inte just nu.", Words(cut.Find("[role=alert]")), StringComparison.Ordinal);
    }

    private IRenderedComponent<ReadyMarker> Show(string language, ReadyMark? mark, int unanswered, bool canMark = true, Failure? failure = null)
    {
        Speak(language);
        return Render<ReadyMarker>(parameters => parameters
            .Add(p => p.Mark, mark)
            .Add(p => p.Unanswered, unanswered)
            .Add(p => p.CanMark, canMark)
            .Add(p => p.Failure, failure)
            .Add(p => p.OnMark, _marks.Add));
    }
}
