using Bunit;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Answering;
using Xunit;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class ResponseStateBadgeTests : AnsweringContext
{
    [Theory]
    [InlineData(ResponseState.Invited, "sv", "Inte påbörjat", "neutral")]
    [InlineData(ResponseState.Invited, "en", "Not started", "neutral")]
    [InlineData(ResponseState.Started, "sv", "Påbörjat", "warn")]
    [InlineData(ResponseState.Started, "en", "Started", "warn")]
    [InlineData(ResponseState.AwaitingApproval, "sv", "Väntar på godkännande", "warn")]
    [InlineData(ResponseState.AwaitingApproval, "en", "Awaiting approval", "warn")]
    [InlineData(ResponseState.Submitted, "sv", "Inskickat", "ok")]
    [InlineData(ResponseState.Submitted, "en", "Submitted", "ok")]
    [InlineData(ResponseState.Reopened, "sv", "Återöppnat", "warn")]
    [InlineData(ResponseState.Reopened, "en", "Reopened", "warn")]
    [InlineData(ResponseState.Declined, "sv", "Avböjt", "neutral")]
    [InlineData(ResponseState.Declined, "en", "Declined", "neutral")]
    public void Every_state_has_words_and_a_colour(ResponseState state, string language, string words, string colour)
    {
        Speak(language);

        var badge = Render<ResponseStateBadge>(parameters => parameters.Add(p => p.State, state)).Find(".ke-badge");

        Assert.Equal(words, Words(badge));
        Assert.True(badge.ClassList.Contains($"ke-badge--{colour}"));
    }
}
