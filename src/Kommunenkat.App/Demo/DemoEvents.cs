using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Demo;

/// <summary>What is said to have happened to the responses of the open round, as they stand.</summary>
internal static class DemoEvents
{
    /// <summary>Asked for more time; in the county of the demo's county officer.</summary>
    private const string Extended = "1490"; // Borås

    private const int DaysReopened = 14, DaysExtended = 49;

    /// <summary>The response with the last day of its own that it was given, if it was.</summary>
    public static ResponseRow WithOwnDay(ResponseRow response, DateOnly today) => response with
    {
        ReopenedUntil = response.State == ResponseState.Reopened ? today.AddDays(DaysReopened) : null,
        ExtendedTo = response.MunicipalityCode == Extended && response.State == ResponseState.Started ? today.AddDays(DaysExtended) : null,
    };

    public static IEnumerable<ResponseEventRow> Of(ResponseRow response, AnswerSet answers)
    {
        var coordinator = DemoPersons.CoordinatorOf(response.MunicipalityCode, answers);
        var county = DemoPersons.CountyOfficerOf(Areas.Sweden.FindMunicipality(response.MunicipalityCode)!.County.Code);
        if (response.ExtendedTo is { } extended)
        {
            yield return Event(response, ResponseAction.Extend, response.StartedAt!.Value.AddHours(-2), county, Role.CountyOfficer, ResponseState.Invited, ResponseState.Invited) with
            {
                UntilDay = extended,
                Reason = "Kommunen byter samordnare i vår och har bett om mer tid.",
            };
        }

        if (response is not { StartedAt: { } started, LastActivityAt: { } active })
            yield break;
        switch (response.State)
        {
            case ResponseState.Declined:
                yield return Event(response, ResponseAction.Decline, active, coordinator, Role.Coordinator, ResponseState.Invited, ResponseState.Declined);
                yield break;
            case ResponseState.Invited:
                yield break;
        }

        yield return Event(response, ResponseAction.Edit, started, coordinator, Role.Coordinator, ResponseState.Invited, ResponseState.Started);
        switch (response.State)
        {
            case ResponseState.AwaitingApproval:
                yield return Event(response, ResponseAction.SendForApproval, active, coordinator, Role.Coordinator, ResponseState.Started, ResponseState.AwaitingApproval);
                break;
            case ResponseState.Submitted:
                yield return Submission(response, active, coordinator);
                break;
            case ResponseState.Reopened:
                yield return Submission(response, active, coordinator);
                yield return Event(response, ResponseAction.Reopen, active.AddHours(1), county, Role.CountyOfficer, ResponseState.Submitted, ResponseState.Reopened) with
                {
                    UntilDay = response.ReopenedUntil,
                    Reason = "Kommunen har hört av sig om en felaktig uppgift och vill rätta den.",
                };
                break;
            case ResponseState.Invited or ResponseState.Started or ResponseState.Declined:
                break;
        }
    }

    private static ResponseEventRow Submission(ResponseRow response, DateTimeOffset at, string by) =>
        Event(response, ResponseAction.Submit, at, by, Role.Coordinator, ResponseState.Started, ResponseState.Submitted) with { Revision = 1 };

    private static ResponseEventRow Event(
        ResponseRow response, ResponseAction action, DateTimeOffset at, string by, Role role, ResponseState from, ResponseState to) => new()
        {
            Id = Guid.CreateVersion7(at),
            ResponseId = response.Id,
            OccurredAt = at,
            ActorName = by,
            ActorRole = role,
            Action = action,
            FromState = from,
            ToState = to,
        };
}
