using Bunit;
using Kommunenkat.App.Access;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Tests.Answering;
using Xunit;

namespace Kommunenkat.Web.Tests.Submitting;

public sealed class EventListTests : AnsweringContext
{
    [Fact]
    public void What_happened_is_told_with_who_as_what_until_when_and_why()
    {
        Speak("sv");
        var cut = Show(
            new ResponseEvent(ResponseAction.Reopen, ResponseState.Submitted, ResponseState.Reopened, Drafts.SavedBefore, "Hanna Ek", Role.CountyOfficer, "<b>Fel</b>", new DateOnly(2025, 3, 9), null),
            new ResponseEvent(ResponseAction.Submit, ResponseState.AwaitingApproval, ResponseState.Submitted, Drafts.SavedBefore, "Bo Ek", Role.Approver, null, null, 2),
            new ResponseEvent(ResponseAction.SendForApproval, ResponseState.Started, ResponseState.AwaitingApproval, Drafts.SavedBefore, null, Role.Coordinator, null, null, null));

        Assert.Equal(
            [
                "Öppnade svaret igen till och med 9 mars 2025 2025-03-01 10:42 · Hanna Ek, Handläggare på länsstyrelsen <b>Fel</b>",
                "Godkände och skickade in, version 2 2025-03-01 10:42 · Bo Ek, Godkännare",
                "Skickade för godkännande 2025-03-01 10:42 · Samordnare",
            ],
            cut.FindAll("li").Select(li => string.Join(' ', li.Children.Select(Words))));
    }

    [Fact]
    public void Where_nothing_has_happened_it_says_so()
    {
        Speak("en");

        Assert.Equal("Nothing has happened yet.", Words(Assert.Single(Show().FindAll("p"))));
    }

    private IRenderedComponent<EventList> Show(params ResponseEvent[] events) => Render<EventList>(parameters => parameters.Add(p => p.Events, events));
}
