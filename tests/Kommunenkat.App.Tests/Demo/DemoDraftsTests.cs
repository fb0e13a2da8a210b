using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Responses;
using Xunit;

namespace Kommunenkat.App.Tests.Demo;

public sealed class DemoDraftsTests
{
    [Theory]
    [InlineData(ResponseState.Invited, 150)]
    [InlineData(ResponseState.Started, 70)]
    [InlineData(ResponseState.AwaitingApproval, 15)]
    [InlineData(ResponseState.Submitted, 45)]
    [InlineData(ResponseState.Reopened, 5)]
    [InlineData(ResponseState.Declined, 5)]
    public void Municipalities_stand_in_every_state(ResponseState state, int count) =>
        Assert.Equal(count, DemoFiles.Round2027.Values.Count(draft => draft.State == state));

    [Theory]
    [InlineData("2403", ResponseState.Started, 0.33)]
    [InlineData("1480", ResponseState.Started, 0.60)]
    [InlineData("2506", ResponseState.Invited, 0)]
    public void The_sign_ins_stand_as_the_demo_needs_them_and_have_answered_before(string code, ResponseState state, double done)
    {
        Assert.Equal(state, DemoFiles.Round2027[code].State);
        Assert.InRange(ShareDone(code), done - 0.04, done + 0.04);
        Assert.Contains(code, DemoFiles.Round2023);
        Assert.Contains(code, DemoFiles.Round2025);
    }

    [Fact]
    public void Only_what_has_begun_has_answers_and_only_what_was_sent_is_whole()
    {
        foreach (var (code, draft) in DemoFiles.Round2027)
        {
            var (least, most) = draft.State switch
            {
                ResponseState.Invited or ResponseState.Declined => (0.0, 0.0),
                ResponseState.Started => (0.01, 1.0),
                // Optional questions are often left out, and a few of the required.
                ResponseState.AwaitingApproval or ResponseState.Submitted or ResponseState.Reopened => (0.75, 1.0),
            };
            Assert.InRange(ShareDone(code), least, most);
        }
    }

    [Fact]
    public void Drafts_are_at_every_stage()
    {
        var shares = DemoFiles.Round2027.Where(pair => pair.Value.State == ResponseState.Started).Select(pair => ShareDone(pair.Key)).ToList();
        Assert.Contains(shares, share => share < 0.2);
        Assert.Contains(shares, share => share is > 0.4 and < 0.6);
        Assert.Contains(shares, share => share > 0.8);
    }

    private static double ShareDone(string code)
    {
        var shown = ShownAnswers.Of(DemoFiles.Questionnaire2027, DemoFiles.Round2027[code].Answers);
        var progress = DemoFiles.Questionnaire2027.Sections.Aggregate(default(Progress), (sum, section) => sum + Review.ProgressOf(section, shown));
        return (double)progress.Answered / progress.Shown;
    }
}
