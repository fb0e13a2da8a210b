using Bunit;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Web.Features.Submitting;
using Kommunenkat.Web.Tests.Answering;
using Microsoft.AspNetCore.Components.Forms;
using Xunit;

namespace Kommunenkat.Web.Tests.Submitting;

public sealed class CheckActionsTests : AnsweringContext
{
    private readonly List<string> _taken = [];

    public CheckActionsTests() => ComponentFactories.AddStub<AntiforgeryToken>();

    [Theory]
    [InlineData("sv", ResponseState.Started, new[] { ResponseAction.Submit, ResponseAction.Decline }, new[] { "Skicka in svaret", "Avböj att svara" })]
    [InlineData("en", ResponseState.Started, new[] { ResponseAction.SendForApproval }, new[] { "Send for approval" })]
    [InlineData("sv", ResponseState.AwaitingApproval, new[] { ResponseAction.Submit, ResponseAction.SendBack }, new[] { "Godkänn och skicka in", "Skicka tillbaka" })]
    [InlineData("sv", ResponseState.AwaitingApproval, new ResponseAction[0], new string[0])]
    public void Each_step_that_can_be_taken_has_a_button_and_no_other(string language, ResponseState state, ResponseAction[] allowed, string[] buttons)
    {
        var cut = Show(language, state, allowed);

        Assert.Equal(buttons, cut.FindAll("button").Select(Words));
    }

    [Fact]
    public void Each_form_takes_its_own_step()
    {
        var cut = Show("sv", ResponseState.AwaitingApproval, [ResponseAction.Submit, ResponseAction.SendBack, ResponseAction.Decline]);
        foreach (var form in cut.FindAll("form"))
            form.Submit();
        Show("sv", ResponseState.Started, [ResponseAction.SendForApproval]).Find("form").Submit();

        Assert.Equal(["submit", "sendback", "decline", "send"], _taken);
    }

    [Fact]
    public void What_is_left_out_has_to_be_accepted_and_nothing_when_nothing_is()
    {
        Assert.Equal("2", Show("sv", ResponseState.Started, [ResponseAction.Submit], findings: 2).Find("input[type=hidden]").GetAttribute("value"));
        Assert.Single(Show("sv", ResponseState.Started, [ResponseAction.SendForApproval], findings: 2).FindAll("input[type=checkbox]"));
        Assert.Empty(Show("sv", ResponseState.Started, [ResponseAction.Submit]).FindAll("input[type=checkbox]"));
    }

    [Fact]
    public void Who_waits_for_the_coordinator_is_told_so_where_approval_is_required()
    {
        Assert.Contains("När samordnaren har skickat det", Show("sv", ResponseState.Started, [], requiresApproval: true).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("När samordnaren har skickat det", Show("sv", ResponseState.Submitted, [], requiresApproval: true).Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("När samordnaren har skickat det", Show("sv", ResponseState.Started, []).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_before_is_there_still()
    {
        var cut = Show("sv", ResponseState.AwaitingApproval, [ResponseAction.SendBack], form: new StepForm { Reason = "Se <b>2.1</b>" });

        Assert.Equal("Se <b>2.1</b>", cut.Find("textarea").TextContent);
        Assert.Equal(cut.Find("label").GetAttribute("for"), cut.Find("textarea").Id);
    }

    private IRenderedComponent<CheckActions> Show(
        string language, ResponseState state, ResponseAction[] allowed, int findings = 0, bool requiresApproval = false, StepForm? form = null)
    {
        Speak(language);
        var opened = Drafts.Opened() with
        {
            Round = new Round { Key = "2025", State = RoundState.Open, RequiresApproval = requiresApproval },
            State = state,
            Allowed = allowed.ToHashSet(),
            Period = new AnswerPeriod(PeriodKind.OfRound, null, IsOpen: true),
        };
        return Render<CheckActions>(parameters => parameters
            .Add(p => p.Opened, opened).Add(p => p.FindingCount, findings).Add(p => p.QuestionCount, findings).Add(p => p.Form, form ?? new StepForm())
            .Add(p => p.OnSubmit, () => _taken.Add("submit")).Add(p => p.OnSend, () => _taken.Add("send"))
            .Add(p => p.OnSendBack, () => _taken.Add("sendback")).Add(p => p.OnDecline, () => _taken.Add("decline")));
    }
}
