using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Says for a municipality that it does not take part in the round. Its draft is kept.</summary>
public sealed class DeclineResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="reason">May be left out: the survey is voluntary.</param>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> where the reason is too long; <see cref="FailureKind.Conflict"/> where the response cannot be
    /// declined now, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, string? reason, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.Decline, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.Decline, SwedishTime.Today(time)) is not { } state)
                return LifeCycle.NotNow(ResponseAction.Decline);
            var text = Reason.Read(reason, required: false);
            if (!text.IsSuccess)
                return text.Failure;

            var now = time.GetUtcNow();
            return await LifeCycle.TryTakeAsync(
                session, actor, loaded, loaded.Row with { State = state, LastActivityAt = now }, ResponseAction.Decline, now, text.Value)
                ? Done.Instance
                : LifeCycle.ChangedMeanwhile;
        }, cancellation);
}
