using Bunit;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Tests.Answering;
using Xunit;

namespace Kommunenkat.Web.Tests.Submitting;

public sealed class StandingNoticeTests : AnsweringContext
{
    private static readonly DateOnly Day = new(2025, 3, 9);

    private static readonly AnswerPeriod AsUsual = new(PeriodKind.OfRound, null, IsOpen: true);

    [Fact]
    public void Where_all_is_as_usual_nothing_is_said()
    {
        Assert.Equal("", Said("sv", ResponseState.Started, AsUsual));
        Assert.Equal("", Said("sv", ResponseState.Invited, AsUsual));
    }

    [Theory]
    [InlineData("sv", ResponseState.Submitted, "Svaret är inskickat.")]
    [InlineData("en", ResponseState.Submitted, "The response is submitted.")]
    [InlineData("sv", ResponseState.AwaitingApproval, "Svaret väntar på godkännande. Ingen kan ändra svaren så länge.")]
    [InlineData("en", ResponseState.Declined, "The municipality has declined to answer.")]
    public void The_state_is_told_in_words(string language, ResponseState state, string words) =>
        Assert.StartsWith(words, Said(language, state, AsUsual), StringComparison.Ordinal);

    [Theory]
    [InlineData(ResponseState.Started, PeriodKind.OfRound, false, "Omgången tar inte längre emot svar.")]
    [InlineData(ResponseState.AwaitingApproval, PeriodKind.Closed, false, "Omgången tar inte längre emot svar.")]
    [InlineData(ResponseState.Started, PeriodKind.Extended, true, "Kommunen har fått längre tid. Ni kan svara och skicka in till och med 9 mars 2025.")]
    [InlineData(ResponseState.Reopened, PeriodKind.Reopened, true, "Svaret är öppnat igen. Ni kan svara och skicka in till och med 9 mars 2025.")]
    [InlineData(ResponseState.Reopened, PeriodKind.Reopened, false, "Tiden för att svara gick ut 9 mars 2025.")]
    public void Until_when_is_told_where_it_is_not_as_for_everyone(ResponseState state, PeriodKind kind, bool isOpen, string words) =>
        Assert.StartsWith(words, Said("sv", state, new AnswerPeriod(kind, Day, isOpen)), StringComparison.Ordinal);

    [Fact]
    public void Who_may_only_read_is_told_so() => Assert.Equal("Du kan läsa svaren här, men inte ändra dem.", Said("sv", ResponseState.Started, AsUsual, canEdit: false));

    [Fact]
    public void Why_it_was_reopened_or_sent_back_stands_there_as_it_was_written()
    {
        var reopened = Said("sv", ResponseState.Reopened, new AnswerPeriod(PeriodKind.Reopened, Day, true), Step(ResponseAction.Reopen, "<b>2.1</b> är fel."));
        Assert.EndsWith("Varför svaret öppnades: <b>2.1</b> är fel.", reopened, StringComparison.Ordinal);

        var sentBack = Said("sv", ResponseState.Started, AsUsual, Step(ResponseAction.SendBack, "Se över 2.1."));
        Assert.Equal("Åsa Öberg skickade tillbaka svaret 2025-03-01 10:42: Se över 2.1.", sentBack);

        Assert.EndsWith("Vi hinner inte.", Said("sv", ResponseState.Declined, AsUsual, Step(ResponseAction.Decline, "Vi hinner inte.")), StringComparison.Ordinal);
    }

    private static ResponseEvent Step(ResponseAction action, string reason) => new(
        action, ResponseState.AwaitingApproval, ResponseState.Started, Drafts.SavedBefore, "Åsa Öberg", Role.Approver, reason, null, null);

    private string Said(string language, ResponseState state, AnswerPeriod period, ResponseEvent? last = null, bool canEdit = true)
    {
        Speak(language);
        var opened = Drafts.Opened() with { State = state, Period = period, LastStep = last, CanEdit = canEdit };
        var cut = Render<StandingNotice>(parameters => parameters.Add(p => p.Opened, opened));
        return string.Join(' ', cut.Nodes.Select(Words)).Trim();
    }
}
