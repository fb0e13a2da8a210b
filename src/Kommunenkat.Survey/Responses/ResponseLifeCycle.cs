using System.Collections.Immutable;

namespace Kommunenkat.Survey.Responses;

/// <summary>Where a municipality's response stands.</summary>
public enum ResponseState
{
    Invited,
    Started,
    AwaitingApproval,
    Submitted,
    Reopened,
    Declined,
}

/// <summary>What can be done to a response.</summary>
public enum ResponseAction
{
    /// <summary>Set, change or clear an answer.</summary>
    Edit,
    SendForApproval,

    /// <summary>The approver returns it with a reason.</summary>
    SendBack,
    Submit,
    Decline,

    /// <summary>The county board or the agency lets a submitted response be changed.</summary>
    Reopen,
}

/// <summary>The life cycle of a response, as one table. What is not in it cannot be done.</summary>
public static class ResponseLifeCycle
{
    private static readonly ImmutableDictionary<(ResponseState From, ResponseAction Action), ResponseState> Table =
        new Dictionary<(ResponseState, ResponseAction), ResponseState>
        {
            [(ResponseState.Invited, ResponseAction.Edit)] = ResponseState.Started,
            [(ResponseState.Invited, ResponseAction.Decline)] = ResponseState.Declined,

            [(ResponseState.Started, ResponseAction.Edit)] = ResponseState.Started,
            [(ResponseState.Started, ResponseAction.SendForApproval)] = ResponseState.AwaitingApproval,
            [(ResponseState.Started, ResponseAction.Submit)] = ResponseState.Submitted,
            [(ResponseState.Started, ResponseAction.Decline)] = ResponseState.Declined,

            [(ResponseState.AwaitingApproval, ResponseAction.SendBack)] = ResponseState.Started,
            [(ResponseState.AwaitingApproval, ResponseAction.Submit)] = ResponseState.Submitted,

            [(ResponseState.Submitted, ResponseAction.Reopen)] = ResponseState.Reopened,

            [(ResponseState.Reopened, ResponseAction.Edit)] = ResponseState.Reopened,
            [(ResponseState.Reopened, ResponseAction.Submit)] = ResponseState.Submitted,

            [(ResponseState.Declined, ResponseAction.Reopen)] = ResponseState.Reopened,
        }.ToImmutableDictionary();

    /// <summary>The state after the action, or null where the action cannot be taken.</summary>
    public static ResponseState? After(ResponseState from, ResponseAction action) =>
        Table.TryGetValue((from, action), out var to) ? to : null;

    public static bool Allows(ResponseState from, ResponseAction action) => Table.ContainsKey((from, action));
}
