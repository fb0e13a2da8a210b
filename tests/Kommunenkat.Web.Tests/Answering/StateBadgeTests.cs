using Bunit;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Widgets;
using Xunit;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class StateBadgeTests : AnsweringContext
{
    [Theory]
    [InlineData(ResponseState.Invited, "sv", "○ Inte påbörjat", "neutral")]
    [InlineData(ResponseState.Invited, "en", "○ Not started", "neutral")]
    [InlineData(ResponseState.Started, "sv", "◐ Påbörjat", "")]
    [InlineData(ResponseState.Started, "en", "◐ Started", "")]
    [InlineData(ResponseState.AwaitingApproval, "sv", "◕ Väntar på godkännande", "warn")]
    [InlineData(ResponseState.AwaitingApproval, "en", "◕ Awaiting approval", "warn")]
    [InlineData(ResponseState.Submitted, "sv", "● Inskickat", "ok")]
    [InlineData(ResponseState.Submitted, "en", "● Submitted", "ok")]
    [InlineData(ResponseState.Reopened, "sv", "↺ Öppnat igen", "warn")]
    [InlineData(ResponseState.Reopened, "en", "↺ Reopened", "warn")]
    [InlineData(ResponseState.Declined, "sv", "× Avböjt", "neutral")]
    [InlineData(ResponseState.Declined, "en", "× Declined", "neutral")]
    public void Every_state_has_a_sign_and_words_and_not_colour_alone(ResponseState state, string language, string words, string colour)
    {
        Speak(language);

        var badge = Render<StateBadge>(parameters => parameters.Add(p => p.State, state)).Find(".ke-badge");

        Assert.Equal(words, Words(badge));
        Assert.Equal(colour.Length == 0 ? ["ke-badge"] : ["ke-badge", $"ke-badge--{colour}"], badge.ClassList);
    }
}
