using Kommunenkat.Survey.Responses;
using Xunit;
using static Kommunenkat.Survey.Responses.ResponseAction;
using static Kommunenkat.Survey.Responses.ResponseState;

namespace Kommunenkat.Survey.Tests.Responses;

public sealed class ResponseLifeCycleTests
{
    /// <summary>Every state and every action; null where the action cannot be taken.</summary>
    public static TheoryData<ResponseState, ResponseAction, ResponseState?> Table => new()
    {
        { Invited, Edit, Started },
        { Invited, SendForApproval, null },
        { Invited, SendBack, null },
        { Invited, Submit, null },
        { Invited, Decline, Declined },
        { Invited, Reopen, null },

        { Started, Edit, Started },
        { Started, SendForApproval, AwaitingApproval },
        { Started, SendBack, null },
        { Started, Submit, Submitted },
        { Started, Decline, Declined },
        { Started, Reopen, null },

        { AwaitingApproval, Edit, null },
        { AwaitingApproval, SendForApproval, null },
        { AwaitingApproval, SendBack, Started },
        { AwaitingApproval, Submit, Submitted },
        { AwaitingApproval, Decline, null },
        { AwaitingApproval, Reopen, null },

        { Submitted, Edit, null },
        { Submitted, SendForApproval, null },
        { Submitted, SendBack, null },
        { Submitted, Submit, null },
        { Submitted, Decline, null },
        { Submitted, Reopen, Reopened },

        { Reopened, Edit, Reopened },
        { Reopened, SendForApproval, null },
        { Reopened, SendBack, null },
        { Reopened, Submit, Submitted },
        { Reopened, Decline, null },
        { Reopened, Reopen, null },

        { Declined, Edit, null },
        { Declined, SendForApproval, null },
        { Declined, SendBack, null },
        { Declined, Submit, null },
        { Declined, Decline, null },
        { Declined, Reopen, Reopened },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void An_action_leads_where_the_table_says_or_cannot_be_taken(ResponseState from, ResponseAction action, ResponseState? to)
    {
        Assert.Equal(to, ResponseLifeCycle.After(from, action));
        Assert.Equal(to is not null, ResponseLifeCycle.Allows(from, action));
    }

    [Fact]
    public void The_table_above_has_every_state_and_action_once()
    {
        var pairs = Table.Select(row => (row.Data.Item1, row.Data.Item2)).ToList();

        Assert.Equal(Enum.GetValues<ResponseState>().Length * Enum.GetValues<ResponseAction>().Length, pairs.Count);
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
    }

    [Fact]
    public void Every_state_can_be_reached_from_the_invitation()
    {
        var reached = new HashSet<ResponseState> { Invited };
        while (reached.SelectMany(_ => Enum.GetValues<ResponseAction>(), ResponseLifeCycle.After).OfType<ResponseState>().ToList() is var next
            && next.Any(reached.Add))
        {
        }

        Assert.Equal(Enum.GetValues<ResponseState>(), reached.Order());
    }
}
