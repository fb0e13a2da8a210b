using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>
/// Lets a municipality change what it has submitted, or answer after all, until a day. It still counts with its last submission
/// until it submits again; figures that are published change by a new release only.
/// </summary>
public sealed class ReopenResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="until">The last day on which the response can be changed and submitted.</param>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> without a reason, with one too long, or where the day has passed or is more than a year ahead;
    /// <see cref="FailureKind.Conflict"/> where the response is neither submitted nor declined, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string? reason, DateOnly until, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            var today = SwedishTime.Today(time);
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.Reopen, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.Reopen, today) is not { } state)
                return LifeCycle.NotNow(ResponseAction.Reopen);
            var text = Reason.Read(reason, required: true);
            if (!text.IsSuccess)
                return text.Failure;
            if (ExtendDeadline.FaultOf(until, today) is { } fault)
                return fault;

            var now = time.GetUtcNow();
            var reopened = loaded.Row with { State = state, ReopenedUntil = until };
            if (!await LifeCycle.TryTakeAsync(session, actor, loaded, reopened, ResponseAction.Reopen, now, text.Value, until))
                return LifeCycle.ChangedMeanwhile;
            await DraftRows.WriteAsync(session, loaded);
            return Done.Instance;
        }, cancellation);
}
