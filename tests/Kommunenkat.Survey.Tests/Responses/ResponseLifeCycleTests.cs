using Kommunenkat.Survey.Responses;
using Xunit;
using static Kommunenkat.Survey.Responses.ResponseAction;
using static Kommunenkat.Survey.Responses.ResponseState;

namespace Kommunenkat.Survey.Tests.Responses;

public sealed class ResponseLifeCycleTests
{
    private static readonly ResponseCircumstances[] AllCircumstances = [new(false, false), new(false, true), new(true, false), new(true, true)];

    /// <summary>
    /// Every state and every action: where it leads in a round without approval and in one with it; null where the action cannot be
    /// taken. Whether the response was opened again matters to one row only, which has a test of its own.
    /// </summary>
    public static TheoryData<ResponseState, ResponseAction, ResponseState?, ResponseState?> Table => new()
    {
        { Invited, Edit, Started, Started },
        { Invited, SendForApproval, null, null },
        { Invited, SendBack, null, null },
        { Invited, Submit, null, null },
        { Invited, Decline, Declined, Declined },
        { Invited, Reopen, null, null },
        { Invited, Extend, Invited, Invited },

        { Started, Edit, Started, Started },
        { Started, SendForApproval, null, AwaitingApproval },
        { Started, SendBack, null, null },
        { Started, Submit, Submitted, null },
        { Started, Decline, Declined, Declined },
        { Started, Reopen, null, null },
        { Started, Extend, Started, Started },

        { AwaitingApproval, Edit, null, null },
        { AwaitingApproval, SendForApproval, null, null },
        { AwaitingApproval, SendBack, Started, Started },
        { AwaitingApproval, Submit, Submitted, Submitted },
        { AwaitingApproval, Decline, null, null },
        { AwaitingApproval, Reopen, null, null },
        { AwaitingApproval, Extend, AwaitingApproval, AwaitingApproval },

        { Submitted, Edit, null, null },
        { Submitted, SendForApproval, null, null },
        { Submitted, SendBack, null, null },
        { Submitted, Submit, null, null },
        { Submitted, Decline, null, null },
        { Submitted, Reopen, Reopened, Reopened },
        { Submitted, Extend, null, null },

        { Reopened, Edit, Reopened, Reopened },
        { Reopened, SendForApproval, null, AwaitingApproval },
        { Reopened, SendBack, null, null },
        { Reopened, Submit, Submitted, null },
        { Reopened, Decline, null, null },
        { Reopened, Reopen, null, null },
        { Reopened, Extend, Reopened, Reopened },

        { Declined, Edit, null, null },
        { Declined, SendForApproval, null, null },
        { Declined, SendBack, null, null },
        { Declined, Submit, null, null },
        { Declined, Decline, null, null },
        { Declined, Reopen, Reopened, Reopened },
        { Declined, Extend, null, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_action_leads_where_the_table_says_or_cannot_be_taken(ResponseState from, ResponseAction action, ResponseState? without, ResponseState? with)
    {
        Assert.Equal(without, ResponseLifeCycle.After(from, action));
        Assert.Equal(with, ResponseLifeCycle.After(from, action, new ResponseCircumstances(RequiresApproval: true, IsReopened: false)));
        Assert.Equal(without is not null, ResponseLifeCycle.Allows(from, action));
    }

    [Fact]
    public void The_table_above_has_every_state_and_action_once()
    {
        var pairs = Table.Select(row => (row.Data.Item1, row.Data.Item2)).ToList();

        Assert.Equal(Enum.GetValues<ResponseState>().Length * Enum.GetValues<ResponseAction>().Length, pairs.Count);
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
    }

    [Fact]
    public void What_is_sent_back_is_again_what_it_was()
    {
        Assert.Equal(Reopened, ResponseLifeCycle.After(AwaitingApproval, SendBack, new ResponseCircumstances(true, IsReopened: true)));

        var others = from state in Enum.GetValues<ResponseState>()
                     from action in Enum.GetValues<ResponseAction>()
                     where (state, action) != (AwaitingApproval, SendBack)
                     from approval in (bool[])[false, true]
                     select (state, action, approval);
        Assert.All(others, row => Assert.Equal(
            ResponseLifeCycle.After(row.state, row.action, new ResponseCircumstances(row.approval, IsReopened: false)),
            ResponseLifeCycle.After(row.state, row.action, new ResponseCircumstances(row.approval, IsReopened: true))));
    }

    [Fact]
    public void No_answer_changes_while_approval_is_awaited() =>
        Assert.All(AllCircumstances, circumstances => Assert.Null(ResponseLifeCycle.After(AwaitingApproval, Edit, circumstances)));

    [Fact]
    public void In_a_round_with_approval_nothing_is_submitted_that_was_not_sent_for_it() => Assert.All(
        Enum.GetValues<ResponseState>().Where(state => state != AwaitingApproval),
        state => Assert.Null(ResponseLifeCycle.After(state, Submit, new ResponseCircumstances(RequiresApproval: true, IsReopened: false))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_state_can_be_reached_from_the_invitation(bool requiresApproval)
    {
        var reached = new HashSet<ResponseState> { Invited };
        while (reached.SelectMany(
                _ => Enum.GetValues<ResponseAction>(),
                (state, action) => ResponseLifeCycle.After(state, action, new ResponseCircumstances(requiresApproval, IsReopened: false)))
            .OfType<ResponseState>().ToList() is var next && next.Any(reached.Add))
        {
        }

        Assert.Equal(Enum.GetValues<ResponseState>().Where(state => requiresApproval || state != AwaitingApproval), reached.Order());
    }
}
