using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Colleagues;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Who may take which step of a response's life cycle, and when; and the taking of it, which always leaves an event.</summary>
internal static class LifeCycle
{
    /// <summary>What a person needs to be allowed for an action. Who submits hangs on whether the round requires approval.</summary>
    public static Permission Needed(ResponseAction action, Round round) => action switch
    {
        ResponseAction.Edit => Permission.EditDraft,
        ResponseAction.SendForApproval => Permission.SendForApproval,
        ResponseAction.SendBack => Permission.SendBack,
        ResponseAction.Submit => round.RequiresApproval ? Permission.Approve : Permission.Submit,
        ResponseAction.Decline => Permission.Decline,
        ResponseAction.Reopen => Permission.Reopen,
        ResponseAction.Extend => Permission.ExtendDeadline,
    };

    public static AnswerPeriod Period(Round round, ResponseRow row, DateOnly today) => AnswerPeriod.Of(round, row.ExtendedTo, row.ReopenedUntil, today);

    /// <summary>The state after the action, or null where the response's state or the day does not allow it.</summary>
    public static ResponseState? After(Round round, ResponseRow row, ResponseAction action, DateOnly today) => IsInTime(round, row, action, today)
        ? ResponseLifeCycle.After(row.State, action, new ResponseCircumstances(round.RequiresApproval, row.ReopenedUntil is not null))
        : null;

    /// <summary>Whether anybody may change answers now.</summary>
    public static bool TakesChanges(Round round, ResponseRow row, DateOnly today) => After(round, row, ResponseAction.Edit, today) is not null;

    /// <summary>All that the person may do with the response now.</summary>
    public static IReadOnlySet<ResponseAction> Allowed(Actor actor, Round round, ResponseRow row, DateOnly today) => Enum.GetValues<ResponseAction>()
        .Where(action => actor.May(Needed(action, round), row.MunicipalityCode, round.Key) && After(round, row, action, today) is not null)
        .ToHashSet();

    private static bool IsInTime(Round round, ResponseRow row, ResponseAction action, DateOnly today) => action switch
    {
        ResponseAction.Edit or ResponseAction.SendForApproval or ResponseAction.Submit or ResponseAction.Decline => Period(round, row, today).IsOpen,
        // Nothing is lost by going back, and an extension may come after it.
        ResponseAction.SendBack => round.State is not (RoundState.Draft or RoundState.Archived),
        ResponseAction.Reopen => AnswerPeriod.TakesCorrections(round.State),
        ResponseAction.Extend => row.ReopenedUntil is null ? AnswerPeriod.TakesExtensions(round.State) : AnswerPeriod.TakesCorrections(round.State),
    };

    /// <summary>Takes a step of the municipality's own that needs nothing but a reason, or none.</summary>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> without a reason where one is needed, or with one too long; <see cref="FailureKind.Conflict"/>
    /// where the step cannot be taken now, or the response was changed at the same moment.
    /// </returns>
    public static async Task<Outcome<Done>> TakeWithReasonAsync(
        DbSession session, QuestionnaireLibrary library, TimeProvider time, Actor actor, string roundKey, string municipalityCode,
        Permission permission, ResponseAction action, string? reason, bool isReasonRequired)
    {
        if (await ResponseAccess.LoadAsync(session, library, actor, permission, roundKey, municipalityCode) is not { } loaded)
            return ResponseAccess.Missing(roundKey, municipalityCode);
        if (After(loaded.Round, loaded.Row, action, SwedishTime.Today(time)) is not { } state)
            return NotNow(action);
        var text = Reason.Read(reason, isReasonRequired);
        if (!text.IsSuccess)
            return text.Failure;

        var now = time.GetUtcNow();
        return await TryTakeAsync(session, actor, loaded, loaded.Row with { State = state, LastActivityAt = now }, action, now, text.Value)
            ? Done.Instance
            : ChangedMeanwhile;
    }

    /// <summary>Changes the response and keeps the event.</summary>
    /// <param name="changed">What the response is to be, with the version in which it was read.</param>
    /// <returns>False where the response was changed meanwhile; then nothing may be committed.</returns>
    public static async Task<bool> TryTakeAsync(
        DbSession session, Actor actor, LoadedResponse loaded, ResponseRow changed, ResponseAction action, DateTimeOffset now,
        string? reason = null, DateOnly? until = null, int? revision = null)
    {
        if (!await ResponseStore.TryChangeAsync(session, changed))
            return false;
        await KeepAsync(session, actor, loaded, changed.State, action, now, reason, until, revision);
        await AuditLog.AddAsync(
            session, actor, Audited(action), AuditSubject.Of(loaded), now,
            (AuditFact.From, loaded.Row.State), (AuditFact.To, changed.State), (AuditFact.Revision, revision), (AuditFact.Until, until));
        return true;
    }

    private static AuditAction Audited(ResponseAction action) => action switch
    {
        ResponseAction.Edit => throw new ArgumentOutOfRangeException(nameof(action), action, "An edit is noted with the answer that it changes."),
        ResponseAction.SendForApproval => AuditAction.SentForApproval,
        ResponseAction.SendBack => AuditAction.SentBack,
        ResponseAction.Submit => AuditAction.Submitted,
        ResponseAction.Decline => AuditAction.Declined,
        ResponseAction.Reopen => AuditAction.Reopened,
        ResponseAction.Extend => AuditAction.DeadlineExtended,
    };

    /// <summary>Keeps the event of a change that was made already.</summary>
    public static Task KeepAsync(
        DbSession session, Actor actor, LoadedResponse loaded, ResponseState to, ResponseAction action, DateTimeOffset now,
        string? reason = null, DateOnly? until = null, int? revision = null) =>
        ResponseEventStore.InsertAsync(session, [new ResponseEventRow
        {
            Id = Guid.CreateVersion7(now),
            ResponseId = loaded.Row.Id,
            Version = loaded.Row.Version,
            OccurredAt = now,
            ActorName = actor.Name,
            ActorRole = actor.RoleFor(
                    action == ResponseAction.Edit ? EditableSections.PermissionOf(actor, loaded.Row.MunicipalityCode, loaded.Round.Key) : Needed(action, loaded.Round),
                    loaded.Row.MunicipalityCode,
                    loaded.Round.Key)
                ?? throw new InvalidOperationException($"Who may not {action} did."),
            Action = action,
            FromState = loaded.Row.State,
            ToState = to,
            Reason = reason,
            UntilDay = until,
            Revision = revision,
        }]);

    public static Failure NotNow(ResponseAction action) => Failure.Conflict($"The response cannot take the step {action} now.");

    public static Failure ChangedMeanwhile => Failure.Conflict("The response was changed at the same moment; look at it again.");
}
