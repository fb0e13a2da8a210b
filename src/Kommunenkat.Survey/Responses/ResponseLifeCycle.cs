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

    /// <summary>The county board or the agency lets a submitted or declined response be changed.</summary>
    Reopen,

    /// <summary>The county board or the agency gives the municipality a later last day.</summary>
    Extend,
}

/// <summary>What the life cycle hangs on besides the state.</summary>
/// <param name="RequiresApproval">In this round somebody else than who answers has to approve.</param>
/// <param name="IsReopened">The response has been opened again and not been submitted since.</param>
public readonly record struct ResponseCircumstances(bool RequiresApproval, bool IsReopened);

/// <summary>The life cycle of a response, as one table. What is not in it cannot be done.</summary>
public static class ResponseLifeCycle
{
    private static readonly ImmutableArray<(ResponseState From, ResponseAction Action, ResponseState To, When When)> Table =
    [
        (ResponseState.Invited, ResponseAction.Edit, ResponseState.Started, When.Always),
        (ResponseState.Invited, ResponseAction.Decline, ResponseState.Declined, When.Always),
        (ResponseState.Invited, ResponseAction.Extend, ResponseState.Invited, When.Always),

        (ResponseState.Started, ResponseAction.Edit, ResponseState.Started, When.Always),
        (ResponseState.Started, ResponseAction.SendForApproval, ResponseState.AwaitingApproval, When.ApprovalIsRequired),
        (ResponseState.Started, ResponseAction.Submit, ResponseState.Submitted, When.NoApprovalIsRequired),
        (ResponseState.Started, ResponseAction.Decline, ResponseState.Declined, When.Always),
        (ResponseState.Started, ResponseAction.Extend, ResponseState.Started, When.Always),

        // It goes back to what it was: a reopened response keeps its own last day.
        (ResponseState.AwaitingApproval, ResponseAction.SendBack, ResponseState.Started, When.NotReopened),
        (ResponseState.AwaitingApproval, ResponseAction.SendBack, ResponseState.Reopened, When.Reopened),
        (ResponseState.AwaitingApproval, ResponseAction.Submit, ResponseState.Submitted, When.Always),
        (ResponseState.AwaitingApproval, ResponseAction.Extend, ResponseState.AwaitingApproval, When.Always),

        (ResponseState.Submitted, ResponseAction.Reopen, ResponseState.Reopened, When.Always),

        (ResponseState.Reopened, ResponseAction.Edit, ResponseState.Reopened, When.Always),
        (ResponseState.Reopened, ResponseAction.SendForApproval, ResponseState.AwaitingApproval, When.ApprovalIsRequired),
        (ResponseState.Reopened, ResponseAction.Submit, ResponseState.Submitted, When.NoApprovalIsRequired),
        (ResponseState.Reopened, ResponseAction.Extend, ResponseState.Reopened, When.Always),

        (ResponseState.Declined, ResponseAction.Reopen, ResponseState.Reopened, When.Always),
    ];

    private enum When
    {
        Always,
        ApprovalIsRequired,
        NoApprovalIsRequired,
        Reopened,
        NotReopened,
    }

    /// <summary>The state after the action, or null where the action cannot be taken.</summary>
    /// <param name="circumstances">By default: no approval is required, and the response is not opened again.</param>
    public static ResponseState? After(ResponseState from, ResponseAction action, ResponseCircumstances circumstances = default)
    {
        foreach (var row in Table)
        {
            if (row.From == from && row.Action == action && Holds(row.When, circumstances))
                return row.To;
        }

        return null;
    }

    public static bool Allows(ResponseState from, ResponseAction action, ResponseCircumstances circumstances = default) =>
        After(from, action, circumstances) is not null;

    private static bool Holds(When when, ResponseCircumstances circumstances) => when switch
    {
        When.Always => true,
        When.ApprovalIsRequired => circumstances.RequiresApproval,
        When.NoApprovalIsRequired => !circumstances.RequiresApproval,
        When.Reopened => circumstances.IsReopened,
        When.NotReopened => !circumstances.IsReopened,
    };
}
